"""程序自己的毛病：记入日志，不上使用者的屏幕；测试里以此为不通过。"""

from __future__ import annotations

LOG = "contractgen.review"


def note(what: str, error: Exception) -> None:
    """记下一次意外，连同经过。"""
    from logging import NullHandler, getLogger

    log = getLogger(LOG)
    if not log.handlers:
        log.addHandler(NullHandler())
    log.error("%s出错", what, exc_info=error)
