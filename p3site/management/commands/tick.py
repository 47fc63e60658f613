import logging
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Do what is due: publish and unpublish by schedule. Run it every minute."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on for ever, once in so many seconds")

    def handle(self, *args, **options):
        if not options["every"]:
            call_command("publish_scheduled")
        while options["every"]:
            try:
                call_command("publish_scheduled")
            except Exception:  # one bad minute must not end the scheduler
                logger.exception("tick failed; trying again in %s seconds", options["every"])
            close_old_connections()
            time.sleep(options["every"])
