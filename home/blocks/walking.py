"""Going through the blocks of a StreamField value."""

from collections.abc import Iterator
from typing import TypeVar

from wagtail.blocks import ListBlock, StreamBlock, StructBlock, StructValue

T = TypeVar("T")


def values_in(stream_value, kind: type[T]) -> Iterator[T]:
    """Yield every value of type ``kind`` (a picture, a page) in ``stream_value``, at any depth, in reading order."""
    if stream_value:
        yield from _walk(stream_value.stream_block, stream_value, kind)


def _walk(block, value, kind: type[T]) -> Iterator[T]:
    if isinstance(value, kind):
        yield value
    elif not value:
        return
    elif isinstance(block, StreamBlock):
        for child in value:
            yield from _walk(child.block, child.value, kind)
    elif isinstance(block, ListBlock):
        for item in value:
            yield from _walk(block.child_block, item, kind)
    elif isinstance(block, StructBlock) and isinstance(value, StructValue):  # an ImageBlock's value is its picture
        for name, child_block in block.child_blocks.items():
            yield from _walk(child_block, value.get(name), kind)
