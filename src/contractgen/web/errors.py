"""出错时怎样回答：使用者可以改正的，一句中文；参数有误的，逐处列出；程序自己的毛病，不说经过，只记日志。"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from contractgen.model.errors import ContractgenError, InvalidParametersError
from contractgen.web.jobs import BusyError
from contractgen.web.pages import page
from contractgen.web.worker import UndoneError

LOG = logging.getLogger("contractgen.web")

_STATUS: dict[type[ContractgenError], int] = {BusyError: 503, UndoneError: 422}
_SAID = {
    400: "请求的写法有误。", 401: "请先登录。", 403: "不允许这样访问。", 404: "没有这一页。",
    405: "这个地址不接受这种方法。", 410: "已过期。", 413: "内容过大。", 415: "不接受这种内容。",
    409: "还没有做完。", 422: "请求的内容有误。", 503: "现在太忙，请过一会儿再试。",
}  # fmt: skip
UNEXPECTED = "程序出了毛病，没有做成。已经记入日志；请再试一次，仍不行就告诉管理员。"


class RefusedError(ContractgenError):
    """网页不答应的事；status 是 HTTP 状态码。"""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


def answer_errors(app: FastAPI) -> None:
    """装上各种错误的回答。"""
    app.add_exception_handler(ContractgenError, _refused)
    app.add_exception_handler(InvalidParametersError, _invalid)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http)


def check_report(request: Request, error: InvalidParametersError) -> dict[str, Any]:
    """同 ``check -f json`` 的形状。"""
    return {
        "file": error.file,
        "template": request.path_params.get("template"),
        "ok": False,
        "errors": [problem.as_dict(error.file) for problem in error.problems],
    }


def told(request: Request, status: int, text: str) -> Response:
    """一句话的回答：浏览器要网页就给网页，别的给 JSON。"""
    if _wants_page(request):
        heading = _SAID.get(status, "没有做成。").rstrip("。")
        return page(request, "error.html", status, heading=heading, text=text)
    return JSONResponse({"error": text}, status)


def _wants_page(request: Request) -> bool:
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")


def _refused(request: Request, error: Exception) -> Response:
    known = (status for kind, status in _STATUS.items() if isinstance(error, kind))
    status = getattr(error, "status", None) or next(known, 400)
    return told(request, status, str(error))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, InvalidParametersError)
    return JSONResponse(check_report(request, error), 422)


def _malformed(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    places = "、".join(sorted({str(each["loc"][-1]) for each in error.errors()}))
    return told(request, 422, f"请求里的 {places} 写得不对，请对照接口说明改正。")


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known = HTTPStatus(error.status_code).phrase if error.detail in ("", None) else error.detail
    chinese = (
        error.detail
        if str(known) and not str(known).isascii()
        else _SAID.get(error.status_code, "没有做成。")
    )
    answer = told(request, error.status_code, str(chinese))
    answer.headers.update(error.headers or {})
    return answer


def unexpected(request: Request, error: Exception) -> Response:
    """程序自己的毛病：经过只进日志。"""
    # 不记正文与查询串：里面可能有合同的内容
    LOG.error("%s %s 出错", request.method, request.url.path, exc_info=error)
    return told(request, 500, UNEXPECTED)
