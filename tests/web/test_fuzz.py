"""照 OpenAPI 随机访问：没有 5xx，回答都在说明之内。"""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, assume, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from contractgen.web.app import create_app
from contractgen.web.downloads import XLSX
from contractgen.web.jobs import Jobs
from contractgen.web.settings import Settings

schemathesis.serializer.alias(XLSX, "application/octet-stream")

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance, unsupported_method,
]  # fmt: skip
BOUNDED = settings(
    max_examples=20, derandomize=True, deadline=None, database=None,
    phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck),
)  # fmt: skip


class _Borrowed(Jobs):
    """借用全组测试共用的工作进程；这里的应用起动与停止都不管它。"""

    lent: Jobs | None = None

    async def run(self, work: Any, args: tuple[Any, ...], seconds: float) -> Any:
        assert self.lent is not None
        return await self.lent.run(work, args, seconds)

    def start(self) -> None:
        pass


JOBS = _Borrowed()
APP = create_app(Settings(allowed_hosts=("testserver",)))
APP.state.jobs = JOBS
SCHEMA = schemathesis.openapi.from_asgi("/api/openapi.json", APP)


@pytest.fixture(autouse=True)
def borrowed(client: TestClient) -> None:
    JOBS.lent = client.app.state.jobs  # type: ignore[attr-defined]


@SCHEMA.parametrize()
@BOUNDED
def test_any_call_is_answered_as_described(case: Any) -> None:
    assume(case.query.get("format") != "pdf")  # 由 LibreOffice 转换，慢；另有测试
    case.call_and_validate(checks=CHECKS)
