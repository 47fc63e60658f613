"""Makes pages and entries out of the content files in ``p3site/standard_pages`` and ``p3site/demo``."""
