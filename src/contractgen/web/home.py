"""首页：销售、法务、审查的人各从哪里开始。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from contractgen.usecases.forms import OfferedTemplate, offered
from contractgen.web.pages import page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Door:
    """一扇门：给谁的，做什么，通到哪些填写表或者别的页。"""

    who: str
    title: str
    summary: str
    templates: Sequence[OfferedTemplate] = ()
    links: Sequence[tuple[str, str]] = ()


@router.get("/", include_in_schema=False)
def home(request: Request) -> HTMLResponse:
    templates = offered(request.app.state.settings.library)
    return page(
        request, "home.html", doors=doors(templates), others=[each for each in templates if each.plain]
    )


def doors(templates: Sequence[OfferedTemplate]) -> list[Door]:
    """三扇门：有预设的给销售，其余的给法务；事务所自己的 Word 模板另列。"""
    ready = [each for each in templates if not each.plain]
    return [
        Door(
            "销售",
            "出一份服务级别协议",
            "先选一档现成的，再改客户要求的几处；旁边就是附件的样子，填好下载 Word 随报价单发出。",
            templates=[each for each in ready if each.presets],
        ),
        Door(
            "法务",
            "起草一份完整的合同",
            "分步填写，随时看到整份合同；填到一半可以存成参数文件，下次打开接着填。",
            templates=[each for each in ready if not each.presets],
        ),
        Door(
            "审查",
            "审一份合同草稿",
            "放入 Word 文件，在原文旁边看审查意见：占位、前后矛盾、期限、引用、除外与法条。",
            links=[("/review", "上传草稿")],
        ),
    ]
