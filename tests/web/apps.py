"""测试用的网页应用与客户端：都从环回地址访问。"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from fastapi import FastAPI
from fastapi.testclient import TestClient

from contractgen.library.places import builtin
from contractgen.web.app import create_app
from contractgen.web.settings import Settings

T = TypeVar("T")
BASE = "http://127.0.0.1:8000"


def client_of(app: FastAPI, **options: Any) -> TestClient:
    return TestClient(app, base_url=BASE, follow_redirects=False, **options)


@contextmanager
def running(settings: Settings | None = None) -> Iterator[TestClient]:
    """起动过的应用，后台的事照做。"""
    with client_of(create_app(settings)) as client:
        yield client


def wait_for(work: Coroutine[Any, Any, T]) -> T:
    """在另一个线程里等一件事做完：这个线程里可能已经有 Playwright 的事件循环。"""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def sample(template: str) -> bytes:
    """模板自带的示例参数。"""
    return (builtin() / "templates" / template / "sample.yaml").read_bytes()


def flawed() -> bytes:
    """带着常见毛病的那份 Word 草稿。"""
    return (builtin() / "samples/review/draft.docx").read_bytes()
