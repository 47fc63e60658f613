from django.core.management.base import BaseCommand, CommandError

from p3site.content.removing import StillInUse, remove_demo


class Command(BaseCommand):
    help = "Take away exactly what load_demo added; what setup_site made and what people made since stays."

    def handle(self, *args, **options):
        try:
            removed = remove_demo(self.stdout.write)
        except StillInUse as error:
            raise CommandError(f"{error}. Nothing was removed.") from error
        self.stdout.write(self.style.SUCCESS(f"The demo content is gone ({removed} things)."))
