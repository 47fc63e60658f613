import time

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Do what is due: publish and unpublish by schedule. Run it every minute."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on for ever, once in so many seconds")

    def handle(self, *args, **options):
        call_command("publish_scheduled")
        while options["every"]:
            time.sleep(options["every"])
            call_command("publish_scheduled")
