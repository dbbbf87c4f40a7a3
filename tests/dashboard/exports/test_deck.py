"""A deck in a link: it comes back, it is small, and what is broken, foreign or hostile is refused in words."""

from __future__ import annotations

import base64
import json
import random
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports import deck as decks
from dashboard.exports.deck import Deck, DeckError, Pinned, decode, encode, text_of
from dashboard.views import VIEWS, View
from tests.fixtures.decks import browser_reads

WORDS = ("children", "detected", "victims", "trafficking", "Bangladesh", "form", "sex", "since", "census", "border")
PATHS = {name: decks.path_of(view) for name, view in VIEWS.items()}


def packed(content: Any) -> str:
    """Any content in the form of a deck."""
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.urlsafe_b64encode(packer.compress(raw) + packer.flush()).decode().rstrip("=")


def refusal(link: str) -> DeckError:
    """Why a link is refused."""
    with pytest.raises(DeckError) as caught:
        decode(link)
    assert str(caught.value).endswith(".")
    return caught.value


def row(**changes: Any) -> list[Any]:
    """One view as the form has it."""
    fields = {"panel": "victims-map", "address": "/victims?area=NGA", "tab": "map", "title": "", "note": "", **changes}
    return list(fields.values())


def thirty(text: random.Random) -> Deck:
    """Thirty different views, each with a selection, an edited title and a note."""

    def sentence(count: int) -> str:
        return " ".join(text.sample(WORDS, count)).capitalize()

    names = [text.choice(list(VIEWS)) for _ in range(decks.MOST_VIEWS)]
    codes = ("BGD", "IND", "NPL", "NGA", "GHA", "THA", "VCT", "002", "142")
    return Deck(
        tuple(
            Pinned(
                name,
                f"{PATHS[name]}?area={','.join(text.sample(codes, 3))}&year={text.randint(2008, 2023)}",
                text.choice(VIEWS[name].tabs),
                sentence(6),
                sentence(10),
            )
            for name in names
        )
    )


lines = st.text().map(lambda text: text_of(text, 200))


@st.composite
def pins(draw: st.DrawFn) -> Pinned:
    """Any view that a reader can pin, with any title and note."""
    view: View = draw(st.sampled_from(list(VIEWS.values())))
    query = draw(st.text("ABCdef019,.=&%_-", max_size=300))
    path = decks.path_of(view) + (draw(st.sampled_from(["", "/BGD"])) if view.page == "country" else "")
    return Pinned(view.panel, f"{path}?{query}", draw(st.sampled_from(view.tabs)), draw(lines), draw(lines))


@given(st.lists(pins(), min_size=1, max_size=4))
def test_a_deck_comes_back_as_it_was(views: list[Pinned]) -> None:
    """Of as many as there can be: below, by hand."""
    deck = Deck(tuple(views))
    assert decode(f"https://reach.example/present?lang=fr#d={encode(deck)}") == decks.Found(deck)


@given(st.one_of(st.text(), st.text("ABCabc019_-"), st.binary().map(packed)))
def test_whatever_is_no_deck_is_refused_in_words(link: str) -> None:
    assert refusal(link).name in decks.MESSAGES


tree = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9)),
    lambda inner: st.one_of(st.lists(inner, max_size=6), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
)


@given(st.lists(tree, max_size=4))
def test_a_list_of_anything_is_refused_in_words(rows: list[Any]) -> None:
    assert refusal(packed([1, *rows])).name in ("deckForeign", "deckEmpty", "deckUnknown")


def test_thirty_views_with_titles_and_notes_fit_a_link() -> None:
    for seed in range(5):
        assert len(encode(thirty(random.Random(seed)))) < 6000


def test_the_largest_deck_there_can_be_comes_back() -> None:
    dice = random.Random(1)

    def noise(first: int, last: int, count: int) -> str:
        return "".join(chr(dice.randint(first, last)) for _ in range(count))

    address = "/victims?" + "".join(dice.choices("ABCDEFGHabcdefgh01234567,%=&", k=decks.LONGEST_ADDRESS - 9))
    views = [
        Pinned(
            "victims-map", address, "map", noise(0x20000, 0x2A000, decks.LONGEST_TITLE), noise(0x20000, 0x2A000, 300)
        )
        for _ in range(decks.MOST_VIEWS)
    ]
    assert decode(encode(Deck(tuple(views)))).deck == Deck(tuple(views))


def test_a_usual_title_takes_no_room() -> None:
    assert json.loads(decks._unpacked(encode(Deck((Pinned(*row()),))))) == [
        1,
        ["victims-map", "/victims?area=NGA", "map"],
    ]


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9, 0.99])
def test_a_link_that_was_cut_off_says_so(at: float) -> None:
    link = encode(thirty(random.Random(3)))
    assert refusal(link[: int(at * len(link))]).name == "deckBroken"


def test_what_follows_a_deck_is_not_passed_over() -> None:
    link = encode(Deck((Pinned(*row()),)))
    assert refusal(link + "AAAA").name == "deckBroken"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ({"version": 1}, "deckForeign"),
        ([], "deckForeign"),
        (["1", row()], "deckForeign"),
        ([True, row()], "deckForeign"),
        ([0, row()], "deckForeign"),
        ([2, {"of": "tomorrow"}], "deckLater"),
        ([1], "deckEmpty"),
        ([1, "victims-map"], "deckForeign"),
        ([1, row(title=7)], "deckForeign"),
        ([1, row(title={"toString": "x"})], "deckForeign"),
        ([1, [*row(), "more"]], "deckForeign"),
        (b"[" * 100_000, "deckBroken"),
        (b"[" + b"1" * 10_000 + b"]", "deckBroken"),
        (b"\xff\xfe", "deckBroken"),
    ],
)
def test_what_is_foreign_is_told_from_what_is_broken(content: Any, name: str) -> None:
    assert refusal(packed(content)).name == name


@pytest.mark.parametrize("link", ["", "#", "https://reach.example/present", "https://reach.example/?area=NGA#about-x"])
def test_a_link_without_a_deck_is_foreign(link: str) -> None:
    assert refusal(link).name == "deckForeign"


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/victims",
        "//elsewhere.example/victims",
        "javascript:alert(1)",
        "/victims?area=<script>",
        "/victims\\..",
        "/victims#d=x",
        "/victims?area=A B",
        "victims",
        "/victims?" + "x" * 3000,
    ],
)
def test_an_address_that_is_no_page_of_ours_is_refused(address: str) -> None:
    assert refusal(packed([1, row(address=address)])).name == "deckForeign"


@pytest.mark.parametrize(
    "changes",
    [
        {"panel": "no-such-view"},
        {"tab": "film"},
        {"address": "/drivers"},
        {"panel": "country-map", "address": "/country/a/b"},
    ],
)
def test_unknown_views_are_named_and_the_others_kept(changes: dict[str, str]) -> None:
    found = decode(packed([1, row(**changes), row(title="Kept")]))
    assert [view.title for view in found.deck.views] == ["Kept"]
    named = changes.get("panel", "victims-map")
    assert found.unknown == (named,)
    assert named in found.notice
    assert named in str(refusal(packed([1, row(**changes)])))


def test_a_name_of_a_stranger_is_shortened() -> None:
    found = decode(packed([1, row(), *(row(panel=f"{number}\n\u202e" + "x" * 999) for number in range(9))]))
    assert len(found.notice) < 400
    assert not re.search("[\n\u202e]", found.notice)


def test_a_thousand_views_are_refused_with_their_number() -> None:
    error = refusal(packed([1, *[row()] * 1000]))
    assert "1,000" in str(error)
    assert "30" in str(error)
    with pytest.raises(DeckError, match="31"):
        encode(Deck((Pinned(*row()),) * 31))


def test_what_swells_beyond_bounds_is_not_unpacked() -> None:
    assert refusal(packed(b" " * 20_000_000)).name == "deckLarge"
    assert refusal("A" * 1_000_000).name == "deckLarge"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        (" two\r\n lines\t\x00and\u2028more ", "two lines and more"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("\u2067ضحايا\u2069", "ضحايا"),
        ("half \ud83d of a face", "half of a face"),
        ("x" * 201, "x" * 199 + "…"),
        ("👧🏽" * 150, "👧🏽" * 99 + "…"),
    ],
)
def test_titles_are_one_line_of_text(written: str, kept: str) -> None:
    assert decode(packed([1, row(title=written)])).deck.views[0].title == kept


def test_a_tab_that_a_view_lacks_is_not_told_as_a_view_that_is_not_there() -> None:
    """The site has the view that is named, but not as a chart."""
    assert decks.MESSAGES["deckUnknown"] == "Views that this site does not have in this form were left out: {names}."


def read_by_python(link: str) -> dict[str, Any] | str:
    """What Python says to a link, in the browser's words."""
    try:
        found = decode(link)
    except DeckError as error:
        return str(error)
    return {"views": [view.__dict__ for view in found.deck.views], "notice": found.notice}


def test_python_and_browser_read_each_others_decks_and_refuse_the_same(tmp_path: Path) -> None:
    # No word is cut, nor a letter from its marks, and that something is left out is seen.
    long = (
        ("\u202e a \ud83d\x00\n b" + "👧🏽" * 150, "a b" + "👧🏽" * 98 + "…"),
        ("word, " * 34, "word, " * 32 + "word…"),
        ("মানব পাচার " * 20, "মানব পাচার " * 17 + "মানব পাচার…"),
        ("ก" * 198 + "กี่" * 9, "ก" * 198 + "…"),
        ("\u0301" * 300, "\u0301" * 199 + "…"),
        ("👨\u200d👩" * 99, "👨\u200d👩" * 66 + "…"),
    )
    for written, kept in long:
        assert decode(packed([1, row(title=written)])).deck.views[0].title == kept
    links = [
        *(encode(thirty(random.Random(seed))) for seed in range(3)),
        *(packed(content) for content in ([1], [2], {"a": 1}, [1, row(title=7)], b"[" * 90_000, b" " * 2_000_000)),
        packed([1, *[row()] * 1000]),
        packed([1, row(), row(panel="no<b>" * 30)]),
        packed([1, row(panel="__proto__")]),
        packed([1, row(address="//elsewhere.example/")]),
        *(packed([1, row(title=written)]) for written, _ in long),
        encode(thirty(random.Random(4)))[:70],
        encode(thirty(random.Random(4))) + "AAAA",
        "a+b",
        "A" * 300_000,
    ]
    for link, said in zip(links, browser_reads(tmp_path, links), strict=True):
        expected = read_by_python(link)
        again = said.pop("again") if isinstance(said, dict) else None
        assert said == expected
        if again:
            assert decode(again) == decks.Found(decode(link).deck)
