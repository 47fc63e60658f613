"""Pictures, logos and documents."""

from pathlib import Path

from django.core.files import File

from home.models import SiteDocument, SiteImage

from .files import DEMO, Entry, read_list
from .loading import Loading
from .vocabulary import set_both


def load_images(loading: Loading) -> None:
    """Make the pictures, with all their sizes."""
    for entry in loading.progress("images", read_list(DEMO / "images.yaml", "key")):
        key = f"image:{entry.name}"
        if loading.existing(key):
            continue
        entry.check_fields({"key", "file", "title", "alt", "credit", "rights"})
        image = SiteImage(
            title=entry.required("title"), credit=entry.data.get("credit", ""), rights_note=entry.data.get("rights", "")
        )
        set_both(entry, image, "alt", entry.required("alt"))
        save_file(loading, entry, image, DEMO / "pictures" / entry.required("file"))
        loading.remember(key, image)


def load_logo(loading: Loading, entry: Entry) -> SiteImage | None:
    """Make the logo of a partner, if its entry says that it has one."""
    if not entry.data.get("logo"):
        return None
    key = f"logo:{entry.name}"
    if present := loading.existing(key):
        return present  # type: ignore[return-value]
    name = entry.required("name")
    logo = SiteImage(title=f"Logo {name}"[:255], alt_de=f"Logo: {name}"[:255], alt_en=f"Logo: {name}"[:255])
    save_file(loading, entry, logo, DEMO / "logos" / f"{entry.name}.png")
    loading.remember(key, logo)
    return logo


def load_documents(loading: Loading) -> None:
    """Make the documents."""
    for entry in loading.progress("documents", read_list(DEMO / "documents.yaml", "key")):
        key = f"document:{entry.name}"
        if loading.existing(key):
            continue
        entry.check_fields({"key", "file", "title", "language", "content"})
        document = SiteDocument(title=entry.required("title"), language=entry.data.get("language", ""))
        save_file(loading, entry, document, DEMO / "documents" / entry.required("file"))
        loading.remember(key, document)


def save_file(loading: Loading, entry: Entry, instance: SiteImage | SiteDocument, path: Path) -> None:
    """Save ``instance`` with a copy of the file at ``path``, which must be there."""
    if not path.is_file():
        raise entry.error(f"there is no file {path.name} in {path.parent.name}/")
    with path.open("rb") as opened:
        instance.file.save(path.name, File(opened), save=False)
        loading.stored.append(instance.file)
        if isinstance(instance, SiteImage):
            instance._set_image_file_metadata()
        instance.save()
