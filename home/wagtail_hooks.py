"""What the ground floor adds to the CMS."""

from wagtail import hooks

from . import deletion, localize_guards
from .action_menu import arrange, in_review


@hooks.register("construct_page_action_menu")
def page_actions(menu_items, request, context):
    arrange(menu_items, in_review(context.get("page")))


@hooks.register("construct_snippet_action_menu")
def partner_actions(menu_items, request, context):
    arrange(menu_items, in_review(context.get("instance")))


@hooks.register("construct_reports_menu")
def reports_for_translators(request, menu_items):
    """wagtail-localize shows its report to everybody; it is of use to those who translate."""
    if not request.user.has_perm("wagtail_localize.submit_translation"):
        menu_items[:] = [item for item in menu_items if item.name != "translations"]


# Before wagtail-localize's own, whatever the order in INSTALLED_APPS.
hooks.register("register_admin_urls", localize_guards.admin_urls, order=-1)
hooks.register("before_edit_page", localize_guards.before_edit_page, order=-1)
hooks.register("before_bulk_action", localize_guards.before_bulk_action, order=-1)

hooks.register("before_delete_page", deletion.before_delete_page)
hooks.register("before_move_page", deletion.before_move_page)
hooks.register("before_bulk_action", deletion.before_bulk_action)
