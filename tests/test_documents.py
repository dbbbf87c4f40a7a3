"""The documents say what is there: settings, commands, addresses, sources, licences, pictures, decisions."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import dash
import pandas as pd
import pytest
from flask.testing import FlaskClient
from plotly.offline import get_plotlyjs_version

from dashboard.catalogue import Source, load_sources
from dashboard.columns import COLUMNS
from dashboard.config import Config, from_environment
from dashboard.context import Context
from dashboard.pages import PAGES, find
from dashboard.selection import NAMES
from dashboard.store import STATUSES, is_group_in_tables
from dashboard.views import VIEWS
from dashboard.web.folder import usual_folder
from dashboard.web.questions import FILTERS
from data import guards
from data.live.client import Patience
from data.refresh import EXIT_CODES, _parser
from tests.dashboard.exports.test_deck import packed, row

ROOT = Path(__file__).resolve().parents[1]
USING, DATA, DEPLOYING, SPEAKING = "docs/using.md", "docs/data.md", "docs/deploying.md", "docs/words.md"
IN_R, IN_PYTHON = "docs/r.md", "clients/python/README.md"
CAPACITY, SPEED, SECURITY = "docs/capacity.md", "docs/speed.md", "SECURITY.md"
FOR_READERS = ("README.md", USING, DATA, DEPLOYING, CAPACITY, IN_R, IN_PYTHON)
DOCUMENTS = (*FOR_READERS, SPEAKING, SPEED, "CONTRIBUTING.md", "DECISIONS.md", "DATA_LICENCES.md", SECURITY)
MOST_WORDS = 1_500
"""Of the README."""
PICTURES = ROOT / "docs" / "pictures"
TABLES = Config().published
HOME_OF_SOURCES = "Where the figures come from"
NUMBER = re.compile(r"\d[\d,]*\d|\d")
LARGEST_PICTURE = 300_000
LONGEST_DECISION = 14
SOURCES = load_sources(Config().sources)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def words_of(text: str) -> str:
    """The text with single spaces, as a reader sees it wherever its lines break."""
    return " ".join(text.split())


README = text_of("README.md")
TOLD = "\n".join(map(text_of, FOR_READERS))
"""All that is written for those who use the dashboard or serve it."""


def section(document: str, heading: str) -> str:
    """What stands under a heading of a document."""
    parts = re.split(r"^## ", text_of(document), flags=re.MULTILINE)[1:]
    (found,) = (part for part in parts if part.startswith(f"{heading}\n"))
    return found


def rows(document: str, heading: str) -> list[list[str]]:
    """Cells of the table under a heading of a document, without its head."""
    lines = [line for line in section(document, heading).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def quoted(text: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`\n]+)`", text)


# -------------------------------------------------------------------------------------------------- the documents


def test_the_readme_is_read_in_a_few_minutes() -> None:
    assert len(README.split()) < MOST_WORDS


def test_every_document_in_docs_is_checked_here_and_linked_from_the_readme() -> None:
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")} == {
        *(name for name in FOR_READERS if name.startswith("docs/")),
        SPEAKING,
        SPEED,
    }
    assert set(DOCUMENTS) - {"README.md"} <= {target.partition("#")[0] for target in links("README.md")}


@pytest.mark.parametrize("document", FOR_READERS)
def test_nothing_is_said_in_two_documents(document: str) -> None:
    """What is moved from one document to another leaves no copy behind."""
    others = {line for other in FOR_READERS if other != document for line in sentences(other)}
    assert sentences(document) & others == set()


def sentences(document: str) -> set[str]:
    """Sentences of seven words or more in running text, lists and tables."""
    parts = re.split(r"(?<=[.:?])\s|\s\|\s|\n\n|\n(?=[|-])", text_of(document))
    return {words_of(part).strip("-|* ") for part in parts if len(part.split()) >= 7}


# -------------------------------------------------------------------------------------------------- settings


def settings() -> set[str]:
    """Names of the environment that dashboard/config.py reads."""
    tree = ast.parse(text_of("dashboard/config.py"))
    reader = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "from_environment")
    constants = (node.value for node in ast.walk(reader) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str) and re.fullmatch(r"[A-Z][A-Z_]+", value)}


def test_every_setting_is_documented_and_none_besides() -> None:
    assert {row[0].strip("`") for row in rows(DEPLOYING, "Settings")} == settings()


def test_the_usual_value_of_each_setting_is_documented() -> None:
    usual = {row[0].strip("`"): row[1] for row in rows(DEPLOYING, "Settings")}
    config = from_environment({})
    told = {"HOST": config.host, "PORT": str(config.port), "WEB_CONCURRENCY": str(config.workers)}
    told |= {"LOG_LEVEL": config.log_level, "REACH_DATA": config.published.relative_to(ROOT).as_posix()}
    told |= {"RELOAD_SECONDS": str(config.reload_seconds), "REACH_FRAME_ANCESTORS": config.frame_ancestors}
    told["REACH_PICTURES"] = f"{usual_folder().name.rpartition('-')[0]}-<account>"
    told["REACH_PICTURES_MB"] = str(config.pictures_mb)
    told["REACH_AHEAD"] = str(int(config.ahead))
    told["REACH_MCP"] = str(int(config.mcp))
    told["REACH_OFFLINE"] = str(int(config.offline))
    assert {name: quoted(usual[name])[0] for name in told} == told
    unset = {name for name, value in usual.items() if value == "not set"}
    assert unset == {
        *("REACH_PUBLIC_URL", "REACH_HOSTS", "REACH_METRICS"),
        *("REACH_PREFIX", "REACH_TRUSTED_PROXIES"),
    }
    assert (config.public_url, config.other_hosts, config.metrics) == ("", (), "")
    assert (config.prefix, config.trusted) == ("", ())
    assert set(usual) == set(told) | unset


def test_the_procfile_listens_on_the_address_that_is_documented() -> None:
    host = next(row[1] for row in rows(DEPLOYING, "Settings") if row[0] == "`HOST`")
    assert f"HOST:-{quoted(host)[1]}" in text_of("Procfile")


# -------------------------------------------------------------------------------------------------- commands


def targets() -> set[str]:
    """What `make` can be asked for; those inside the installation are nobody's business."""
    return set(re.findall(r"^([a-z]+):", text_of("Makefile"), flags=re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_command_that_is_named_exists(document: str) -> None:
    code = chain(quoted(text_of(document)), re.findall(r"^make .*", text_of(document), flags=re.MULTILINE))
    asked = {found[1] for text in code for found in re.finditer(r"\bmake ([a-z]+)\b", text)}
    assert asked - targets() == set()


def test_every_command_for_people_is_explained() -> None:
    documents = TOLD + text_of("CONTRIBUTING.md")
    listed = set(re.findall(r"^# make ([a-z]+)", text_of("Makefile"), flags=re.MULTILINE))
    assert listed <= targets()
    assert {target for target in listed if f"make {target}" not in documents} == set()


def test_the_readme_asks_for_the_python_that_the_package_asks_for() -> None:
    least = tomllib.loads(text_of("pyproject.toml"))["project"]["requires-python"].removeprefix(">=")
    assert f"Python {least} or newer" in README


# -------------------------------------------------------------------------------------------------- addresses


def addresses() -> set[str]:
    """Addresses in the documents for readers: between backticks, or in a command."""
    commands = re.findall(r"http://127\.0\.0\.1:8050(/[^\s'`]*)", TOLD)
    return {text for text in quoted(TOLD) if re.fullmatch(r"/[\w./?=&,-]*", text)} | set(commands)


def is_page(address: str) -> bool:
    return not address.startswith(
        ("/healthz", "/readyz", "/api/", "/download/", "/copy/", "/image/", "/export/", "/present", "/print/")
    ) and not address.endswith(".atom")


def test_every_page_that_is_named_exists(shared: Context) -> None:
    named = {address for address in addresses() if is_page(address)}
    assert {address for address in named if find(shared, urlsplit(address).path) is None} == set()


def test_every_page_is_in_the_readme() -> None:
    first = {quoted(row[0])[0] for row in rows("README.md", "The pages")}
    named = {address for row in rows("README.md", "The pages") for text in row for address in quoted(text)}
    assert set(PAGES) <= named
    assert first <= addresses()


def test_every_other_address_that_is_named_answers(small_client: FlaskClient) -> None:
    named = {address for address in addresses() if not is_page(address)}
    assert len(named) >= 4
    asked = dict.fromkeys(
        ("/export/deck.pptx", "/export/deck-pictures.zip", "/api/v1/deck.json"), f"?d={packed([1, row()])}"
    )
    found = {address: small_client.get(f"{address}{asked.get(address, '')}").status_code for address in named}
    assert found == dict.fromkeys(named, 200)


def test_the_example_of_the_interface_has_rows(client: FlaskClient) -> None:
    example = next(address for address in addresses() if "observations.csv?" in address)
    assert client.get(example).text.count("\n") > 20


def test_every_address_for_programs_is_documented(app: dash.Dash) -> None:
    rules = (str(rule) for rule in app.server.url_map.iter_rules())
    ours = {rule for rule in rules if rule.startswith(("/healthz", "/readyz", "/api/", "/download/"))}
    assert "/download/<panel>.csv" in ours
    told = {address for row in rows(DATA, "For programs") for cell in row for address in quoted(cell)}
    assert {rule for rule in ours if rule.replace("<panel>", "<view>") not in told} == set()


def test_what_an_address_may_say_is_documented() -> None:
    pages = re.search(r"Names in it: (.*?)\. A value", words_of(section(USING, "Addresses")))
    assert pages is not None
    assert tuple(name for name in quoted(pages[1]) if name.islower()) == NAMES
    filters = next(row[1] for row in rows(DATA, "For programs") if "observations.csv" in row[0])
    assert tuple(quoted(filters.split("filters", 1)[1])) == FILTERS


def test_every_status_and_every_column_of_an_observation_is_explained() -> None:
    assert {row[0].strip("`") for row in rows(DATA, "What stands in a row")} == STATUSES
    first = words_of(section(DATA, "What stands in a row")).split("columns ", 1)[1].split("; ", 1)[0]
    assert quoted(first) == COLUMNS


# -------------------------------------------------------------------------------------------------- sources


@pytest.mark.parametrize("source", SOURCES.values(), ids=list(SOURCES))
def test_every_source_has_its_publisher_and_release_in_the_readme_and_its_row_in_the_data_document(
    source: Source,
) -> None:
    assert [source.publisher_short, source.vintage] in [row[:2] for row in rows("README.md", HOME_OF_SOURCES)]
    assert [row[0] for row in rows(DATA, "What each source covers")].count(f"`{source.id}`") == 1


@pytest.mark.parametrize("source", SOURCES.values(), ids=list(SOURCES))
def test_a_source_covers_the_years_and_counts_that_its_record_says(source: Source) -> None:
    covers, _ = row_of(source.id)
    known = set(NUMBER.findall(source.coverage)) | counted(source.id)
    assert set(NUMBER.findall(covers)) <= known


def row_of(source: str) -> tuple[str, str]:
    """What a source covers and gives, as its row says."""
    (found,) = (row for row in rows(DATA, "What each source covers") if row[0] == f"`{source}`")
    return found[1], found[2]


def counted(source: str) -> set[str]:
    """Numbers in a row that no record holds, counted in the published tables."""
    if source == "published":
        return {str(len(ledger()))}
    if source == "fao":
        published = set(pd.read_csv(TABLES / "undernourishment.csv", keep_default_na=False)["ref_area"])
        return {str(len([code for code in published if is_group_in_tables(code)]))}
    return set()


def ledger() -> list[str]:
    """Status of each claim."""
    return list(pd.read_csv(TABLES / "claims.csv", keep_default_na=False)["status"])


def test_the_ledger_has_as_many_claims_of_each_kind_as_the_document_says() -> None:
    _, gives = row_of("published")
    often = Counter(ledger())
    assert f": {often['published'] + often['news']} figures of publishers, " in gives
    words = {1: "one", 2: "two", 3: "three"}
    assert f"{often['news']} of them as a news report quotes them" in gives
    assert f"{words[often['traced']]} traced to its source, {words[often['untraced']]} not" in gives
    assert f"{words[often['counted']]} counted anew" in gives
    assert f"{words[often['own']]} figures computed here" in gives


def licences() -> dict[str, str]:
    """Sections of DATA_LICENCES.md by heading."""
    parts = re.split(r"^## ", text_of("DATA_LICENCES.md"), flags=re.MULTILINE)[1:]
    return {part.split("\n", 1)[0]: words_of(part) for part in parts}


@pytest.mark.parametrize("source", SOURCES.values(), ids=list(SOURCES))
def test_every_source_has_its_licence_as_its_record_says(source: Source) -> None:
    section = licences()[source.id]
    assert f"Publisher: {source.publisher} - " in section
    assert f"Licence: {words_of(source.licence)} - " in section
    cited = words_of(f"{source.citation} {source.citation_note}".rstrip())
    assert f"Attribution: {cited} - Changed: " in section


def test_no_source_is_documented_that_is_gone() -> None:
    assert {row[0].strip("`") for row in rows(DATA, "What each source covers")} == set(SOURCES)
    known = sorted([source.publisher_short, source.vintage] for source in SOURCES.values())
    assert sorted(row[:2] for row in rows("README.md", HOME_OF_SOURCES)) == known
    assert {heading for heading in licences() if re.fullmatch(r"[a-z_]+", heading)} == set(SOURCES)


def test_code_is_under_mit_and_no_file_of_a_publisher_is_redistributed() -> None:
    assert text_of("LICENSE").startswith("MIT License\n\nCopyright (c) 2026 Reach 2030 contributors\n")
    assert tomllib.loads(text_of("pyproject.toml"))["project"]["license"] == "MIT"
    recorded = {file.sha256 for source in SOURCES.values() for file in source.files}
    published = set(re.findall(r"sha256:([0-9a-f]{64})", text_of("data/published/datapackage.json")))
    assert published
    assert recorded.isdisjoint(published)


# -------------------------------------------------------------------------------------------------- refreshing


def refreshing() -> str:
    """The section on it."""
    return words_of(section(DATA, "Bring new releases in"))


def test_every_exit_code_of_a_refresh_is_documented() -> None:
    told = refreshing().split("Exit codes: ", 1)[1]
    for code, words in EXIT_CODES.items():
        assert f"{code} {words}" in told, code


def test_every_option_of_a_refresh_that_is_named_exists_and_all_but_the_places_are_named() -> None:
    options = {option for action in _parser()._actions for option in action.option_strings if option.startswith("--")}
    named = set(re.findall(r"(?<![\w-])--[a-z-]+", refreshing()))
    assert named <= options
    assert options - named == {"--help", "--out"}


def test_every_credential_is_documented_and_no_other() -> None:
    asked = {source.interface.credential for source in SOURCES.values() if source.interface}
    assert set(re.findall(r"`([A-Z][A-Z_]+)` for `", refreshing())) == {item.variable for item in asked if item}


def test_the_limits_of_a_refresh_are_those_that_are_documented() -> None:
    assert (guards.LEAST_ROWS, guards.LEAST_AREAS, guards.MOST_ROWS) == (0.8, 0.9, 2)
    assert (guards.MOST_REVISED, guards.LARGE) == (0.5, 0.5)
    assert (Patience().retries, Patience().longest_wait) == (6, 300)


# -------------------------------------------------------------------------------------------------- pictures and files


def links(document: str) -> Iterator[str]:
    """Files that a document links to or shows."""
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(document)):
        if not target.startswith(("http:", "https:", "#")):
            yield target


def test_the_readme_shows_three_pictures_or_more_and_no_picture_lies_unused() -> None:
    shown = {ROOT / target for target in links("README.md") if target.endswith(".png")}
    assert len(shown) >= 3
    assert shown == set(PICTURES.glob("*.png"))


@pytest.mark.parametrize("picture", sorted(PICTURES.glob("*.png")), ids=lambda path: path.name)
def test_a_picture_is_a_png_of_modest_size(picture: Path) -> None:
    content = picture.read_bytes()
    assert content.startswith(b"\x89PNG\r\n")
    assert len(content) < LARGEST_PICTURE


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_linked_file_exists(document: str) -> None:
    home = (ROOT / document).parent
    assert [target for target in links(document) if not (home / target.partition("#")[0]).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_linked_heading_exists(document: str) -> None:
    home = (ROOT / document).parent
    pairs = [target.partition("#")[::2] for target in links(document) if "#" in target]
    assert [(name, part) for name, part in pairs if part not in anchors(home / name)] == []


def anchors(path: Path) -> set[str]:
    """What a link to a heading of a document says behind its #."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_is_named_exists(document: str) -> None:
    paths = {text for text in quoted(text_of(document)) if re.fullmatch(r"[\w.-]+(/[\w.-]+)+/?", text)}
    # What an installation makes, and what lies beside a repository where somebody put it there.
    elsewhere = {path for path in paths if path.startswith((".venv/", ".cache/", "build/", "../"))}
    assert [path for path in sorted(paths - elsewhere) if not (ROOT / path).exists()] == []


def test_a_view_that_is_named_for_download_exists() -> None:
    named = re.findall(r"/download/([\w-]+)\.csv", TOLD)
    assert named
    assert set(named) <= set(VIEWS)


# -------------------------------------------------------------------------------------------------- decisions


def decisions() -> dict[str, list[str]]:
    """Lines of each entry by its heading, blank ones left out."""
    parts = re.split(r"^##+ ", text_of("DECISIONS.md"), flags=re.MULTILINE)[1:]
    entries = {part.split("\n", 1)[0]: [line for line in part.splitlines() if line.strip()] for part in parts}
    return {heading: lines for heading, lines in entries.items() if len(lines) > 1}


def test_a_decision_is_short_and_says_what_against_what_and_why() -> None:
    wrong = {}
    for heading, lines in decisions().items():
        begins = [line.split(" ", 1)[0] for line in lines[1:]]
        said = [begin for begin in begins if begin in ("What:", "Against:", "Why:")]
        if len(lines) > LONGEST_DECISION or said != ["What:", "Against:", "Why:"]:
            wrong[heading] = len(lines), said
    assert wrong == {}


# -------------------------------------------------------------------------------------------------- recipes


def test_the_recipe_for_a_source_names_what_a_reader_is_made_of() -> None:
    recipe = text_of("CONTRIBUTING.md")
    for name in ("READERS", "read_columns", "known_areas", "tidy", "Finding", "SourceTables"):
        assert f"`{name}`" in recipe or f"-> {name}`" in recipe, name
        assert re.search(rf"\b{name}\b", text_of("data/build.py") + text_of("data/sources/wb_wdi.py")), name


def test_the_recipe_for_a_page_names_every_list_that_a_page_is_in() -> None:
    recipe = text_of("CONTRIBUTING.md").split("## Add a page", 1)[1].split("\n## ", 1)[0]
    homes = {
        "PAGES": "pages/__init__.py",
        "MENU": "parts/header.py",
        "PageViews": "views.py",
        "BLOCKS": "parts/blocks.py",
    }
    for name, home in homes.items():
        assert re.search(rf"\b{name}\b", recipe), name
        assert f"dashboard/{home}" in recipe
        assert re.search(rf"\b{name}\b", text_of(f"dashboard/{home}")), home


def test_an_indicators_fields_named_in_the_recipe_exist() -> None:
    recipe = text_of("CONTRIBUTING.md").split("## Add an indicator", 1)[1].split("\n## Add a page", 1)[0]
    known = {field.name for field in fields(Source)} | set(tomllib.loads(text_of("data/catalogue/homicide-rate.toml")))
    named = {"order", "sex", "age", "breakdown", "expected_rows", "expected_areas", "vintage", "citation", "coverage"}
    assert {name for name in named if f"`{name}`" not in recipe} == set()
    assert named <= known


def test_plotly_in_the_browser_is_the_version_of_plotly_in_python() -> None:
    with (ROOT / "assets" / "vendor" / "plotly-reach.min.js").open(encoding="utf-8") as handle:
        assert f"plotly.js {get_plotlyjs_version()}," in handle.read(200)
