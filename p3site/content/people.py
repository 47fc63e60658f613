"""The demo's people, its operator, and who is named on the contact page."""

from django.contrib.auth.models import Group

from directory.models import Representative
from home.models import ContactPage, ContactPagePerson, OperatorFunder, OperatorSettings, User

from .files import DEMO, Entry, read, read_list
from .loading import Loading
from .pages import home_pages

DEMO_PASSWORD = "p3-demo-2026"  # noqa: S105  (the demo's well-known one; refused in production)


def load_users(loading: Loading) -> None:
    """Make the demo's accounts. One that is there already, whoever made it, keeps its password and rights."""
    for entry in loading.progress("accounts", read_list(DEMO / "users.yaml", "email")):
        key = f"user:{entry.name}"
        if loading.existing(key) or User.objects.filter(email__iexact=entry.name).exists():
            continue
        entry.check_fields(
            {"email", "first_name", "last_name", "preferred_language", "groups", "superuser", "represents"}
        )
        data = entry.data
        user = User.objects.create_user(
            entry.name,
            DEMO_PASSWORD,
            first_name=data.get("first_name", ""),
            last_name=data.get("last_name", ""),
            preferred_language=data.get("preferred_language", "de"),
            is_superuser=bool(data.get("superuser")),
            is_staff=bool(data.get("superuser")),
        )
        for name in data.get("groups") or []:
            group = Group.objects.filter(name=name).first()
            if group is None:
                raise entry.error(f"there is no group “{name}”")
            user.groups.add(group)
        loading.remember(key, user)
        if partner := loading.find(entry, data.get("represents")):
            loading.remember(f"{key}/represents", Representative.objects.create(user=user, partner=partner))


def operator_values(entry: Entry) -> dict[str, str]:
    """The demo's facts about the operator by field name."""
    values: dict[str, str] = {}
    for name, value in entry.required("settings").items():
        if name == "funders":
            continue
        for field, text in (
            {f"{name}_{code}": text for code, text in value.items()} if isinstance(value, dict) else {name: value}
        ).items():
            if not hasattr(OperatorSettings, field):
                raise entry.error(f"unknown field “{field}”")
            values[field] = text
    return values


def operator_entry() -> Entry:
    file = DEMO / "operator.yaml"
    return Entry(file, "operator", read(file))


def load_operator(loading: Loading) -> None:
    """Fill in what nobody has typed yet."""
    entry = operator_entry()
    settings = OperatorSettings.load()
    changed = False
    for field, text in operator_values(entry).items():
        if not getattr(settings, field):
            setattr(settings, field, text)
            changed = True
    if settings.partner is None:
        settings.partner = loading.find(entry, entry.data.get("partner"))
        changed = True
    if changed:
        entry.validate(settings)
        settings.save()
    for reference in entry.data["settings"].get("funders") or []:
        key = f"operator-{reference}"
        if not loading.existing(key):
            funder = loading.find(entry, reference)
            loading.remember(key, OperatorFunder.objects.create(settings=settings, funder=funder))


def load_contact_people(loading: Loading) -> None:
    """Put the network's contact on the contact pages."""
    entry = Entry(DEMO / "partners" / "iktr.yaml", "contact page", {})
    for language, home in home_pages().items():
        page = ContactPage.objects.child_of(home).first()
        key = f"contact-page-person:{language}"
        if page is not None and not loading.existing(key):
            contact = loading.find(entry, "contact:iktr/schadewald")
            loading.remember(key, ContactPagePerson.objects.create(page=page, contact=contact, sort_order=0))
            page.refresh_from_db()
            revision = page.save_revision()
            revision.publish()
            loading.remember(f"contact-page-revision:{language}", revision)
