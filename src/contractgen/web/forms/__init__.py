"""填写表：一个模板一页，由参数表而来。"""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(prefix="/forms", include_in_schema=False)
