"""What ``manage.py check --deploy`` asks of a real installation beyond Django's own."""

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import OperationalError, ProgrammingError


@register(Tags.database, deploy=True)
def operator_is_complete(app_configs, databases, **kwargs) -> list[Error]:
    """The facts that the law asks for in imprint and privacy page have been typed (``--database default``)."""
    if not databases or settings.DEBUG:
        return []
    from home.models import OperatorSettings

    try:
        missing = OperatorSettings.load().missing()
    except (OperationalError, ProgrammingError):
        return []  # not migrated yet: Django says so itself
    return (
        [
            Error(
                f"The site settings “Betreiber” lack: {', '.join(missing)}.",
                hint="Fill them in at /cms/settings/home/operatorsettings/; imprint and privacy page print them.",
                id="p3site.E001",
            )
        ]
        if missing
        else []
    )
