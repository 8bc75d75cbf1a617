"""把合同写成 Word 文件：外壳里填上封面与签署栏，条文成为带自动编号与活引用的段落。"""

from __future__ import annotations

from collections.abc import Mapping

from contractgen.model.contract import Contract
from contractgen.model.errors import ContractgenError
from contractgen.model.record import record
from contractgen.model.zipped import assembled, packed
from contractgen.word import cover, properties
from contractgen.word.body import LaterTable, PartWriter, Restarts, bookmark
from contractgen.word.runs import Bookmarks
from contractgen.word.shell import APP, CORE, Shell, house_shell, prepared

_FAST = 1  # 正文的压缩级别：快三倍，只大一成


@record
class Body:
    """写好的正文与附件的 XML，以及其中重新起编的列表。"""

    body: str
    annexes: str
    restarts: tuple[tuple[int, int, int], ...]


def write(contract: Contract, shell: bytes | None = None) -> bytes:
    """合同的 .docx。shell 是事务所自己的外壳，不给则用通用外壳；同样的输入得到同样的字节。"""
    ready = prepared(house_shell() if shell is None else shell, contract.scheme)
    return finished(contract, ready, written_parts(contract, ready))


def written_parts(contract: Contract, shell: Shell, later: list[LaterTable] | None = None) -> Body:
    """正文与附件的 XML。later 收下值还空着的表格（见 word/form.py）。"""
    restarts = Restarts(shell.numbering.first_restart)
    bookmarks = Bookmarks()
    body = PartWriter(shell.body, shell.styles, shell.width, bookmarks, restarts, later)
    body.opening(contract.opening)
    for article in contract.articles:
        body.article(article)
    body.closing(contract.closing)
    annexes = PartWriter(shell.annexes, shell.styles, shell.width, bookmarks, restarts, later)
    for annex in contract.annexes:
        annexes.annex(annex)
    bookmark((body, annexes), bookmarks, shell.first_bookmark)
    return Body(body.finished(), annexes.finished(), tuple(restarts.made))


def finished(contract: Contract, shell: Shell, body: Body) -> bytes:
    """外壳填上封面、签署栏与正文，装成 .docx。"""
    changed = _filled(contract, shell, body.body, body.annexes)
    changed[CORE] = properties.core(contract)
    changed[APP] = properties.app()
    if body.restarts:
        changed[shell.numbering_name] = shell.numbering.written(body.restarts)
    return assembled(
        packed(name, changed[name], _FAST) if name in changed else shell.fixed[name] for name in shell.order
    )


def _filled(contract: Contract, shell: Shell, body: str, annexes: str) -> dict[str, bytes]:
    """填好标签的部件。"""
    from jinja2 import TemplateError
    from markupsafe import Markup

    values: Mapping[str, object] = cover.values(contract) | {"body": Markup(body), "annexes": Markup(annexes)}
    filled: dict[str, bytes] = {}
    for name, template in shell.templates.items():
        try:
            xml = template.render(values)
        except TemplateError as error:
            raise ContractgenError(
                f"外壳（shell.docx）的标签无法填写：{error}。请对照通用外壳改正。"
            ) from error
        filled[name] = cover.highlighted(xml).encode()
    return filled
