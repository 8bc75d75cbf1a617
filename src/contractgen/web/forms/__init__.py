"""填写表：一个模板一页，由参数表而来；预览、下载与打开参数文件。"""

from __future__ import annotations

from fastapi import APIRouter

from contractgen.web.forms import endpoints, pages

router = APIRouter(prefix="/forms", include_in_schema=False)
router.include_router(pages.router)
router.include_router(endpoints.router)
