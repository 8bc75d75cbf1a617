"""把合同写成 Word 文件：外壳里填上封面与签署栏，条文成为带自动编号与活引用的段落。"""

from __future__ import annotations

from collections.abc import Mapping

from contractgen.model.contract import Contract
from contractgen.model.errors import ContractgenError
from contractgen.word import cover, properties
from contractgen.word.body import PartWriter, Restarts, bookmark
from contractgen.word.runs import Bookmarks
from contractgen.word.shell import APP, CORE, Shell, house_shell, prepared
from contractgen.word.zipped import assembled, packed

_FAST = 1  # 正文的压缩级别：快三倍，只大一成


def write(contract: Contract, shell: bytes | None = None) -> bytes:
    """合同的 .docx。shell 是事务所自己的外壳，不给则用通用外壳；同样的输入得到同样的字节。"""
    ready = prepared(house_shell() if shell is None else shell, contract.scheme)
    restarts = Restarts(ready.numbering.first_restart)
    body, annexes = _written_parts(contract, ready, restarts)
    changed = _filled(contract, ready, body, annexes)
    changed[CORE] = properties.core(contract)
    changed[APP] = properties.app()
    if restarts.made:
        changed[ready.numbering_name] = ready.numbering.written(restarts.made)
    return assembled(
        packed(name, changed[name], _FAST) if name in changed else ready.fixed[name] for name in ready.order
    )


def _written_parts(contract: Contract, shell: Shell, restarts: Restarts) -> tuple[str, str]:
    """正文与附件的 XML。"""
    bookmarks = Bookmarks()
    body = PartWriter(shell.body, shell.styles, shell.width, bookmarks, restarts)
    body.opening(contract.opening)
    for article in contract.articles:
        body.article(article)
    body.closing(contract.closing)
    annexes = PartWriter(shell.annexes, shell.styles, shell.width, bookmarks, restarts)
    for annex in contract.annexes:
        annexes.annex(annex)
    bookmark((body, annexes), bookmarks, shell.first_bookmark)
    return body.finished(), annexes.finished()


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
