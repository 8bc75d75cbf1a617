"""整组测试共用一个起动过的应用：工作进程只备一次。"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.web.apps import running


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    with running() as found:
        yield found
