"""网页报告：每份草稿一页，原文旁边是意见，另有期限、范围与除外、引用的一览；可以离线打开。"""

from __future__ import annotations

from collections.abc import Sequence

from contractgen.reporters import names
from contractgen.review.review import Review

Link = tuple[str, str]  # 文字与地址


def report(review: Review) -> dict[str, bytes]:
    """每份草稿一个 HTML 文件。"""
    return with_bar(review, ())


def with_bar(review: Review, bar: Sequence[Link]) -> dict[str, bytes]:
    """同上；bar 是页首的一排链接（返回、下载……），由网页服务器给出。"""
    from contractgen.reporters._page.page import page

    files = zip(names(review, ".html"), review.drafts, strict=True)
    return {name: page(each, review, bar).encode() for name, each in files}


def policy() -> str:
    """这一页的内容安全策略：只许它自己的样式与脚本，不取任何外面的东西。"""
    from contractgen.reporters._page.page import policy as of_page

    return of_page()
