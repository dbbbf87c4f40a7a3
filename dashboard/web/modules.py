"""One script made of a folder of ES modules, so that a first visit asks for one file: `assets/reach/` as `reach.js`.

Each module becomes a function that gives what the module exports, and each import takes names out of what another one
gave. That means the same as long as imports name what they take, exports are functions and constants, and no module
imports itself by way of others; whatever else a module may write is refused. Its own lines stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

START = "start.js"
"""The module that imports all others, by way of each other; a folder that has it is one script."""
_NAMES = r"\{([\w\s,]+)\}"
_IMPORT = re.compile(rf'^import {_NAMES} from "\./([\w-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(rf"^export (?=(?:(?:async )?function|const) (?:(\w+)|{_NAMES}))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export|await)\b.*|\bimport(?:\.meta\b|\().*", re.MULTILINE)


class ModuleError(RuntimeError):
    """A module that cannot be sent; the message names the file, and what is wrong with it."""


@dataclass(frozen=True)
class Module:
    """One file of the folder."""

    path: Path
    imports: Mapping[str, tuple[str, ...]]
    """The names that it takes, by the file that exports them."""
    exports: tuple[str, ...]
    body: str
    """Its lines, with constants in place of imports, and without the word that exports."""


def _names(path: Path, text: str) -> tuple[str, ...]:
    names = tuple(name for part in text.split(",") if (name := part.strip()))
    for name in names:
        if not name.isidentifier():
            raise ModuleError(f"{path}: “{name}” has another name elsewhere; import and export names as they are")
    return names


def read(path: Path) -> Module:
    """One module. Raises ModuleError where it is missing, or writes what cannot be packed."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ModuleError(f"{path}: cannot be read, though a module imports it") from error
    imports = {found[2]: _names(path, found[1]) for found in _IMPORT.finditer(text)}
    exports = [name for found in _EXPORT.finditer(text) for name in _names(path, found[1] or found[2])]
    body = _IMPORT.sub(r'const {\1} = modules["\2"];', _EXPORT.sub("", text))
    if other := _OTHER.search(body):
        raise ModuleError(f"{path}: “{other[0].strip()}” cannot be packed; see dashboard/web/modules.py")
    return Module(path, imports, tuple(exports), body)


def in_order(folder: Path) -> list[Module]:
    """All modules of a folder, each after those that it imports, as a browser would run them.

    Raises ModuleError where one imports itself by way of others or takes what is not there, or where none imports it.
    """
    ready: dict[str, Module] = {}

    def visit(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            raise ModuleError(f"{folder}: a circle of imports: {' → '.join((*way[way.index(name) :], name))}")
        if name in ready:
            return
        module = read(folder / name)
        for other, names in module.imports.items():
            visit(other, (*way, name))
            if missing := [taken for taken in names if taken not in ready[other].exports]:
                raise ModuleError(f"{module.path}: {other} does not export {', '.join(missing)}")
        ready[name] = module

    visit(START, ())
    if forgotten := sorted(path.name for path in folder.glob("*.js") if path.name not in ready):
        raise ModuleError(f"{folder}: no module imports {', '.join(forgotten)}")
    return list(ready.values())


def _lines(folder: Path) -> Iterator[str]:
    yield f"// The modules of assets/{folder.name}/, each after those that it imports (dashboard/web/modules.py).\n"
    yield '(function () {\n"use strict";\nconst modules = {};\n'
    for module in in_order(folder):
        name = module.path.name
        yield f'\n// {"-" * 64} {folder.name}/{name}\n\nmodules["{name}"] = (function () {{\n'
        yield module.body
        yield f"return {{ {', '.join(module.exports)} }};\n}})();\n" if module.exports else "})();\n"
    yield "})();\n"


def packed(folder: Path) -> bytes:
    """The script that does what the modules of a folder do. Raises ModuleError as `in_order` does."""
    return "".join(_lines(folder)).encode()
