"""审查中程序自己的毛病（规则抛出异常、读草稿抛出异常）不上使用者的屏幕，在测试里却要算不通过。"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from contractgen.review.mishaps import LOG
from tests.chromium import browser, playwright  # noqa: F401  全部测试都能用


class _Kept(logging.Handler):
    """收下记录，留待测试结束时看。"""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


_KEPT = _Kept()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "allow_mishaps: 这个测试故意让规则或读取出错")
    logging.getLogger(LOG).addHandler(_KEPT)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """测试过程中记下的毛病，除非声明允许，都使测试不通过。"""
    _KEPT.records.clear()
    yield
    if _KEPT.records and item.get_closest_marker("allow_mishaps") is None:
        record = _KEPT.records[0]
        cause = record.exc_info[1] if record.exc_info else None
        raise AssertionError(record.getMessage()) from cause
