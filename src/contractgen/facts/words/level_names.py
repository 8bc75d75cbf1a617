"""文字里的级别名：词典里的，加上“高等级、优先级较高、敏感客诉、U1”；P1 与一级各是一套。"""

from __future__ import annotations

import re
from dataclasses import replace

from contractgen.facts.words.troubles import TROUBLE
from contractgen.model.reading import Line
from contractgen.zh.grades import Grade, grade_of, grades_in

#: 词典之外、说轻重的话：高等级故障、优先级较高的工单、敏感客诉、U1
_MORE = re.compile(
    rf"(?<![较更最提升降])(?P<high>[高中低])(?=等级|级别)|(?:优先级|级别|等级|紧急程度|严重程度|重要程度|程度)(?:比?较|更|相对|特别|非常|最)?(?P<degree>高|低|重|轻|急|大|小)(?=的)"
    rf"|(?:比较|较为?|特别|非常|相对)(?P<rather>严重|紧急|急|重大|重要|轻|轻微)(?=的(?:系统|网络|设备|业务)?{TROUBLE})"
    rf"|(?P<kind>升级|敏感|重点|热点|疑难|复杂|简单|群体性?|特殊)(?=(?:类|性)?(?:的)?(?:投诉|客诉|工单|报修|诉求|请求|告警)(?:[：:，,]|\d|[应须由自]))|(?<![A-Za-z])(?P<code>[UIC][0-4])(?![0-9A-Za-z])"
)
#: 另有所指的字：优先级、急、核心业务
_COMMON = frozenset(("优先", "优先级", "急", "关键", "核心", "主要", "标准", "常规", "日常"))
#: 分为四级：是几级，不是第四级；降低、提高：不是级别
_NOT_NAME = re.compile(r"(?:分(?:为|成)?|划分为|共|设|[降减提升调])\s*$")
_ASIDE = re.compile(r"(?:级|类|等|色)?\s*[（(]\s*(?:即|对应)?\s*[“\"]?([^（）()“”\"]{1,6})[”\"]?\s*[)）]")


def text_of(line: Line) -> str:
    """手打的“P1：”“一级：”会被当作编号；连编号一起看。"""
    return f"{line.label} {line.text}" if line.label and grades_in(line.label) else line.text


def level_names(text: str) -> tuple[Grade, ...]:
    """一段文字里的级别名，从左到右；套餐版本、星级、快慢、范围不算轻重。"""
    more = [_grade(match) for match in _MORE.finditer(text)]
    usual = [
        each
        for each in (_named(text, grade) for grade in grades_in(text))
        if each.family not in ("余", "版", "金", "星", "快", "围")
        and each.name not in _COMMON
        and not _NOT_NAME.search(text, max(0, each.start - 3), each.start)
        and not any(other.start <= each.start < other.end for other in more)
    ]
    return tuple(sorted((*usual, *more), key=lambda each: each.start))


def _named(text: str, grade: Grade) -> Grade:
    """名字里不带“为”和引号。"""
    name = grade.name.strip('为是：: “”"')
    start = text.find(name, grade.start)
    return grade if start < 0 else replace(grade, start=start, end=start + len(name), name=name)


def aside(text: str, grade: Grade) -> Grade | None:
    """“一级（紧急）”里括注的另一个叫法。"""
    found = _ASIDE.match(text, grade.end)
    return grade_of(found[1]) if found else None


def _grade(match: re.Match[str]) -> Grade:
    """词典认得的字（高、低）归入原来那一套；别的同一个字是同一级。"""
    group = str(match.lastgroup)
    word = match[group]
    known = grade_of(word) if group != "code" else None
    if known is not None:
        return Grade(match.start(group), match.end(group), word, known.family, known.rank)
    rank = float(sum(ord(char) * 7**place for place, char in enumerate(word)))
    return Grade(match.start(group), match.end(group), word, f"补{group}", rank)


def key_of(grade: Grade) -> tuple[str, float]:
    """P1 与一级是两套；红色、紧急各是一套。"""
    if grade.family != "数":
        return grade.family, grade.rank
    lettered = re.match(r"\s*([A-Za-z甲乙丙丁戊])", grade.name)
    first = lettered[1].upper() if lettered else ""
    if first in ("甲", "乙", "丙", "丁", "戊"):
        return "甲乙", grade.rank
    if first in ("A", "B", "C", "D", "E"):
        return "AB", grade.rank
    return ("级" if first in ("", "I", "V") else first), grade.rank
