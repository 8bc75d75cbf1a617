"""接口说明：/api/openapi.json 供程序读，/api 是给人看的一页。"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import Response

from contractgen import __version__
from contractgen.web.api_shapes import components
from contractgen.web.pages import page

router = APIRouter(include_in_schema=False)
_ABOUT = (
    "起草中文服务协议、校验参数、审查合同草稿。与命令行走同一条路：同样的参数，逐字节相同的文件；同样的报告。"
)


@router.get("/api")
def listing(request: Request) -> Response:
    """各个接口一览。"""
    whole = request.app.openapi()
    calls = [
        {"method": method.upper(), "path": path, **call}
        for path, methods in whole["paths"].items()
        for method, call in methods.items()
    ]
    site = str(request.base_url).rstrip("/")
    return page(request, "api.html", calls=calls, site=site, guarded=request.app.state.sessions is not None)


def describe(app: FastAPI) -> None:
    """接口说明里添上各种形状；设了口令的，说明怎样带口令。"""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            whole = get_openapi(
                title="contractgen", version=__version__, description=_ABOUT, routes=app.routes
            )
            parts = whole.setdefault("components", {})
            parts["schemas"] = components()
            if app.state.sessions is not None:
                parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
                whole["security"] = [{"token": []}]
            app.openapi_schema = whole
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
