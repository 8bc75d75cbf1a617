"""搭一套小条款库，起草一份小合同。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from contractgen.library.assemble import Assembly, assemble
from contractgen.library.catalogue import Library
from contractgen.library.places import Places, builtin
from contractgen.model.contract import Annex, Article, Clause, Contract, Item, Node, Number, Table, descend
from contractgen.model.inline import Inline, plain
from contractgen.params.loading import from_mapping
from contractgen.params.typing import typed

PARTY = {
    "uscc": "91120116MA0599NM0R",
    "domicile": "天津市滨海新区示范大道8号",
    "legal_representative": "林知夏",
    "contact": {"name": "林知夏", "phone": "022-5550 1234", "email": "lin@beichen.example"},
}
BASE: Mapping[str, Any] = {
    "contract": {"number": "FW-1", "signing_date": "2026-12-01", "signing_place": "天津市"},
    "parties": {
        "client": PARTY | {"name": "北辰数科（天津）有限公司"},
        "provider": PARTY | {"name": "云帆信息技术有限公司"},
    },
}


def clause(body: str, parameters: str = "", title: str = "试验条款", required: str = "") -> str:
    """一个条款文件的文字；parameters 是首部 parameters 之下的 YAML。"""
    indented = "".join(f"  {line}\n" for line in parameters.splitlines())
    head = f"parameters:\n{indented}" if parameters else ""
    return f"---\ntitle: {title}\nbasis: [民法典第五百零九条]\n{head}required: [{required}]\n---\n{body}"


def library(folder: Path, clauses: Mapping[str, str], template: str = "") -> Library:
    """临时的一套库，模板名为 trial；共用参数表用自带的。"""
    (folder / "clauses").mkdir(parents=True, exist_ok=True)
    for name, text in clauses.items():
        (folder / "clauses" / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "templates" / "trial").mkdir(parents=True, exist_ok=True)
    plan = template or f"title: 试验协议\narticles: [{', '.join(clauses)}]\n"
    (folder / "templates" / "trial" / "template.yaml").write_text(plan, encoding="utf-8")
    return Library(Places((builtin(), folder)))


def draft(lib: Library, values: Mapping[str, Any] | None = None, **contract: Any) -> Assembly:
    """用 BASE 加 values 起草 trial 模板。"""
    data = {"template": "trial", **BASE, **(values or {})}
    data["contract"] = {**BASE["contract"], **contract}
    source = from_mapping(data)
    return assemble(lib, lib.template("trial"), typed(source.data, lib.schema("trial")))


def lines(contract: Contract) -> list[str]:
    """合同的可读大纲：编号与文字，每段一行；表格一行一条。"""
    return [line for node in descend(contract) for line in _lines(node)]


def _lines(node: Contract | Annex | Article | Node) -> Iterator[str]:
    if isinstance(node, Contract):
        return
    if isinstance(node, Table):
        for row in ((node.header,) if node.header else ()) + node.rows:
            yield " | ".join(plain(cell) for cell in row)
        return
    label = node.number.label if isinstance(node.number, Number) else ""
    if isinstance(node, Annex):
        text = plain(node.title)
    elif isinstance(node, Article):
        text = plain(node.heading)
    elif isinstance(node, Clause) and node.heading:
        text = "：".join(part for part in (plain(node.heading), plain(node.text)) if part)
    else:
        text = plain(node.text)
    yield f"{label} {text}".strip()


def pieces(contract: Contract) -> Iterator[Inline]:
    """合同里的全部行内片段。"""
    for node in descend(contract):
        for name in ("heading", "title", "text"):
            value = getattr(node, name, ())
            if not isinstance(value, str):
                yield from value
        if isinstance(node, Table):
            for row in (node.header, *node.rows):
                for cell in row:
                    yield from cell


__all__ = ["BASE", "Item", "clause", "draft", "library", "lines", "pieces"]
