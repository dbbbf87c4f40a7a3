"""The credential of an interface: taken from the environment, put into requests, kept out of everything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, quote_plus, urlencode, urlsplit

from dashboard.catalogue import Credential

HIDDEN = "***"


def with_parameters(address: str, parameters: Mapping[str, object]) -> str:
    """An address with more parameters in its query."""
    if not parameters:
        return address
    joint = "&" if urlsplit(address).query else "?"
    return f"{address}{joint}{urlencode(parameters)}"


@dataclass(frozen=True)
class Secret:
    """A credential and its place; an empty one where none is asked for."""

    value: str = field(default="", repr=False)
    parameter: str = ""
    header: str = ""

    @classmethod
    def of(cls, asked: Credential | None, environ: Mapping[str, str]) -> Secret | None:
        """What the environment holds for an interface; None where it needs one that is not there."""
        if asked is None:
            return cls()
        value = environ.get(asked.variable, "").strip()
        return cls(value, asked.parameter, asked.header) if value else None

    @property
    def headers(self) -> dict[str, str]:
        """What goes into a request."""
        return {self.header: self.value} if self.header else {}

    def address(self, shown: str) -> str:
        """The address that is really asked for."""
        return with_parameters(shown, {self.parameter: self.value}) if self.parameter else shown

    @property
    def _forms(self) -> set[str]:
        return {self.value, quote(self.value, safe=""), quote_plus(self.value)} if self.value else set()

    def hidden(self, text: str) -> str:
        """A text without the credential."""
        for form in self._forms:
            text = text.replace(form, HIDDEN)
        return text

    def hide_in(self, path: Path) -> None:
        """Take it out of an answer: publishers repeat the address they were asked with."""
        if not self.value:
            return
        content = clean = path.read_bytes()
        for form in self._forms:
            clean = clean.replace(form.encode(), HIDDEN.encode())
        if clean != content:
            path.write_bytes(clean)
