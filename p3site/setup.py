"""The rows that every installation needs: languages, root page and collection, groups, permissions, workflow.

One idempotent function for the migration, ``setup_site`` and the tests, whose transactional kind flushes everything
that migrations made. It works on historical models and on real ones, and therefore only on plain fields.
"""

from django.apps import apps as real_apps

COMMUNICATION = "Kommunikation"
CONTRIBUTORS = "Zuarbeit"
WORKFLOW = "Freigabe"
STOCK_GROUPS = ("Editors", "Moderators", "Translators")
STOCK_WORKFLOW = "Moderators approval"

DRAFTED_SNIPPETS = ["partner"]
PLAIN_SNIPPETS = {
    "directory": ["competence", "occupation", "funder"],
    "news": ["topic"],
}


def ensure_setup(apps=real_apps) -> None:
    """Make what is missing, also a right that somebody took away; what staff have added stays.

    The stock groups and workflow go the first time only: later ones of the same names are somebody's own.
    """
    ensure_locales(apps)
    root = ensure_root_page(apps)
    collection = ensure_root_collection(apps)
    if not apps.get_model("auth", "Group").objects.filter(name=COMMUNICATION).exists():
        remove_stock_rows(apps)
    communication, contributors = ensure_groups(apps)
    ensure_page_permissions(apps, root, communication, contributors)
    ensure_model_permissions(apps, communication, contributors)
    ensure_collection_permissions(apps, collection, communication, contributors)
    ensure_workflow(apps, root, communication)


def ensure_locales(apps) -> None:
    locale_model = apps.get_model("wagtailcore", "Locale")
    for code in ("de", "en"):
        locale_model.objects.get_or_create(language_code=code)


def ensure_root_page(apps):
    """The root of all trees; without Wagtail's "Welcome" page, which would lie beside ours."""
    page_model = apps.get_model("wagtailcore", "Page")
    content_type = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="page"
    )[0]
    locale = apps.get_model("wagtailcore", "Locale").objects.get(language_code="de")
    root, _created = page_model.objects.get_or_create(
        depth=1,
        defaults={
            "title": "Root",
            "draft_title": "Root",
            "slug": "root",
            "path": "0001",
            "url_path": "/",
            "numchild": 0,
            "content_type": content_type,
            "locale": locale,
        },
    )
    welcome = page_model.objects.filter(depth=2, slug="home", content_type=content_type)
    if welcome.exists():
        apps.get_model("wagtailcore", "Site").objects.filter(root_page__in=welcome).delete()
        root.numchild -= welcome.count()
        welcome.delete()
        root.save(update_fields=["numchild"])
    return root


def ensure_root_collection(apps):
    return apps.get_model("wagtailcore", "Collection").objects.get_or_create(
        depth=1, defaults={"name": "Root", "path": "0001", "numchild": 0}
    )[0]


def remove_stock_rows(apps) -> None:
    """Wagtail's groups may publish without review, and wagtail-localize gives them the right to translate past it."""
    apps.get_model("wagtailcore", "WorkflowPage").objects.filter(workflow__name=STOCK_WORKFLOW).delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=STOCK_WORKFLOW).delete()
    tasks = apps.get_model("wagtailcore", "Task").objects.filter(name=STOCK_WORKFLOW)
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name=STOCK_WORKFLOW).delete()
    tasks.delete()
    apps.get_model("auth", "Group").objects.filter(name__in=STOCK_GROUPS).delete()


def ensure_groups(apps):
    group_model = apps.get_model("auth", "Group")
    return [group_model.objects.get_or_create(name=name)[0] for name in (COMMUNICATION, CONTRIBUTORS)]


def _permission(apps, app_label: str, model: str, codename: str):
    """The permission, made if ``post_migrate`` has not made it yet (it does so after the last migration only)."""
    content_type = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )[0]
    return apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
    )[0]


def ensure_page_permissions(apps, root, communication, contributors) -> None:
    rights = apps.get_model("wagtailcore", "GroupPagePermission")
    wanted = {
        communication: ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
        contributors: ("add", "change"),
    }
    for group, actions in wanted.items():
        for action in actions:
            permission = _permission(apps, "wagtailcore", "page", f"{action}_page")
            rights.objects.get_or_create(group=group, page=root, permission=permission)


def ensure_model_permissions(apps, communication, contributors) -> None:
    both = [("wagtailadmin", "admin", "access_admin")]
    editors_only = [
        ("wagtail_localize", "translationsource", "submit_translation"),
        ("home", "operatorsettings", "change_operatorsettings"),
        ("directory", "partner", "delete_partner"),
        ("directory", "partner", "publish_partner"),
        ("directory", "partner", "lock_partner"),
        ("directory", "partner", "unlock_partner"),
        # Never "delete": a withdrawn consent is still the proof.
        *[("directory", "consent", f"{action}_consent") for action in ("add", "change", "view")],
        *[("wagtailredirects", "redirect", f"{action}_redirect") for action in ("add", "change", "delete")],
    ]
    for model in DRAFTED_SNIPPETS:
        both += [("directory", model, f"{action}_{model}") for action in ("add", "change", "view")]
    for app_label, models in PLAIN_SNIPPETS.items():
        for model in models:
            both.append((app_label, model, f"view_{model}"))
            editors_only += [(app_label, model, f"{action}_{model}") for action in ("add", "change", "delete")]
    shared = [_permission(apps, *key) for key in both]
    contributors.permissions.add(*shared)
    communication.permissions.add(*shared, *[_permission(apps, *key) for key in editors_only])
    translate = _permission(apps, "wagtail_localize", "translationsource", "submit_translation")
    contributors.permissions.remove(translate)


def ensure_collection_permissions(apps, collection, communication, contributors) -> None:
    """On Wagtail's own models: it asks for rights on those, whichever model stands in their place."""
    rights = apps.get_model("wagtailcore", "GroupCollectionPermission")
    for app_label, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        wanted = {communication: ("add", "change", "delete", "choose"), contributors: ("add", "choose")}
        for group, actions in wanted.items():
            for action in actions:
                permission = _permission(apps, app_label, model, f"{action}_{model}")
                rights.objects.get_or_create(group=group, collection=collection, permission=permission)


def ensure_workflow(apps, root, communication) -> None:
    """One step, decided by the communications staff, for all pages and for partners."""
    content_type_model = apps.get_model("contenttypes", "ContentType")
    task_type = content_type_model.objects.get_or_create(app_label="wagtailcore", model="groupapprovaltask")[0]
    task, _created = apps.get_model("wagtailcore", "GroupApprovalTask").objects.get_or_create(
        name=WORKFLOW, defaults={"content_type": task_type, "active": True}
    )
    task.groups.add(communication)
    workflow, _created = apps.get_model("wagtailcore", "Workflow").objects.get_or_create(
        name=WORKFLOW, defaults={"active": True}
    )
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(
        workflow=workflow, task_id=task.pk, defaults={"sort_order": 0}
    )
    apps.get_model("wagtailcore", "WorkflowPage").objects.get_or_create(page=root, defaults={"workflow": workflow})
    partner_type = content_type_model.objects.get_or_create(app_label="directory", model="partner")[0]
    apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
        content_type=partner_type, defaults={"workflow": workflow}
    )
