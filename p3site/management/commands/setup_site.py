from django.core.management.base import BaseCommand, CommandError

from p3site.content.files import ContentError
from p3site.content.loading import Loading
from p3site.content.standard import load_standard_pages
from p3site.models import LoadedObject


class Command(BaseCommand):
    help = "Make what every installation needs: languages, groups, workflow, and all standard pages in both languages."

    def handle(self, *args, **options):
        loading = Loading(LoadedObject.Origin.SETUP, self.stdout.write)
        try:
            load_standard_pages(loading)
        except ContentError as error:
            raise CommandError(f"{error}. Nothing was changed.") from error
        self.stdout.write(self.style.SUCCESS(f"The site is set up ({loading.made} new)."))
