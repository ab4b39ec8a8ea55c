"""A workflow as its text, and what derives from it.

The text is the truth: tree, outline and graph are derived from it when asked for, kept, and never edited. A change
gives a new document, whose tree shares all it can with the one before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from editor.text.growth import collector_paused
from editor.text.json import JSON
from editor.workflow.identity import is_covered, renamed_paths
from editor.workflow.outline import Outline
from editor.workflow.placement import AUTOMATIC, Placement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.text.edits import TextEdit
    from editor.text.format import Format
    from editor.text.tree import Tree
    from editor.workflow.edit import Edit
    from editor.workflow.graph import Graph


_OUTLINE_BEFORE = "outline before"  # kept where derivations are: the outline of the text before the last edit


@dataclass(frozen=True)
class Document:
    """One state of a file: its text, the format the text is in, and where nodes were put by hand."""

    text: str
    format: Format = JSON
    placement: Placement = AUTOMATIC

    @cached_property
    def tree(self) -> Tree:
        """The values of the text, each with its place."""
        with collector_paused():
            return self.format.scan(self.text)

    @cached_property
    def outline(self) -> Outline:
        """The machines, states and transitions in it."""
        tree = self.tree
        before: Outline | None = self.__dict__.pop(_OUTLINE_BEFORE, None)
        with collector_paused():
            return Outline(tree, before)

    @cached_property
    def graph(self) -> Graph:
        """The outline as a frozen networkx graph."""
        from editor.workflow.graph import graph_of  # networkx takes 0.2 s to import: only who draws pays

        with collector_paused():
            return graph_of(self.outline)

    def applied(self, edit: Edit) -> Document:
        """The document with an edit done; states keep the places they were put at, under whatever path."""
        if edit.placement is not None:
            return self._rescanned(edit.text_edits).with_placement(edit.placement)
        return self.with_text_edits(edit.text_edits)

    def with_text_edits(self, text_edits: Sequence[TextEdit]) -> Document:
        """The document with text edits done, its placement following the states that got other paths."""
        after = self._rescanned(text_edits)
        if after is self or not self.placement.scopes:
            return after
        before = self.outline
        gone = {path: state.key for path, state in before.states.items() if path not in after.outline.states}
        if not gone:
            return after
        renamed = renamed_paths(before, after.outline, text_edits)
        deleted = {path for path, key in gone.items() if path not in renamed and is_covered(key, text_edits)}
        return after.with_placement(self.placement.followed(renamed, deleted))

    def _rescanned(self, text_edits: Sequence[TextEdit]) -> Document:
        """The edited text with the same placement; what is derived from it will share what it can with this one."""
        if not text_edits:
            return self
        tree = self.format.rescan(self.tree, text_edits)
        after = Document(tree.text, self.format, self.placement)
        after.__dict__["tree"] = tree  # the derivation is at hand: keep it
        before = self.__dict__.get("outline", self.__dict__.get(_OUTLINE_BEFORE))
        if before is not None:
            after.__dict__[_OUTLINE_BEFORE] = before
        return after

    def with_placement(self, placement: Placement) -> Document:
        """The same text with other places for its nodes; what is derived from the text is kept."""
        if placement is self.placement:
            return self
        other = Document(self.text, self.format, placement)
        for name in ("tree", "outline", "graph", _OUTLINE_BEFORE):
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other
