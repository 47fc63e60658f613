"""Plain views that span the apps."""
