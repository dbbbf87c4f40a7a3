"""The official client of the Model Context Protocol asks the running server: it lists the tools and calls each."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import urllib3

from tests.fixtures.serving import Running

mcp = pytest.importorskip("mcp", reason="the official client of MCP is not installed")

CALLS: dict[str, dict[str, Any]] = {
    "search": {"words": "detected child victims in Nigeria"},
    "observations": {"indicator": "detected-victims", "area": "NGA"},
    "status": {"area": "BGD"},
    "brief": {"area": "UKR", "section": "opening"},
    "actions": {"area": "BGD", "subject": "trafficking"},
    "verify_figure": {"figure": "974", "indicator": "detected-victims", "area": "NGA", "year": 2022},
    "why_no_answer": {"question": "Which is the worst country?"},
}


def asked(server: Running, ask: Callable[[Any], Awaitable[Any]], mode: str = "auto") -> Any:
    """What a function gets of a client that is connected."""

    async def run() -> Any:
        async with mcp.client.client.Client(f"{server.url}/mcp", mode=mode) as client:
            return await ask(client)

    # A browser that an earlier test opened keeps a loop running in the tests' own thread.
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(lambda: asyncio.run(run())).result()


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_client_finds_every_tool(server: Running, mode: str) -> None:
    async def ask(client: Any) -> Any:
        return client.server_info.name, client.instructions, (await client.list_tools()).tools

    name, instructions, tools = asked(server, ask, mode)
    assert name == "Reach 2030"
    assert "never call them prevalence" in instructions
    assert {tool.name for tool in tools} == set(CALLS)
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)


def test_every_tool_answers_whichever_worker_is_asked(server: Running) -> None:
    async def ask(client: Any) -> Any:
        await client.list_tools()
        return [(name, await client.call_tool(name, given)) for name, given in CALLS.items() for _ in range(2)]

    for name, answer in asked(server, ask):
        assert not answer.is_error, name
        told = answer.structured_content["result"]
        assert told["release"]
        assert json.loads(answer.content[0].text) == told


def test_a_figure_is_verified_with_source_and_address(server: Running) -> None:
    async def ask(client: Any) -> Any:
        return await client.call_tool("verify_figure", CALLS["verify_figure"])

    told = asked(server, ask).structured_content["result"]
    assert (told["verdict"], told["published"]) == ("equal", "974")
    assert told["source"]["citation"] and told["caveat"] and told["address"]


def test_whoever_asks_wrongly_is_told_the_line(server: Running) -> None:
    async def ask(client: Any) -> list[str]:
        lines = []
        for name, given in (("search", {"words": 5}), ("none", {}), ("search", {"words": "x", "more": 1})):
            with pytest.raises(mcp.shared.exceptions.MCPError) as refused:
                await client.call_tool(name, given)
            lines.append(str(refused.value))
        unknown = await client.call_tool("brief", {"area": "XYZ"})
        return [*lines, unknown.content[0].text] if unknown.is_error else lines

    lines = asked(server, ask)
    assert [line.split()[0] for line in lines] == ["words", "There", "search", "Refused:"]


def test_many_at_once_are_answered_or_sent_away_and_none_fails(server: Running) -> None:
    body = json.dumps(
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "brief", "arguments": {"area": "NGA"}}}
    )
    pool = urllib3.PoolManager(maxsize=8, retries=False)

    def ask(_: int) -> int:
        told = pool.request("POST", f"{server.url}/mcp", body=body, headers={"Content-Type": "application/json"})
        return told.status

    with ThreadPoolExecutor(8) as threads:
        statuses = set(threads.map(ask, range(16)))
    pool.clear()
    assert 200 in statuses
    assert statuses <= {200, 429}
