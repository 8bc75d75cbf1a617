"""审查页：放下草稿，看进度，在原文旁边看意见，下载带批注的 Word、网页与 JSON。"""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from contractgen.model.errors import ContractgenError
from contractgen.reporters import html
from contractgen.web.downloads import DOCX, download
from contractgen.web.errors import LOG, UNEXPECTED, RefusedError
from contractgen.web.jobs import run
from contractgen.web.pages import page
from contractgen.web.reviewing import Options, reviewed, seconds_for
from contractgen.web.store import Batch, Outcome, Store, Upload
from contractgen.web.uploads import FILES, LARGEST, received

router = APIRouter(prefix="/review", include_in_schema=False)

_KINDS = {"docx": DOCX, "html": "text/html; charset=utf-8", "json": "application/json"}
_AT_ONCE = 2  # 一批里同时审几份；留着余地，不让一批占满全部工作进程


@router.get("")
def start(request: Request) -> Response:
    """放下草稿的页面。"""
    return page(request, "review.html", largest=LARGEST >> 20, most=FILES)


@router.post("")
async def upload(request: Request) -> Response:
    """收下草稿，在后台逐份审。"""
    got = await received(request)
    batch = _store(request).put(got.drafts)
    options = Options(
        careful="careful" in got.ticked, final="final" in got.ticked, waivers="waivers" in got.ticked,
        library=request.app.state.settings.library,
    )  # fmt: skip
    turns = asyncio.Semaphore(_AT_ONCE)
    for each in batch.uploads:
        task = asyncio.create_task(_review(request.app, each, options, turns))
        request.app.state.tasks.add(task)
        task.add_done_callback(request.app.state.tasks.discard)
    place = f"/review/{batch.id}/"
    if _wants_json(request):
        return JSONResponse({"id": batch.id, "url": place}, 201)
    return RedirectResponse(place, 303)


async def _review(app: FastAPI, each: Upload, options: Options, turns: asyncio.Semaphore) -> None:
    """审一份；审不成的，原因写在结果里，别的照审。"""
    seconds = seconds_for(each.content)
    try:
        async with turns:
            each.started = True
            outcome = await run(app, reviewed, each.content, each.name, options, seconds=seconds)
    except ContractgenError as error:
        outcome = Outcome(str(error))
    except Exception as error:
        LOG.error("审查出错", exc_info=error)
        outcome = Outcome(UNEXPECTED)
    each.outcome, each.content = outcome, b""


@router.get("/{batch_id}/")
def listing(request: Request, batch_id: str) -> Response:
    """一次送来的各份草稿：进度与条数；要 JSON 的给 JSON。"""
    batch = _store(request).get(batch_id)
    if _wants_json(request):
        return JSONResponse(_state(batch))
    state = _state(batch)
    left = _store(request).minutes_left(batch)
    return page(request, "review_batch.html", batch=batch, drafts=state["drafts"], left=left)


@router.post("/{batch_id}/delete")
def delete(request: Request, batch_id: str) -> Response:
    """立即删除。"""
    _store(request).remove(batch_id)
    return RedirectResponse("/review", 303)


@router.get("/{batch_id}/{number}/")
def findings(request: Request, batch_id: str, number: int) -> Response:
    """一份草稿：原文旁边是意见。"""
    outcome = _outcome(request, batch_id, number)
    if not outcome.page:
        raise RefusedError(422, outcome.error or "这份草稿没有审成。")
    policy = f"{html.policy()}; frame-ancestors 'none'"
    return Response(
        outcome.page, headers={"Content-Security-Policy": policy}, media_type="text/html; charset=utf-8"
    )


@router.get("/{batch_id}/{number}/{form}")
def report(request: Request, batch_id: str, number: int, form: str) -> Response:
    """下载一种报告。"""
    found = _outcome(request, batch_id, number).files.get(form)
    if found is None:
        raise RefusedError(404, "没有这种报告。文本草稿没有可以加批注的 Word 文件。")
    name, content = found
    return download(content, name, _KINDS[form])


def _outcome(request: Request, batch_id: str, number: int) -> Outcome:
    uploads = _store(request).get(batch_id).uploads
    if not 1 <= number <= len(uploads):
        raise RefusedError(404, "没有这份草稿。")
    outcome = uploads[number - 1].outcome
    if outcome is None:
        raise RefusedError(409, "这份草稿还在审，请稍等。")
    return outcome


def _state(batch: Batch) -> dict[str, Any]:
    """各份草稿到了哪一步。"""
    return {
        "id": batch.id,
        "done": batch.done,
        "drafts": [_draft(number, each) for number, each in enumerate(batch.uploads, 1)],
    }


def _draft(number: int, each: Upload) -> dict[str, Any]:
    outcome = each.outcome
    waiting = "reviewing" if each.started else "waiting"
    state = waiting if outcome is None else "refused" if outcome.error else "done"
    return {
        "number": number,
        "name": each.name,
        "state": state,
        "error": outcome.error if outcome else None,
        "counts": outcome.counts if outcome and state == "done" else None,
        "forms": sorted(outcome.files) if outcome and state == "done" else [],
    }


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")
