import threading

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from p3site.content.people import DEMO_PASSWORD
from p3site.content.standard import tell_site_its_address

TICK_SECONDS = 60


class Command(BaseCommand):
    help = "Run the site on this machine: migrate, fill it with the demo on first start, serve it, publish what is due."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args, **options):
        settings.VAR_DIR.mkdir(exist_ok=True)
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Making the database …")
            call_command("migrate", interactive=False)
        call_command("load_demo", if_empty=True)
        tell_site_its_address()
        self.say_where(options["port"])
        threading.Thread(target=call_command, args=["tick"], kwargs={"every": TICK_SECONDS}, daemon=True).start()
        call_command(
            "runserver", f"127.0.0.1:{options['port']}", use_reloader=False, insecure_serving=True, skip_checks=True
        )

    def say_where(self, port: int) -> None:
        address = f"http://127.0.0.1:{port}"
        self.stdout.write(
            self.style.SUCCESS(
                f"\n  Website  {address}/de/  and  {address}/en/\n"
                f"  CMS      {address}/cms/\n\n"
                f"  redaktion@example.org  communications staff: edits and publishes\n"
                f"  zuarbeit@example.org   contributor: edits and submits for review\n"
                f"  admin@example.org      administrator\n"
                f"  Password of all three: {DEMO_PASSWORD}\n\n"
                f"  Stop with Ctrl+C; the data stay in {settings.VAR_DIR.name}/.\n"
            )
        )
