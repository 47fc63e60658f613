"""Content blocks out of a content file, checked as the CMS would check them."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.blocks import Block, ListBlock, StreamBlock, StreamValue, StructBlock
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from .files import Entry, in_language
from .loading import Loading

# Block ids made from their place: the German and the English version of a page have the same ones.
NAMESPACE = uuid.UUID("6f1f5a5e-5c0e-4b6e-9d2a-70330f0e2020")


class StreamReader:
    """Reads the blocks of one page in one language."""

    def __init__(self, loading: Loading, entry: Entry, language: str):
        self.loading, self.entry, self.language = loading, entry, language

    def read(self, field: StreamField, value: Any) -> StreamValue:
        """Return the value of ``field`` for a list of ``{type: value}``. Raises ContentError on any mistake."""
        data = self.loading.resolve(self.entry, in_language(self.entry, value or [], self.language))
        raw = self._stream(field.stream_block, data, field.name)
        stream = field.stream_block.to_python(raw)
        try:
            field.stream_block.clean(stream)
        except ValidationError as error:
            raise self.entry.error(f"{field.name}: {_deep_messages(error)}") from error
        return stream

    def _id(self, place: str) -> str:
        return str(uuid.uuid5(NAMESPACE, f"{self.entry.file.stem}/{place}"))

    def _stream(self, block: StreamBlock, data: Any, place: str) -> list[dict]:
        if not isinstance(data, list):
            raise self.entry.error(f"{place}: a list of blocks is expected")
        raw = []
        for number, item in enumerate(data):
            if not isinstance(item, dict) or len(item) != 1:
                raise self.entry.error(f"{place}, block {number + 1}: exactly one “type: value” is expected")
            ((name, value),) = item.items()
            if name not in block.child_blocks:
                raise self.entry.error(f"{place}, block {number + 1}: there is no block “{name}”")
            here = f"{place}/{number}"
            raw.append(
                {"type": name, "id": self._id(here), "value": self._value(block.child_blocks[name], value, here)}
            )
        return raw

    def _value(self, block, value: Any, place: str) -> Any:
        if isinstance(block, ImageBlock):
            return self._image(value, place)
        if isinstance(block, StreamBlock):
            return self._stream(block, value, place)
        if isinstance(block, StructBlock):
            if not isinstance(value, dict):
                raise self.entry.error(f"{place}: fields are expected")
            if unknown := set(value) - set(block.child_blocks):
                raise self.entry.error(f"{place}: unknown field {', '.join(sorted(unknown))}")
            # A text left out is an empty one: Wagtail's own default, None, is nothing that can be translated.
            left_out = {name: "" for name, child in block.child_blocks.items() if _is_text(child)}
            return left_out | {
                name: self._value(block.child_blocks[name], item, f"{place}/{name}") for name, item in value.items()
            }
        if isinstance(block, ListBlock):
            return [
                {
                    "type": "item",
                    "id": self._id(f"{place}/{number}"),
                    "value": self._value(block.child_block, item, f"{place}/{number}"),
                }
                for number, item in enumerate(value or [])
            ]
        return value

    def _image(self, value: Any, place: str) -> dict:
        """An empty alternative text means the picture's own, in this language."""
        if not isinstance(value, dict) or not value.get("image"):
            raise self.entry.error(f"{place}: there is no image")
        text = value.get("alt_text")
        if not text and not value.get("decorative"):
            picture = get_image_model().objects.get(pk=value["image"])
            text = getattr(picture, f"alt_{self.language}")
        return {"image": value["image"], "alt_text": text or "", "decorative": bool(value.get("decorative"))}


def _is_text(block: Block) -> bool:
    return isinstance(getattr(block, "field", None), forms.CharField)


def _deep_messages(error: ValidationError) -> str:
    """The messages of nested block errors in one line."""
    found: list[str] = []

    def walk(node) -> None:
        if isinstance(node, ValidationError):
            for name in ("block_errors", "non_block_errors"):
                if children := getattr(node, name, None):
                    walk(children)
            if not hasattr(node, "block_errors"):
                found.extend(map(str, node.messages))
        elif isinstance(node, dict):
            for name, child in node.items():
                before = len(found)
                walk(child)
                found[before:] = [f"{name}: {message}" for message in found[before:]]
        elif isinstance(node, (list, tuple)) or hasattr(node, "data"):
            for child in getattr(node, "data", node):
                walk(child)

    walk(error)
    return "; ".join(found) or str(error)
