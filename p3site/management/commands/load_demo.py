from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from p3site.content.entries import load_entries
from p3site.content.files import ContentError
from p3site.content.loading import Loading
from p3site.content.media import load_documents, load_images
from p3site.content.partners import load_partners
from p3site.content.people import load_contact_people, load_operator, load_users
from p3site.content.standard import load_standard_pages
from p3site.content.vocabulary import load_vocabulary
from p3site.models import LoadedObject

STEPS = (
    load_vocabulary,
    load_images,
    load_documents,
    load_partners,
    load_operator,
    load_users,
    load_contact_people,
    load_entries,
)


class Command(BaseCommand):
    help = "Fill the site with the demo content: partners, news, projects, events, pictures and demo logins."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when setup_site or this command has run before"
        )

    def handle(self, *args, **options):
        if not settings.P3_DEMO_ALLOWED:
            raise CommandError("The demo has well-known passwords and is refused in production. Use setup_site.")
        if options["if_empty"] and LoadedObject.objects.exists():
            return
        try:
            made = load_demo(self.stdout.write)
        except ContentError as error:
            raise CommandError(f"{error}. Nothing was changed.") from error
        self.stdout.write(self.style.SUCCESS(f"The demo content is there ({made} new)."))


@transaction.atomic
def load_demo(say) -> int:
    """Set up the site and add what is missing of the demo; return how many things are new. All or nothing."""
    say("Loading the demo content …")
    # The index of references is written once at the end instead of at each of a thousand saves: a quarter of the time.
    with disable_reference_index_auto_update():
        setup = Loading(LoadedObject.Origin.SETUP, say)
        load_standard_pages(setup)
        loading = Loading(LoadedObject.Origin.DEMO, say)
        try:
            for step in STEPS:
                step(loading)
        except BaseException:
            loading.discard_files()
            raise
    made = setup.made + loading.made
    if made:
        call_command("rebuild_references_index", verbosity=0)
        say("  sizes of all pictures …")
    return made
