"""Settings come from the environment, and what cannot be used is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.config import Config, ConfigError, from_environment


def test_without_settings_there_are_usual_ones() -> None:
    assert from_environment({}) == Config()
    assert from_environment({"PORT": " ", "REACH_DATA": "", "HOST": " "}) == Config()


def test_every_setting_is_read() -> None:
    found = from_environment(
        {
            "PORT": "0",
            "HOST": " 0.0.0.0 ",
            "WEB_CONCURRENCY": "4",
            "LOG_LEVEL": "WARNING",
            "REACH_DATA": "/tables",
        }
    )
    assert found == Config(
        port=0, host="0.0.0.0", workers=4, log_level="warning",
        published=Path("/tables"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "65536"), ("PORT", "-1"), ("PORT", "80a"), ("PORT", "８０"), ("PORT", "1.5"), ("WEB_CONCURRENCY", "0"),
     ("WEB_CONCURRENCY", "many"), ("LOG_LEVEL", "loud")],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_named_with_its_value(name: str, value: str) -> None:
    with pytest.raises(ConfigError) as stopped:
        from_environment({name: value})
    assert name in str(stopped.value)
    assert value in str(stopped.value)
