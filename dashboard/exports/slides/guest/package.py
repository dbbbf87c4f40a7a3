"""A template of the reader's as a file: what is no presentation, holds programs or reaches elsewhere is refused."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from lxml import etree

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 10_000_000, 60_000_000, 2_000
MOST_XML = 12_000_000
"""Bytes of one part that is read: as a tree it takes several times as much."""
LONGEST_NAME = 60
USUAL = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_TYPES = "[Content_Types].xml"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the old formats begin, and those with a password."""
_MACROS = ("macroenabled", "vbaproject", "vbadata")
_EMBEDDED = ("oleobject", "activex", "ms-office.activex")
_EMBEDDED_FOLDERS = ("ppt/embeddings/", "ppt/activex/", "ppt/ctrlprops/")
_EMBEDDED_RELATIONS = ("/oleobject", "/package", "/control", "/activexcontrolbinary", "/attachedtoolbars")
_MACRO_RELATIONS = ("/vbaproject", "/wordvbadata")
_LINK = "/hyperlink"
_MAIN = "/officedocument"
_STORED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_DECLARED = re.compile(r"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)[\"']")
_READABLE = ("utf-8", "utf8", "utf-16", "us-ascii", "ascii")
_NAMED = re.compile(r"[^\x20-\x7e]")


class RefusedError(Exception):
    """A template that is not taken. `name`: which of the messages in adopted.py; `values`: what these name."""

    def __init__(self, name: str, /, **values: str) -> None:
        super().__init__(name)
        self.name, self.values_ = name, values


def checked(content: bytes) -> bytes:
    """The file of a template as that of a usual presentation. Raises RefusedError."""
    if len(content) > MOST_BYTES:
        raise RefusedError("large")
    if content.startswith(_OLD):
        raise RefusedError("old")
    parts = _parts(content)
    types = _types(parts)
    for name, kind in types.items():
        _check_kind(name, kind)
    for name in parts:
        _check_kind(name, "")
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) or types.get(name, "").endswith("xml"):
            tree = parsed(part)
            if name.endswith(".rels"):
                _check_relations(tree)
    main = _main(parts)
    if types.get(main) not in (USUAL, TEMPLATE):
        raise RefusedError("foreign")
    return _written(parts)


def _parts(content: bytes) -> Mapping[str, bytes]:
    """All parts by name, of which no more is unpacked than is told here."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            members = [one for one in file.infolist() if not one.is_dir()]
            _check_members(members)
            return MappingProxyType({one.filename: file.read(one) for one in members})
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise RefusedError("foreign") from None


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_PARTS:
        raise RefusedError("parts")
    if sum(one.file_size for one in members) > MOST_UNPACKED:
        raise RefusedError("unpacked")
    names = [one.filename for one in members]
    if len({name.lower() for name in names}) < len(names):
        raise RefusedError("broken")
    for one in members:
        steps = one.filename.split("/")
        if ".." in steps or "" in steps or "\\" in one.filename or ":" in steps[0]:
            raise RefusedError("broken")
        if one.flag_bits & _ENCRYPTED or one.compress_type not in _STORED:
            raise RefusedError("foreign")


def parsed(part: bytes) -> Any:
    """A part as a tree: without a document type, of known letters, not too large. Raises RefusedError."""
    if len(part) > MOST_XML:
        raise RefusedError("unpacked")
    try:
        text = part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        declared = _DECLARED.search(text[:300])
        if "<!DOCTYPE" in text or "<!ENTITY" in text or (declared and declared[1].lower() not in _READABLE):
            raise RefusedError("broken")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(part, parser)
    except (UnicodeError, etree.XMLSyntaxError, ValueError):
        raise RefusedError("broken") from None


def _types(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """What each part is, in small letters for those that are no presentation."""
    if _TYPES not in parts:
        raise RefusedError("foreign")
    usual, own = {}, {}
    for node in parsed(parts[_TYPES]):
        kind = node.get("ContentType", "")
        if node.get("Extension"):
            usual[node.get("Extension").lower()] = kind
        elif node.get("PartName"):
            own[node.get("PartName").removeprefix("/")] = kind
    told = {name: usual.get(name.rpartition(".")[2].lower(), "") for name in parts}
    # A type that is told of no part is a sign of what was meant, too.
    return {**told, **{f"*.{ending}": kind for ending, kind in usual.items() if _is_program(kind)}, **own}


def _is_program(kind: str) -> bool:
    return any(word in kind.lower() for word in (*_MACROS, *_EMBEDDED))


def _check_kind(name: str, kind: str) -> None:
    path, kind = name.lower(), kind.lower()
    if any(word in kind for word in _MACROS) or "vbaproject" in path:
        raise RefusedError("macros")
    if any(word in kind for word in _EMBEDDED) or path.startswith(_EMBEDDED_FOLDERS):
        raise RefusedError("embedded", name=printable(name))


def _relations(tree: Any) -> Iterator[tuple[str, str, bool]]:
    """Kind and target of each relation, and whether it leads out of the file."""
    for node in tree:
        kind, target = str(node.get("Type", "")), str(node.get("Target", ""))
        yield kind, target, node.get("TargetMode", "Internal") != "Internal" or "://" in target


def _check_relations(tree: Any) -> None:
    for kind, target, is_outside in _relations(tree):
        ending = kind.lower()
        if ending.endswith(_MACRO_RELATIONS):
            raise RefusedError("macros")
        if ending.endswith(_EMBEDDED_RELATIONS):
            raise RefusedError("embedded", name=printable(target))
        # A link that a reader may click on is taken out later; whatever an office fetches by itself is refused.
        if is_outside and not ending.endswith(_LINK):
            raise RefusedError("linked", name=printable(target))


def _main(parts: Mapping[str, bytes]) -> str:
    """The part that is the presentation."""
    roots = parts.get("_rels/.rels")
    if roots is None:
        raise RefusedError("foreign")
    mains = [target for kind, target, _ in _relations(parsed(roots)) if kind.lower().endswith(_MAIN)]
    if len(mains) != 1:
        raise RefusedError("foreign")
    if "purl.oclc.org" in parts["_rels/.rels"].decode("utf-8", "replace"):
        raise RefusedError("strict")
    return mains[0].removeprefix("/")


def _written(parts: Mapping[str, bytes]) -> bytes:
    """The same as a usual presentation, which python-pptx opens: it knows no templates."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as file:
        for name, part in parts.items():
            told = part.replace(TEMPLATE.encode(), USUAL.encode()) if name == _TYPES else part
            file.writestr(name, told)
    return kept.getvalue()


def printable(name: str) -> str:
    """A foreign name as far as it can be shown."""
    shown = _NAMED.sub("?", name)
    return shown if len(shown) <= LONGEST_NAME else shown[:LONGEST_NAME] + "…"
