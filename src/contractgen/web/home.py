"""首页：销售、法务、审查的人各从哪里开始。"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from contractgen.usecases.forms import offered
from contractgen.web.pages import page

router = APIRouter()


@router.get("/", include_in_schema=False)
def home(request: Request) -> HTMLResponse:
    templates = offered(request.app.state.settings.library)
    return page(request, "home.html", templates=templates)
