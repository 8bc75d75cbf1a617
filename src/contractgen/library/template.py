"""合同模板：标题、编号体例、当事人称谓、条款的次序与附件。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contractgen.model.errors import ContractgenError
from contractgen.model.numbering import SCHEMES
from contractgen.params.decoding import decode
from contractgen.params.loading import load_text

_KNOWN = {
    "title", "summary", "numbering", "self_name", "labels", "opening", "articles", "closing", "annexes",
    "standalone", "document_title", "form",
}  # fmt: skip
_FORM_KNOWN = {"steps", "one_page"}
_ANNEX_KNOWN = {"key", "title", "opening", "clauses", "when"}


@dataclass(frozen=True, slots=True)
class Part:
    """模板里列出的一个条款，及其出现的条件（参数上的表达式，空为总是出现）。"""

    clause: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class AnnexPlan:
    """模板里的一个附件。"""

    key: str
    title: str
    opening: tuple[Part, ...]
    clauses: tuple[Part, ...]
    when: str = ""


@dataclass(frozen=True, slots=True)
class AgreementTemplate:
    """templates/ 下的一个目录。"""

    name: str
    folder: Path
    title: str
    summary: str
    numbering: str
    self_name: str
    labels: Mapping[str, str]
    opening: tuple[Part, ...]
    articles: tuple[Part, ...]
    closing: tuple[Part, ...]
    annexes: tuple[AnnexPlan, ...]
    document_title: str = ""  # 印在文件上的标题，可以含参数；不写时就是 title
    standalone: bool = False  # 这份文件本身就是平时作为附件的内容，如单独出具的服务级别协议
    steps: tuple[str, ...] = ()  # 填写表各步的次序；不写时依条款的次序
    one_page: bool = False  # 填写表放在一页上，不分步

    def parts(self) -> tuple[Part, ...]:
        """全部条款；附件有条件的，其条款也带上该条件。"""
        found = [*self.opening, *self.articles, *self.closing]
        for annex in self.annexes:
            found += [Part(p.clause, p.when or annex.when) for p in (*annex.opening, *annex.clauses)]
        return tuple(found)


def load_template(folder: Path) -> AgreementTemplate:
    """读入 template.yaml。"""
    path = folder / "template.yaml"
    where = f"{folder.name}/template.yaml"
    head = load_text(decode(path.read_bytes(), where), where, "yaml").data
    _refuse_unknown(head, _KNOWN, where)
    numbering = head.get("numbering", "decimal")
    if numbering not in SCHEMES:
        raise ContractgenError(f"{where}：numbering 应当是 {' 或 '.join(SCHEMES)}，现在是“{numbering}”。")
    if not isinstance(head.get("title"), str) or not head.get("articles"):
        raise ContractgenError(f"{where}：缺少 title（标题）或 articles（条款次序）。")
    form = head.get("form") or {}
    _refuse_unknown(form, _FORM_KNOWN, f"{where} 的 form")
    labels = {"client": "甲方", "provider": "乙方"} | dict(head.get("labels") or {})
    return AgreementTemplate(
        name=folder.name,
        folder=folder,
        title=head["title"],
        summary=(head.get("summary") or "").strip(),
        numbering=numbering,
        self_name=head.get("self_name", "本协议"),
        labels=labels,
        opening=_parts(head.get("opening"), where),
        articles=_parts(head["articles"], where),
        closing=_parts(head.get("closing"), where),
        annexes=tuple(_annex(entry, where) for entry in head.get("annexes") or ()),
        document_title=head.get("document_title") or head["title"],
        standalone=head.get("standalone") is True,
        steps=tuple(map(str, form.get("steps") or ())),
        one_page=form.get("one_page") is True,
    )


def _annex(entry: Mapping[str, Any], where: str) -> AnnexPlan:
    _refuse_unknown(entry, _ANNEX_KNOWN, f"{where} 的 annexes")
    if not entry.get("key") or not entry.get("title"):
        raise ContractgenError(f"{where}：每个附件要写明 key 与 title。")
    return AnnexPlan(
        key=entry["key"],
        title=entry["title"],
        opening=_parts(entry.get("opening"), where),
        clauses=_parts(entry.get("clauses"), where),
        when=str(entry.get("when", "")),
    )


def _parts(entries: Any, where: str) -> tuple[Part, ...]:
    found = []
    for entry in entries or ():
        if isinstance(entry, str):
            found.append(Part(entry))
        elif isinstance(entry, dict) and set(entry) <= {"clause", "when"} and "clause" in entry:
            found.append(Part(entry["clause"], str(entry.get("when", ""))))
        else:
            raise ContractgenError(
                f"{where}：条款应当写成名字，或 {{clause: 名字, when: 条件}}，现在是 {entry}。"
            )
    return tuple(found)


def _refuse_unknown(entry: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(entry) - known)
    if unknown:
        raise ContractgenError(f"{where}：不认识 {'、'.join(unknown)}，可用的是 {'、'.join(sorted(known))}。")
