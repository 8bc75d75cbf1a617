"""填写表的一页：字段、说明、例子、默认值、分步，都照填写表画出来。"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from contractgen.model.errors import ContractgenError
from contractgen.usecases.form_document import pdf_available
from contractgen.usecases.forms import form_of, offer
from contractgen.web.errors import RefusedError
from contractgen.web.forms import look
from contractgen.web.pages import page

router = APIRouter()


@router.get("/{template}")
def form_page(request: Request, template: str) -> HTMLResponse:
    """一个模板的填写表；没有这个模板的，错误里列出已有的。"""
    library = request.app.state.settings.library
    try:
        offered = offer(template, library)
    except ContractgenError as error:
        raise RefusedError(404, str(error)) from None
    form = form_of(template, library)
    return page(
        request,
        "form.html",
        offered=offered,
        form=form,
        look=look,
        general=look.general(form),
        pdf=pdf_available(),
    )
