"""Logs that say what happened without saying to whom.

Numbers, dates of birth and postcodes are struck out of every line, whoever wrote it, and query
strings are dropped: a log is read by people who may see no child at all.
"""

import logging
import re
from typing import Any

import structlog
from structlog.typing import EventDict

_STRUCK = [
    (re.compile(r"(?<![\d.])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d.])"), "[number]"),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"), "[postcode]"),
    (re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b(?![T ]\d)"), "[date]"),
    (re.compile(r"\b\d\d/\d\d/(?:19|20)?\d\d\b"), "[date]"),
    (re.compile(r"\?[^\s\"'=]+=[^\s\"']*"), "?[query]"),
    (re.compile(r"\)=\([^)]*\)"), ")=([values])"),  # as PostgreSQL details a broken constraint
]


def without_people(text: str) -> str:
    """The text with what could name a person struck out."""
    for pattern, word in _STRUCK:
        text = pattern.sub(word, text)
    return text


def strike(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """A structlog step: strikes every string of an event."""
    return {
        key: without_people(value) if isinstance(value, str) and key != "timestamp" else value
        for key, value in event.items()
    }


def settings(*, lines: str) -> dict[str, Any]:
    """Django's LOGGING; `lines` are "plain" for people or "json" for collectors."""
    structlog.configure(
        processors=[*_steps(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"struck": {"()": "onestory.config.logs.formatter", "lines": lines}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "struck"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "onestory": {"level": "INFO"},
            "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        },
    }


def formatter(*, lines: str) -> logging.Formatter:
    """The one formatter, through which libraries' own lines go too."""
    renderer = (
        structlog.processors.JSONRenderer()
        if lines == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_steps(),
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            strike,
            renderer,
        ],
    )


def _steps() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso"),
    ]
