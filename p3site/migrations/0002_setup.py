from django.db import migrations

from p3site.setup import ensure_setup


class Migration(migrations.Migration):
    """Languages, groups, permissions and workflow; the stock groups go.

    After wagtail-localize's 0006, which gives the stock groups the permission to translate past every review.
    """

    dependencies = [
        ("p3site", "0001_initial"),
        ("home", "0002_initial"),
        ("directory", "0002_initial"),
        ("news", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailadmin", "0005_editingsession_is_editing"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(lambda apps, schema_editor: ensure_setup(apps), migrations.RunPython.noop)]
