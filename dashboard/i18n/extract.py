"""Collects every text that readers see into the catalogue that translators start from: `make texts`."""

from __future__ import annotations

import ast
import csv
import io
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

from dashboard.catalogue import code_words
from dashboard.i18n import LOCALE
from dashboard.i18n.catalogues import DEFAULT, catalogue_path

ROOT = Path(__file__).resolve().parents[2]
MAPPING = ROOT / "babel.cfg"
NOTES = Path(__file__).with_name("notes.toml")
WIDTH = 120
WITH_CONTEXT = "pgettext"
"""What a call with a context is told to Babel as: the context, then the text."""
COUNTED = "npgettext"
"""The same of a call with plural forms: the context, then singular and plural."""
_MARKED = re.compile(rb"^#, .*\bpython-format\b.*\n", re.MULTILINE)
HEADER = """\
# Texts of Reach 2030, written by `make texts`: not to be edited. A translation is a copy in its language's folder.
msgid ""
msgstr ""
"Project-Id-Version: reach-2030\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

Found = tuple[int, str | None, tuple[str | None, ...], list[str]]
"""As Babel asks for: line, keyword (None where there is none), arguments (None where one is no literal), comments."""
ToldText = tuple[str, int, str | tuple[str, ...], list[str], str | None]
"""As Babel gives them: file, line, text (or singular and plural), comments, context."""


def texts_of_code(
    source: IO[bytes], keywords: Collection[str], _tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Found]:
    """Literal arguments of the keywords' calls, those inside f-strings too, and texts of the option `constants`.

    Babel's own reader of Python misses calls inside f-strings before Python 3.12. Raises ValueError where a declared
    constant is absent or holds no text.
    """
    declared = dict(_name_and_item(entry) for entry in options.get("constants", "").split())
    code = source.read()
    if not declared and not any(keyword.encode() in code for keyword in keywords):
        return
    module = parsed(code)
    for node in nodes_of(module):
        if isinstance(node, ast.Call) and _name(node.func) in keywords:
            arguments = (argument.value if isinstance(argument, ast.Constant) else None for argument in node.args)
            told = tuple(argument if isinstance(argument, str) else None for argument in arguments)
            context = next((word.value for word in node.keywords if word.arg == "context"), None)
            if isinstance(context, ast.Name):
                context = _constants(module).get(context.id, context)
            if context is not None and told[:1] != (None,) and not isinstance(context, ast.Constant):
                raise ValueError(f"{getattr(source, 'name', '')}:{node.lineno}: the context of a text is no constant")
            if isinstance(context, ast.Constant):
                plural = _name(node.func) == "translate_number"
                yield node.lineno, COUNTED if plural else WITH_CONTEXT, (str(context.value), *told), []
            else:
                yield node.lineno, _name(node.func), told, []
        elif isinstance(node, ast.Assign | ast.AnnAssign) and (name := _assigned(node)) in declared:
            item = declared.pop(name)
            yield from ((node.lineno, None, (text,), [name]) for text in _texts(node.value, item, name))
    if declared:
        raise ValueError(f"{getattr(source, 'name', '')}: babel.cfg names constants absent here: {', '.join(declared)}")


def _constants(module: ast.Module, *, with_imported: bool = True) -> dict[str, ast.expr | None]:
    """What the names of a module stand for, those of our other modules that it imports included."""
    found = {_assigned(node): node.value for node in module.body if isinstance(node, ast.Assign | ast.AnnAssign)}
    for node in module.body if with_imported else ():
        path = ROOT / f"{str(getattr(node, 'module', '')).replace('.', '/')}.py"
        if isinstance(node, ast.ImportFrom) and path.is_file():
            theirs = _constants_of(path)
            found |= {name.name: theirs[name.name] for name in node.names if name.name in theirs}
    return found


@lru_cache(maxsize=1024)
def _constants_of(path: Path) -> dict[str, ast.expr | None]:
    return _constants(parsed(path.read_bytes()), with_imported=False)


@lru_cache(maxsize=1024)
def parsed(code: bytes) -> ast.Module:
    """A file of code, parsed once for whoever asks for its texts, its constants or its parts."""
    return ast.parse(code)


def nodes_of(module: ast.Module) -> list[ast.AST]:
    """All parts of a file of code as `ast.walk` has them, at half its price; not whether a name is read or written."""
    found: list[ast.AST] = [module]
    for node in found:
        for name in node._fields:
            part = getattr(node, name, None)
            if isinstance(part, list):
                found += [item for item in part if isinstance(item, ast.AST)]
            elif isinstance(part, ast.AST) and name != "ctx":
                found.append(part)
    return found


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _name_and_item(entry: str) -> tuple[str, int]:
    name, _, item = entry.partition(":")
    return name, int(item or 0)


def _assigned(node: ast.Assign | ast.AnnAssign) -> str:
    return _name(node.target if isinstance(node, ast.AnnAssign) else node.targets[0])


def _texts(node: ast.expr | None, item: int, name: str) -> list[str]:
    """The texts of a constant: a text, texts in a row, values of a mapping, or the given item of each row."""
    if isinstance(node, ast.Subscript):
        node = node.slice
    value: Any = ast.literal_eval(node) if node is not None else ()
    values = list(value.values()) if isinstance(value, dict) else [value] if isinstance(value, str) else list(value)
    texts = [row[item - 1] for row in values] if item else values
    if not texts or not all(isinstance(text, str) for text in texts):
        raise ValueError(f"{name} is declared in babel.cfg, but is no constant of texts")
    return texts


def texts_of_record(
    source: IO[bytes], _keywords: Collection[str], _tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Found]:
    """Texts of the option `fields` ("target.note" is an entry of a table, or of each of several) and, as words, the
    codes of `codes`."""
    record = tomllib.loads(source.read().decode())
    for field in options["fields"].split():
        value: Any = record
        for part in field.split("."):
            rows = value if isinstance(value, list) else None
            value = [row[part] for row in rows] if rows is not None else value.get(part, {})
        texts = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else [value]
        yield from ((1, None, (text,), [field]) for text in texts if text)
    for field in options.get("codes", "").split():
        words = (code_words(code) for code in record[field] if code != "_T")
        yield from ((1, None, (text,), [field]) for text in words)


def texts_of_table(
    source: IO[bytes], _keywords: Collection[str], _tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Found]:
    """Cells of the option `columns` of a CSV file, without blank ones and those that begin with the option `quoted`."""
    rows = csv.DictReader(io.StringIO(source.read().decode(), newline=""))
    quoted = options.get("quoted")
    for line, row in enumerate(rows, start=2):
        for column in options["columns"].split():
            if row[column] and not (quoted and row[column].startswith(quoted)):
                yield line, None, (row[column],), [column]


def notes() -> dict[tuple[str, str | None], str]:
    """What translators are told, by text and context: where it stands, or what it means there.

    A note that names no `contexts` is of a text without one; what is said of one meaning is not said of another.
    """
    groups = tomllib.loads(NOTES.read_text(encoding="utf-8"))["note"]
    return {
        (text, context or None): group["says"]
        for group in groups
        for text in group["of"]
        for context in group.get("contexts", ("",))
    }


def texts_of(root: Path = ROOT) -> Iterator[ToldText]:
    """Every text of the sources, wherever it stands."""
    with MAPPING.open(encoding="utf-8") as handle:
        methods, options = parse_mapping_cfg(handle)  # type: ignore[no-untyped-call]
    keywords = {WITH_CONTEXT: ((1, "c"), 2), COUNTED: ((1, "c"), 2, 3)}
    beginnings = {pattern.partition("*")[0] for pattern, _ in methods}

    def is_ours(directory: str) -> bool:
        """Whether a pattern may fit a file in it: scripts' tools and old releases bring thousands, tried with each."""
        own = f"{Path(directory).relative_to(root).as_posix()}/"
        return "/__" not in own and any(one.startswith(own) or own.startswith(one) for one in beginnings)

    yield from extract_from_dir(root, methods, options, keywords=keywords, directory_filter=is_ours)


def catalogue_of(texts: Iterable[ToldText]) -> bytes:
    """The English catalogue, sorted, without translations: the same texts give the same bytes."""
    found, told = Catalog(locale=DEFAULT), notes()
    for name, line, text, comments, context in texts:
        first = text if isinstance(text, str) else text[0]
        said = [told[first, context]] if (first, context) in told else []
        found.add(text, locations=[(name, line)], auto_comments=[*said, *comments], context=context)
    body = io.BytesIO()
    write_po(body, found, width=WIDTH, omit_header=True, sort_output=True, include_lineno=False)
    return unmarked(HEADER.encode() + body.getvalue().rstrip(b"\n") + b"\n")


def unmarked(catalogue: bytes) -> bytes:
    """A catalogue without the mark that Babel gives to "10 % of all": no text of ours is filled by per cent signs."""
    return _MARKED.sub(lambda found: found[0].replace(b", python-format", b"").removeprefix(b"#\n"), catalogue)


def main() -> None:
    """Write the English catalogue, and take from each translation what Babel marks wrongly."""
    path = catalogue_path(LOCALE, DEFAULT)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(catalogue_of(texts_of()))
    for translation in sorted(LOCALE.glob(f"*/LC_MESSAGES/{path.name}")):
        marked = translation.read_bytes()
        if (kept := unmarked(marked)) != marked:
            translation.write_bytes(kept)
    print(f"{path.relative_to(ROOT)} is up to date")


if __name__ == "__main__":
    main()
