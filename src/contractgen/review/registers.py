"""审查所据的名册：法律现状、仲裁机构、工作日历；随软件所带，其上可以叠放事务所自己的。

名册是数据（``review/registers/*.yaml``），写明截至日期和出处。事务所在自己的库里放 ``registers/law.yaml`` 等，
同一条目（法律的名称、机构的名称、年度）以它的为准，其余照用。
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from contractgen.model.errors import ContractgenError
from contractgen.model.record import record
from contractgen.zh.characters import fold_width

_HOME = Path(__file__).parent / "registers"
_LISTS = {
    "law": ("laws", "title"),
    "institutions": ("institutions", "name"),
    "working_days": ("years", "year"),
}
_COMMON = re.compile(r"中华人民共和国|最高人民法院|[\s《》〈〉<>“”\"'·,，、()]")


@record
class Moved:
    """移了位置的条文：原第几条、现第几条，引用它的句子里会有的词，新的同号条文才有的词。"""

    was: int
    now: int
    topic: str
    unless: str = ""


@record
class Law:
    """一部法律。status：repealed revised amended in-force；articles 是现行文本的条数，不知道为 None。"""

    title: str
    status: str = "in-force"
    titles: tuple[str, ...] = ()
    since: dt.date | None = None
    ended: dt.date | None = None
    by: str = ""
    replacement: str = ""
    articles: int | None = None
    moved: tuple[Moved, ...] = ()
    note: str = ""
    source: str = ""

    @property
    def short(self) -> str:
        return self.title.removeprefix("中华人民共和国")

    @property
    def ended_on(self) -> str:
        return _said(self.ended)

    @property
    def since_when(self) -> str:
        return _said(self.since)


@record
class Institution:
    """一家仲裁机构：全称、所在地、曾用或并用的名称、简称。"""

    name: str
    place: str = ""
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    source: str = ""


@record
class WorkYear:
    """一年的节假日安排。"""

    year: int
    holidays: frozenset[dt.date]
    workdays: frozenset[dt.date]
    notice: str = ""
    published: dt.date | None = None


@record
class LawRegister:
    """法律现状表。"""

    as_of: dt.date | None
    laws: Mapping[str, Law]  # 归一的名称 → 法律

    def find(self, title: str) -> Law | None:
        """按名称找；不计“中华人民共和国”、书名号和全角半角。"""
        return self.laws.get(title_key(title))


@record
class InstitutionRegister:
    """仲裁机构名册。"""

    as_of: dt.date | None
    institutions: tuple[Institution, ...] = ()

    def find(self, name: str) -> Institution | None:
        """全称、曾用名或简称相同的机构。"""
        wanted = title_key(name)
        for each in self.institutions:
            if wanted in map(title_key, (each.name, *each.names, *each.short)):
                return each
        return None


@record
class WorkingDays:
    """工作日历；没有公布安排的年度一律未知。"""

    as_of: dt.date | None
    years: Mapping[int, WorkYear]

    def is_working_day(self, day: dt.date) -> bool | None:
        """是不是工作日；那一年的安排不在表里为 None。"""
        year = self.years.get(day.year)
        if year is None:
            return None
        return day in year.workdays or (day.weekday() < 5 and day not in year.holidays)


def _said(day: dt.date | None) -> str:
    """2021年1月1日；与 zh.dates 的写法相同，不为一个日期载入 babel。"""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def title_key(title: str) -> str:
    """名称归一，供比较。"""
    return _COMMON.sub("", fold_width(title))


def load(name: str, overlay: str | Path | None = None) -> Mapping[str, Any]:
    """一份名册的原始内容；overlay 是事务所的库（--library 目录）。"""
    return _load(name, str(overlay) if overlay else "")


def laws(overlay: str | Path | None = None) -> LawRegister:
    """法律现状表。"""
    return _laws(str(overlay) if overlay else "")


def institutions(overlay: str | Path | None = None) -> InstitutionRegister:
    """仲裁机构名册。"""
    return _institutions(str(overlay) if overlay else "")


def working_days(overlay: str | Path | None = None) -> WorkingDays:
    """工作日历。"""
    return _working_days(str(overlay) if overlay else "")


@lru_cache(maxsize=32)
def _load(name: str, overlay: str) -> Mapping[str, Any]:
    found = _read(_HOME / f"{name}.yaml")
    firm = Path(overlay).expanduser() / "registers" / f"{name}.yaml" if overlay else None
    return _merged(name, found, _read(firm), firm) if firm is not None and firm.is_file() else found


def _read(path: Path) -> dict[str, Any]:
    """读一份 YAML；写坏了说明在第几行。"""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContractgenError(
            f"名册 {path} 第 {line} 行：不是正确的 YAML，请检查缩进、冒号与引号。"
        ) from error
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise ContractgenError(f"名册 {path} 读不了：{error}。请检查文件，日期写成 2026-01-01。") from error
    if not isinstance(content, dict):
        raise ContractgenError(f"名册 {path} 应当是“名目: 内容”的形式，请参照随软件所带的名册。")
    return content


def _merged(name: str, base: Mapping[str, Any], firm: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """事务所的条目按名称取代自带的，新的加在后面。"""
    if name not in _LISTS:
        return {**base, **firm}
    section, key = _LISTS[name]
    entries = firm.get(section) or []
    if not isinstance(entries, list) or not all(
        isinstance(entry, dict) and key in entry for entry in entries
    ):
        raise ContractgenError(f"名册 {path} 的 {section} 应当是清单，每项写明 {key}。")
    kept = {title_key(str(entry[key])): entry for entry in base.get(section, [])}
    kept.update({title_key(str(entry[key])): entry for entry in entries})
    return {**base, **firm, section: list(kept.values())}


@lru_cache(maxsize=8)
def _laws(overlay: str) -> LawRegister:
    raw = _load("law", overlay)
    found: dict[str, Law] = {}
    for entry in raw.get("laws", []):
        moved = tuple(Moved(**each) for each in entry.get("moved", ()))
        law = _made(Law, entry, titles=tuple(entry.get("titles", ())), moved=moved)
        found.update({title_key(title): law for title in (law.title, *law.titles)})
    return LawRegister(raw.get("as_of"), found)


@lru_cache(maxsize=8)
def _institutions(overlay: str) -> InstitutionRegister:
    raw = _load("institutions", overlay)
    found = [
        _made(Institution, entry, names=tuple(entry.get("names", ())), short=tuple(entry.get("short", ())))
        for entry in raw.get("institutions", [])
    ]
    return InstitutionRegister(raw.get("as_of"), tuple(found))


@lru_cache(maxsize=8)
def _working_days(overlay: str) -> WorkingDays:
    raw = _load("working_days", overlay)
    found = {}
    for entry in raw.get("years", []):
        off = frozenset(day for first, last in entry.get("holidays", ()) for day in _days(first, last))
        year = _made(WorkYear, entry, holidays=off, workdays=frozenset(entry.get("workdays", ())))
        found[year.year] = year
    return WorkingDays(raw.get("as_of"), found)


def _days(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days) for days in range((last - first).days + 1)]


def _made(kind: type[Any], entry: Mapping[str, Any], **values: Any) -> Any:
    """按字段名造一个条目；多写的键指出来。"""
    try:
        return kind(**{**entry, **values})
    except TypeError as error:
        label = entry.get("title") or entry.get("name") or entry.get("year")
        allowed = "、".join(kind.__dataclass_fields__)
        raise ContractgenError(f"名册条目“{label}”里有不认识的键。可用的有 {allowed}。") from error
