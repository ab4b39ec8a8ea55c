"""JSON text: reading it, however broken, and editing it as it is written."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from editor.text.json import layout, reader, removal, writer
from editor.text.json.messages import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.text.edits import TextEdit
    from editor.text.format import Edits, Format, Value, Verbatim
    from editor.text.tree import Path, Tree


class _Json:
    """The JSON format; see `Format` for what each part does."""

    name = "JSON"
    messages: Mapping[str, str] = MappingProxyType(MESSAGES)

    def scan(self, text: str) -> Tree:
        return reader.scan(self, text)

    def rescan(self, tree: Tree, edits: Sequence[TextEdit]) -> Tree:
        return reader.rescan(tree, edits)

    def set_value(self, tree: Tree, path: Path, value: Value) -> Edits:
        return writer.set_value(tree, path, value)

    def insert(self, tree: Tree, container: Path, index: int, value: Value, name: str | None = None) -> Edits:
        return writer.insert(tree, container, index, value, name)

    def remove(self, tree: Tree, path: Path) -> Edits:
        return removal.remove(tree, path)

    def rename(self, tree: Tree, path: Path, name: str) -> Edits:
        return writer.rename(tree, path, name)

    def wrap(self, tree: Tree, path: Path, around: Value) -> Edits:
        return writer.wrap(tree, path, around)

    def verbatim(self, tree: Tree, path: Path) -> Verbatim:
        return writer.verbatim(tree, path)

    def lifted(self, tree: Tree, path: Path) -> Verbatim:
        return removal.lifted(tree, path)

    def layout(self, tree: Tree) -> str:
        return layout.layout(tree)

    def __repr__(self) -> str:
        return "JSON"


JSON: Format = _Json()
