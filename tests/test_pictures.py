"""Every picture comes in through one form: what is broken is refused in plain words, what is kept is written anew.

Only decoded pixels survive: no metadata, no second file behind the picture, no name that somebody else chose. All
sizes that pages show exist when an editor publishes; a visitor's request never makes one.
"""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from PIL import Image

from home.models import SiteImage, SiteRendition

from . import factories
from .cms import words
from .visitor import main, see

BROKEN = "beschädigt"


def picture(format: str = "PNG", size=(40, 30), mode: str = "RGB", **options) -> bytes:
    written = BytesIO()
    colour = {"RGB": (11, 85, 96), "RGBA": (11, 85, 96, 90), "L": 90, "P": 3, "CMYK": (1, 2, 3, 4)}[mode]
    Image.new(mode, size, colour).save(written, format, **options)
    return written.getvalue()


def with_place_of_taking() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "Geheime Halle"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 28.0, 0.0), 3: "E", 4: (11.0, 58.0, 0.0)})
    return picture("JPEG", exif=exif)


def huge_png(side: int) -> bytes:
    """A PNG of a few bytes that claims to be ``side`` times ``side`` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def animation(side: int, frames: int) -> bytes:
    written = BytesIO()
    pictures = [Image.new("RGB", (side, side), (4 * number, number, 9)) for number in range(frames)]
    pictures[0].save(written, "GIF", save_all=True, append_images=pictures[1:])
    return written.getvalue()


def upload(client, name: str, content: bytes, content_type: str = "image/png"):
    """Send a file through the CMS's form for a new picture, with what publishing does after the commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(
            reverse("wagtailimages:add"),
            {"title": "Bild", "file": SimpleUploadedFile(name, content, content_type), "alt_de": "Ein Bild"},
        )


def kept() -> SiteImage:
    return SiteImage.objects.get()


def content_of(image: SiteImage) -> bytes:
    with image.file.open("rb") as file:
        return file.read()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<html><script>alert(1)</script></html>"

# Refused


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.png", b""),
        ("text.png", b"Das ist kein Bild."),
        ("html.png", HTML),
        ("html.jpg", HTML),
        ("svg.png", SVG),
        ("pdf.jpg", b"%PDF-1.4"),
        ("php.png", b"<?php phpinfo(); ?>"),
        ("header.png", b"\x89PNG\r\n\x1a\n"),
        ("truncated.png", picture(size=(400, 300))[:-60]),
        ("half.jpg", picture("JPEG", size=(600, 600), quality=100)[:600]),
        ("middle.png", picture(size=(90, 90))[:45] + b"\0" * 20 + picture(size=(90, 90))[65:]),
        ("zeros.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 400),
        ("webp.webp", picture("WEBP")[:-8]),
        ("gif.gif", b"GIF89a" + b"\xff" * 30),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_whole_picture_is_refused_in_words(redaktion_client, name, content):
    response = upload(redaktion_client, name, content)
    assert response.status_code == 200
    errors = BeautifulSoup(response.content.decode(), "html.parser").select(".error-message, .w-field__errors")
    assert any(error.get_text(strip=True) for error in errors)
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("name", ["truncated.png", "half.jpg"])
def test_a_damaged_picture_is_called_damaged(redaktion_client, name):
    whole = picture("PNG" if name.endswith("png") else "JPEG", size=(400, 300))
    assert BROKEN in words(upload(redaktion_client, name, whole[: len(whole) // 2]).content.decode())


@pytest.mark.parametrize("name", ["bild.svg", "bild.php", "bild.png.php", "bild.html", "bild.bmp", "bild", ".png.exe"])
def test_other_kinds_of_files_are_refused_by_name(redaktion_client, name):
    content = SVG if name.endswith("svg") else picture()
    response = upload(redaktion_client, name, content, "image/svg+xml" if name.endswith("svg") else "image/png")
    assert response.status_code == 200
    assert not SiteImage.objects.exists()


def test_a_drawing_with_a_script_is_refused(redaktion_client):
    assert upload(redaktion_client, "logo.svg", SVG, "image/svg+xml").status_code == 200
    assert not SiteImage.objects.exists()


def test_too_many_pixels_are_refused(redaktion_client):
    response = upload(redaktion_client, "gross.png", huge_png(30_000))
    assert response.status_code == 200
    assert not SiteImage.objects.exists()


def test_so_are_too_many_over_all_frames_of_an_animation(redaktion_client, settings):
    content = animation(1000, settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000 + 1)
    assert len(content) < 1_000_000
    assert upload(redaktion_client, "viele.gif", content, "image/gif").status_code == 200
    assert not SiteImage.objects.exists()


def test_too_large_a_file_is_refused(redaktion_client, settings):
    content = picture() + b"\0" * settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    assert upload(redaktion_client, "schwer.png", content).status_code == 200
    assert not SiteImage.objects.exists()


# Written anew


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("foto.jpg", picture("JPEG"), "JPEG"),
        ("foto.jpeg", picture("JPEG", mode="L"), "JPEG"),
        ("druck.jpg", picture("JPEG", mode="CMYK"), "JPEG"),
        ("flach.png", picture(), "JPEG"),
        ("durchsichtig.png", picture(mode="RGBA"), "PNG"),
        ("bild.webp", picture("WEBP"), "JPEG"),
        ("bild.avif", picture("AVIF"), "JPEG"),
        ("bewegt.gif", animation(30, 3), "JPEG"),
        ("falsch.png", picture("JPEG"), "JPEG"),
        ("x.php.png", picture(), "JPEG"),
        ("../../x.png", picture(), "JPEG"),
        ("polyglot.png", picture() + HTML, "JPEG"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_whole_picture_is_written_anew_under_a_name_of_ours(redaktion_client, name, content, format):
    response = upload(redaktion_client, name, content)
    if not SiteImage.objects.exists():
        # A kind that does not fit its name may be refused instead, but then in words.
        assert name in ("falsch.png",)
        assert response.status_code == 200
        return
    stored = Path(kept().file.name)
    assert stored.stem.partition(".")[0] not in Path(name).name
    assert stored.suffix in (".jpg", ".png")
    assert "php" not in stored.name
    assert b"<script" not in content_of(kept())
    with Image.open(BytesIO(content_of(kept()))) as opened:
        opened.load()
        assert opened.format == format
        assert getattr(opened, "n_frames", 1) == 1


def test_where_a_picture_was_taken_is_not_passed_on(redaktion_client):
    original = with_place_of_taking()
    assert b"Geheime Halle" in original
    upload(redaktion_client, "foto.jpg", original)
    stored = content_of(kept())
    assert b"Geheime Halle" not in stored
    with Image.open(BytesIO(stored)) as opened:
        assert not opened.getexif()
        assert not opened.getexif().get_ifd(0x8825)


def test_a_picture_lying_on_its_side_stands_up(redaktion_client):
    """Its orientation is metadata too: it has to be applied before it is thrown away."""
    exif = Image.Exif()
    exif[0x0112] = 6
    upload(redaktion_client, "hochkant.jpg", picture("JPEG", size=(60, 20), exif=exif))
    assert (kept().width, kept().height) == (20, 60)


def test_a_very_large_picture_is_made_smaller(redaktion_client):
    upload(redaktion_client, "gross.png", picture(size=(5000, 100)))
    assert kept().width == 4000


def test_two_uploads_of_one_name_have_two_names(redaktion_client):
    for _number in range(2):
        upload(redaktion_client, "gleich.png", picture())
    names = set(SiteImage.objects.values_list("file", flat=True))
    assert len(names) == 2
    assert not any("gleich" in name for name in names)


@pytest.mark.parametrize("view", ["wagtailimages_chooser:create", "wagtailimages:add_multiple"])
@pytest.mark.parametrize("good", [True, False])
def test_every_way_in_is_the_same(redaktion_client, view, good):
    content = with_place_of_taking() if good else picture("JPEG", size=(400, 300))[:700]
    field = "files[]" if "multiple" in view else "image-chooser-upload-file"
    data = {
        "title": "Bild",
        "image-chooser-upload-title": "Bild",
        field: SimpleUploadedFile("x.jpg", content, "image/jpeg"),
    }
    response = redaktion_client.post(reverse(view), data, headers={"X-Requested-With": "XMLHttpRequest"})
    assert response.status_code == 200
    assert SiteImage.objects.exists() == good
    if good:
        assert b"Geheime Halle" not in content_of(kept())


def test_a_new_file_for_an_old_picture_goes_the_same_way(redaktion_client):
    image = factories.image()
    before = image.file.name
    address = reverse("wagtailimages:edit", args=[image.pk])
    data = {"title": "Bild", "file": SimpleUploadedFile("x.jpg", picture("JPEG")[:300], "image/jpeg")}
    assert redaktion_client.post(address, data).status_code == 200
    assert kept().file.name == before
    data["file"] = SimpleUploadedFile("neu.jpg", with_place_of_taking(), "image/jpeg")
    redaktion_client.post(address, data)
    assert kept().file.name != before
    assert b"Geheime Halle" not in content_of(kept())


# Sizes


def test_all_sizes_exist_when_a_picture_has_been_published(shared_tree, redaktion_client):
    upload(redaktion_client, "foto.png", picture(size=(2000, 1000)))
    image = kept()
    with TestCase.captureOnCommitCallbacks(execute=True):
        news = factories.news(shared_tree.news, lead_image=image)
        news.save_revision().publish()
    before = set(SiteRendition.objects.values_list("pk", flat=True))
    assert before
    for address in (news.url, "/de/aktuelles/", "/de/"):
        see(address)
    assert set(SiteRendition.objects.values_list("pk", flat=True)) == before


def test_a_logos_sizes_exist_when_its_partner_has_been_published(shared_tree, redaktion_client):
    upload(redaktion_client, "logo.png", picture(size=(900, 400), mode="RGBA"))
    with TestCase.captureOnCommitCallbacks(execute=True):
        partner = factories.partner(logo=kept())
        partner.save_revision().publish()
    before = SiteRendition.objects.count()
    assert before
    for address in ("/de/netzwerk/", "/de/netzwerk/musterspritz-gmbh/", "/en/network/"):
        see(address)
    assert SiteRendition.objects.count() == before


def test_a_photos_sizes_exist_too(shared_tree, redaktion_client):
    upload(redaktion_client, "portraet.png", picture(size=(900, 900)))
    with TestCase.captureOnCommitCallbacks(execute=True):
        partner = factories.partner()
        factories.contact(partner, photo=kept())
        partner.refresh_from_db()
        factories.Partner.objects.get(pk=partner.pk).save_revision().publish()
    before = SiteRendition.objects.count()
    page = see("/de/netzwerk/musterspritz-gmbh/")
    assert main(page).find_all("img")
    assert SiteRendition.objects.count() == before


def test_a_picture_is_offered_in_several_sizes_with_its_own(shared_tree):
    image = SiteImage.objects.create(title="Breit", file=factories.picture_file(size=(1600, 800)), alt_de="Breit")
    news = factories.news(shared_tree.news, lead_image=image)
    shown = main(see(news.url)).find("picture")
    assert "image/avif" in [source["type"] for source in shown.find_all("source")]
    assert int(shown.img["width"]) / int(shown.img["height"]) == pytest.approx(2, rel=0.02)
    assert len({part.split()[-1] for part in shown.source["srcset"].split(", ")}) > 1


def test_the_credit_stands_wherever_the_picture_is(shared_tree):
    news = factories.news(shared_tree.news, lead_image=factories.image(credit="Foto: Erika Beispiel"))
    for address in (news.url, "/de/aktuelles/"):
        assert "Foto: Erika Beispiel" in main(see(address)).get_text()
