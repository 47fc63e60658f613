"""Which action comes first below a page or a partner: what the person most often comes for, and is allowed to do."""

from wagtail.models import WorkflowMixin

PUBLISH, SUBMIT = "action-publish", "action-submit"
# wagtail-localize's: each of them loses work on the English page, see home.localize_guards.
LOSES_TRANSLATIONS = {"localize-restart-translation", "localize-convert-to-alias"}


def arrange(menu_items: list, workflow_in_progress: bool) -> None:
    """Put first "publish", else "submit for review"; while a review is open, the decision on it stays first.

    In place, as Wagtail's hooks want it. Both are there only for those who may use them.
    """
    menu_items[:] = [item for item in menu_items if item.name not in LOSES_TRANSLATIONS]
    by_name = {item.name: item for item in menu_items}
    first = (by_name.get("approve") if workflow_in_progress else None) or by_name.get(PUBLISH) or by_name.get(SUBMIT)
    if first is not None:
        menu_items.remove(first)
        menu_items.insert(0, first)


def in_review(instance) -> bool:
    return isinstance(instance, WorkflowMixin) and instance.pk is not None and bool(instance.workflow_in_progress)
