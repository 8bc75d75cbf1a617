"""网页报告：每份草稿一页，原文旁边是意见，另有期限、范围与除外、引用的一览；可以离线打开。"""

from __future__ import annotations

from contractgen.reporters import names
from contractgen.review.review import Review


def report(review: Review) -> dict[str, bytes]:
    """每份草稿一个 HTML 文件。"""
    from contractgen.reporters._page.page import page

    files = zip(names(review, ".html"), review.drafts, strict=True)
    return {name: page(each, review).encode() for name, each in files}
