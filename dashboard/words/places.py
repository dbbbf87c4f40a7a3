"""Places in the forms that a sentence needs where a colon will not do: "in the Philippines", "of Nepal"."""

from __future__ import annotations

from dashboard.context import Context
from dashboard.i18n import DEFAULT, current_language, translate
from dashboard.i18n.places import form_of
from dashboard.words.names import area_name, short_name


def plain(context: Context, code: str) -> str:
    """A place within a sentence, as what something is said of: "the Philippines"."""
    return form_of(code, "plain") or area_name(context, code)


def shortly(context: Context, code: str) -> str:
    """The same without the words that a short name leaves out at the end of the whole one: "the United Kingdom"."""
    return _shortened(context, code, plain(context, code))


def articled(context: Context, code: str, name: str = "") -> str:
    """A name in running text with the article that English has before it: "the United Kingdom". `name`: a shorter one,
    which has it where it begins as the whole does, as "Moldova" does not.

    Other languages have names there as everywhere.
    """
    whole = area_name(context, code)
    form = form_of(code, "plain") if current_language() == DEFAULT else ""
    article = form.removesuffix(whole) if form.endswith(whole) else ""
    return f"{article}{name or whole}" if whole.startswith(name) else name


def within(context: Context, code: str) -> str:
    """Where something is, for the slot `{in_place}`: "in the Philippines"."""
    return form_of(code, "in") or translate("in {area}", area=area_name(context, code))


def shortly_within(context: Context, code: str) -> str:
    """The same without the words that a short name leaves out at the end of the whole one: "in the United Kingdom"."""
    return _shortened(context, code, within(context, code))


def _shortened(context: Context, code: str, said: str) -> str:
    """Words that end with a whole name, without what its short one leaves out at its end, or before it."""
    whole, short = area_name(context, code), short_name(context, code)
    if whole.endswith(short):
        return said.replace(whole, short)
    return said.removesuffix(whole.removeprefix(short)) if whole.startswith(short) else said


def belonging(context: Context, code: str) -> str:
    """Whose something is, for the slot `{of_place}`: "of the Philippines"."""
    return form_of(code, "of") or translate("of {area}", area=area_name(context, code))


def shortly_belonging(context: Context, code: str) -> str:
    """The same without the words that a short name leaves out at the end of the whole one."""
    return _shortened(context, code, belonging(context, code))
