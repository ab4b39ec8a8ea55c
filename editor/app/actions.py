"""All a window can do, each thing declared once: menus, toolbar, shortcuts and command palette are made of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from editor.app.appearance import Mode
from editor.canvas.commands import COMMANDS
from editor.widgets.action import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from editor.app.page import Page
    from editor.app.window import Window

_FILE, _RECENT, _EDIT, _VIEW = "&File", "&File/Open &Recent", "&Edit", "&View"
_STATE = "&State"
_MENU_OF = {"canvas.find": _EDIT, "canvas.minimap": _VIEW}
_FLOW, _THEME = "&View/&Direction", "&View/&Theme"
_IN_EDIT_MENU = frozenset(f"canvas.{name}" for name in ("cut", "copy", "paste", "duplicate", "delete", "select_all"))
_SEEN_AS = (
    ("design", "&Design", "See the graph"),
    ("code", "&Code", "See the text"),
    ("split", "&Split", "See graph and text side by side"),
)
_DIRECTIONS = (("down", "Top to &Bottom"), ("right", "Left to &Right"))
_MODES = ((Mode.SYSTEM, "As the &System"), (Mode.LIGHT, "&Light"), (Mode.DARK, "&Dark"))


def declared_actions(window: Window) -> list[Action]:
    """The actions of a window, in the order of its menus."""
    return [
        *_files(window),
        *_exporting(window),
        *_closing(window),
        *_history(window),
        *_editing(window),
        *_graph(window, (_EDIT, _STATE)),
        *_seeing(window),
        *_zooming(window),
        *_graph(window, (_VIEW,)),
        *_choosing(window),
    ]


def _on_page(window: Window, act: Callable[[Page], object]) -> Callable[[], None]:
    """What does something to the page looked at, if there is one."""

    def run() -> None:
        if window.page is not None:
            act(window.page)

    return run


def _has_page(window: Window) -> Callable[[], bool]:
    return lambda: window.page is not None


def _is_modified(window: Window) -> bool:
    return window.page is not None and window.page.workfile.is_modified


def _files(window: Window) -> Iterator[Action]:
    filing, bench = window.filing, window.bench
    some = _has_page(window)

    def can_revert() -> bool:
        return _is_modified(window) and window.page is not None and window.page.workfile.path is not None

    yield Action("file.new", "&New", filing.new, ("Ctrl+N",), _FILE, "new", "New workflow", in_toolbar=True)
    yield Action("window.new", "New &Window", bench.new_window, ("Ctrl+Shift+N",), _FILE)
    yield Action("file.open", "&Open…", filing.ask_for_files, ("Ctrl+O",), _FILE, "open", in_toolbar=True)
    yield Action(
        "file.forget", "&Clear Recent Files", bench.forget_all, menu=_RECENT, in_palette=False, begins_group=True
    )
    yield Action(
        "file.reopen",
        "&Reopen Closed Tab",
        filing.reopen,
        ("Ctrl+Shift+T",),
        _FILE,
        is_enabled=lambda: bool(bench.closed),
    )
    yield Action(
        "file.save",
        "&Save",
        _on_page(window, filing.save),
        ("Ctrl+S",),
        _FILE,
        "save",
        in_toolbar=True,
        begins_group=True,
        is_enabled=some,
    )
    yield Action(
        "file.save_as", "Save &As…", _on_page(window, filing.save_as), ("Ctrl+Shift+S",), _FILE, is_enabled=some
    )
    yield Action("file.save_all", "Save A&ll", filing.save_all, ("Ctrl+Alt+S",), _FILE, is_enabled=some)
    yield Action(
        "file.revert",
        "Re&vert to Saved",
        _on_page(window, filing.revert),
        (),
        _FILE,
        tooltip="Go back to what the file holds; undo takes it back",
        is_enabled=can_revert,
    )


def _exporting(window: Window) -> Iterator[Action]:
    export, some = window.exporting, _has_page(window)

    def has_selection() -> bool:
        return window.page is not None and bool(window.page.session.view.selection)

    yield Action("file.export", "&Export Image…", export.ask, ("Ctrl+E",), _FILE, begins_group=True, is_enabled=some)
    yield Action(
        "file.export_selection", "Export Se&lection…", export.ask_for_selection, (), _FILE, is_enabled=has_selection
    )
    yield Action("file.copy_image", "Cop&y as Image", export.copy, ("Ctrl+Shift+C",), _FILE, is_enabled=some)


def _closing(window: Window) -> Iterator[Action]:
    close = _on_page(window, window.filing.close)
    yield Action("file.close", "&Close Tab", close, ("Ctrl+W",), _FILE, begins_group=True, is_enabled=_has_page(window))
    yield Action("window.close", "Close W&indow", window.close, ("Ctrl+Shift+W",), _FILE)
    yield Action("program.quit", "&Quit", window.bench.quit, ("Ctrl+Q",), _FILE)


def _history(window: Window) -> Iterator[Action]:
    def label(verb: str, of: str) -> Callable[[], str]:
        def words() -> str:
            name = None if window.page is None else getattr(window.page.session.history, of)
            return f"&{verb}" if name is None else f"&{verb} {name.replace('&', '&&')}"

        return words

    def has(of: str) -> Callable[[], bool]:
        return lambda: window.page is not None and getattr(window.page.session.history, of) is not None

    undo = _on_page(window, lambda page: page.session.undo())
    redo = _on_page(window, lambda page: page.session.redo())
    yield Action(
        "edit.undo",
        "&Undo",
        undo,
        ("Ctrl+Z",),
        _EDIT,
        "undo",
        in_toolbar=True,
        begins_group=True,
        is_enabled=has("undo_label"),
        words=label("Undo", "undo_label"),
    )
    yield Action(
        "edit.redo",
        "&Redo",
        redo,
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        _EDIT,
        "redo",
        in_toolbar=True,
        is_enabled=has("redo_label"),
        words=label("Redo", "redo_label"),
    )


def _editing(window: Window) -> Iterator[Action]:
    edit = window.editing
    yield Action("edit.cut", "Cu&t", edit.cut, ("Ctrl+X",), _EDIT, begins_group=True, is_enabled=edit.can_cut)
    yield Action("edit.copy", "&Copy", edit.copy, ("Ctrl+C",), _EDIT, is_enabled=edit.can_copy)
    yield Action("edit.paste", "&Paste", edit.paste, ("Ctrl+V",), _EDIT, is_enabled=edit.can_paste)
    yield Action("edit.duplicate", "D&uplicate", edit.duplicate, ("Ctrl+D",), _EDIT, is_enabled=edit.can_duplicate)
    yield Action("edit.delete", "&Delete", edit.delete, ("Del", "Backspace"), _EDIT, is_enabled=edit.can_delete)
    yield Action("edit.all", "Select &All", edit.select_all, ("Ctrl+A",), _EDIT, is_enabled=edit.can_select_all)


def _graph(window: Window, menus: tuple[str, ...]) -> Iterator[Action]:
    """What is done to states, for those who look for it in a menu; the keys belong to the canvas."""
    edit = window.editing
    for command in COMMANDS:
        menu = _MENU_OF.get(command.id, _STATE)
        if command.in_menu and menu in menus and command.id not in _IN_EDIT_MENU:
            yield Action(
                command.id,
                command.text,
                partial(edit.do_in_graph, command.id),
                menu=menu,
                hint=" or ".join(command.keys),
                begins_group=command.begins_group,
                is_enabled=_has_page(window),
            )


def _seeing(window: Window) -> Iterator[Action]:
    view = window.viewing
    yield Action(
        "view.find",
        "&Find Anything…",
        window.find_anything,
        ("Ctrl+Shift+P",),
        _VIEW,
        "palette",
        "Command palette",
        in_palette=False,
    )
    for number, (name, text, tooltip) in enumerate(_SEEN_AS):
        yield Action(
            f"view.{name}",
            text,
            partial(view.show_as, name),
            (f"Alt+{number + 1}",),
            _VIEW,
            name,
            tooltip,
            in_toolbar=True,
            begins_group=not number,
            is_checked=partial(view.is_seen_as, name),
        )
    yield Action(
        "view.flow",
        "&Flow Palette",
        view.toggle_flow,
        ("Ctrl+Shift+L",),
        _VIEW,
        begins_group=True,
        is_checked=lambda: window.flow_dock.isVisible(),
    )
    yield Action(
        "view.problems",
        "&Problems",
        view.toggle_problems,
        ("Ctrl+Shift+M",),
        _VIEW,
        is_checked=lambda: window.problems_dock.isVisible(),
    )


def _zooming(window: Window) -> Iterator[Action]:
    view, some = window.viewing, _has_page(window)
    yield Action(
        "view.zoom_in",
        "Zoom &In",
        view.zoom_in,
        ("Ctrl++", "Ctrl+="),
        _VIEW,
        "zoom-in",
        in_toolbar=True,
        begins_group=True,
        is_enabled=some,
    )
    yield Action(
        "view.zoom_out", "Zoom &Out", view.zoom_out, ("Ctrl+-",), _VIEW, "zoom-out", in_toolbar=True, is_enabled=some
    )
    yield Action("view.full_size", "&100 %", view.zoom_to_full_size, ("Ctrl+0",), _VIEW, is_enabled=some)
    yield Action("view.fit", "Fi&t", view.fit, ("Ctrl+1",), _VIEW, "fit", "Show all", in_toolbar=True, is_enabled=some)


def _choosing(window: Window) -> Iterator[Action]:
    view = window.viewing
    for name, text in _DIRECTIONS:
        yield Action(
            f"view.flow.{name}",
            text,
            partial(view.flow, name),
            menu=_FLOW,
            icon=name,
            is_checked=partial(view.flows, name),
        )
    for mode, text in _MODES:
        yield Action(
            f"view.theme.{mode}",
            text,
            partial(view.choose_theme, mode),
            menu=_THEME,
            is_checked=partial(view.has_theme, mode),
        )
    yield Action(
        "view.animations", "&Animations", view.toggle_animations, menu=_VIEW, is_checked=lambda: view.is_animated
    )
    yield Action(
        "view.next_tab", "&Next Tab", lambda: view.turn_tabs(1), ("Ctrl+Tab", "Ctrl+PgDown"), _VIEW, begins_group=True
    )
    yield Action(
        "view.previous_tab", "Pre&vious Tab", lambda: view.turn_tabs(-1), ("Ctrl+Shift+Tab", "Ctrl+PgUp"), _VIEW
    )
