"""For people: `python -m tests.gate` walks everything and prints each denied claim; `--short`, a case of each kind.

`--tidy` takes messages that are gone out of not_claims.toml; `--rest` prints claims that nobody recomputes.
"""

from __future__ import annotations

import json
import sys
import tomllib

from tests.gate.judge import judge, known, report
from tests.gate.messages import messages
from tests.gate.registry import CHECKS, NOT_CLAIMS, NOT_CLAIMS_FILE, WAITING
from tests.gate.static_claims import static
from tests.gate.walk import open_house, short_walk, whole_walk


def tidy() -> None:
    """Writes not_claims.toml without what is gone or has a check."""
    text = NOT_CLAIMS_FILE.read_text(encoding="utf-8")
    head = "".join(line for line in text.splitlines(keepends=True)[:3] if line.startswith("#"))
    parts = [head]
    for group in tomllib.loads(text)["group"]:
        kept = [
            item
            for item in sorted(set(group["messages"]))
            if item in messages() and item not in CHECKS and item not in static()
        ]
        if kept:
            lines = "".join(f"  {json.dumps(item, ensure_ascii=False)},\n" for item in kept)
            parts.append(f"\n[[group]]\nreason = {json.dumps(group['reason'])}\nmessages = [\n{lines}]\n")
    NOT_CLAIMS_FILE.write_text("".join(parts), encoding="utf-8")


def rest() -> None:
    """Prints claims without a check, and checks without a claim."""
    for message in messages().values():
        if message.claims and not known(message.text):
            print("NEW    ", message.files[0], "|", message.text)
        elif NOT_CLAIMS.get(message.text) == WAITING and message.text not in CHECKS:
            print("WAITING", message.files[0], "|", message.text)
    for message_text in [*CHECKS, *static()]:
        if message_text not in messages():
            print("GONE   ", message_text)


def main() -> int:
    """Exit code 1 where a claim is denied."""
    if "--tidy" in sys.argv:
        tidy()
        return 0
    if "--rest" in sys.argv:
        rest()
        return 0
    with open_house() as house:
        verdicts = judge(short_walk(house) if "--short" in sys.argv else whole_walk(house))
    print(report(verdicts))
    return 1 if verdicts.denied else 0


if __name__ == "__main__":
    raise SystemExit(main())
