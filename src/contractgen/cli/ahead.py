"""先读：看参数就知道要审哪一份 Word 草稿时，另一个进程先读着，这边同时载入命令与规则。

读得不成、读的不是这一份，都由自己照常再读，结果没有分别。
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from contractgen.review.helper import Helper, can_fork

if TYPE_CHECKING:
    from contractgen.model.reading import Reading

_WORD = ".docx"


def _nothing() -> None:
    """没有要先做的。"""


class Ahead:
    """正在另一个进程里读的一份草稿。"""

    def __init__(self, path: str, first: Callable[[], None] = _nothing) -> None:
        def work() -> tuple[bytes, Reading]:
            first()
            return _read(path)

        self._helper: Helper | None = Helper(work)

    def ready(self) -> bool:
        """读好了，或者没有在读的。"""
        return self._helper is None or self._helper.ready()

    def reading(self, content: bytes) -> Reading | None:
        """读好的草稿；读的不是这些内容，或者已经取走了，为 None。"""
        helper, self._helper = self._helper, None
        found = helper.result() if helper is not None else None
        return found[1] if found is not None and found[0] == content else None


def read_ahead(arguments: Sequence[str], first: Callable[[], None] = _nothing) -> Ahead | None:
    """参数里恰有一份 Word 草稿可读时，开始读；first 是那个进程读之前要做的事。"""
    if arguments[:1] != ["lint"]:
        return None
    drafts = [each for each in arguments[1:] if each.lower().endswith(_WORD)]
    if len(drafts) != 1 or not os.path.isfile(drafts[0]) or not can_fork():  # noqa: PTH113 — 此时还没有载入 pathlib
        return None
    try:
        return Ahead(drafts[0], first)
    except OSError:  # 系统不让再开进程
        return None


def _read(path: str) -> tuple[bytes, Reading]:
    from pathlib import Path

    from contractgen.usecases.read_draft import read_draft

    content = Path(path).read_bytes()
    return content, read_draft(content, path).reading
