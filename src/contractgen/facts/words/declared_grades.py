"""草稿自己说的一套级别：需求分为监管类、业务类、优化类，优先顺序依次递减；钻石、黄金、白银三等。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.clause_parts import quiet
from contractgen.model.reading import Reading
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.grades import grade_of

_NAME = r"[“\"]?[一-龥A-Za-z\d]{1,8}?[”\"]?\s*"
_DIVIDED = re.compile(
    rf"(?:(?<![区部充成得])分(?!别|析|配|摊|钟)(?:为|成|作)?|划为)\s*(?P<names>{_NAME}(?:[、，/和与及]\s*{_NAME}){{1,5}}?)(?P<count>(?:共|这)?[两二三四五六2-6]\s*个?(?:等级|级别|级|等|类|档|色|种|层)|(?=\s*[，。；：:,;（(]|$))"
)
_RANKED = re.compile(
    rf"(?:由[高重急][到至][低轻缓]|从[高重急][到至][低轻缓]|优先顺序|轻重次序|先后次序)(?:排列)?(?:依次)?(?:为|是|：|:)\s*(?P<names>{_NAME}(?:[、，>＞]\s*{_NAME}){{1,5}}?)(?=\s*[。；;，（(]|$)"
)
_ORDERED = re.compile(r"依次|由[高重][到至]|从[高重][到至]|优先顺序|由急到缓|递减")
#: 停机类：……；降级类：……；“停摆”：……。“小毛病”：……
_CHAINED = re.compile(
    r"(?:^|(?<=[；;。：:，,\s]))(?P<quote>[“\"])?(?P<name>[一-龥A-Za-z]{2,7}?)(?(quote)[”\"](?P<outer>[类级型档])?)\s*(?:[：:]|是?指)"
)
_KINDS = re.compile(r"[分有](?:为|成|作)?[两二三四五]\s*(?:种|类|级|等|档)")
_LEVEL_HEAD = re.compile(
    r"^(?:故障|事件|问题|缺陷|停机|异常|报修|工单|响应)?(?:级别|等级|类别|优先级|分级|分类)$"
)
_LESSER = re.compile(r"(?:程度|级别|优先级|次序|顺序)[^。；]{0,6}(?:依次|逐级|逐次)(?:递减|降低|下降|减轻)")
_LETTER = re.compile(r"[一-龥]{2}")
_TIMED = re.compile(r"[\d一二三四五六七八九十半两]\s*个?(?:分钟|小时|钟头|工作日|日|天|刻钟)|[当次]日")
_SUFFIXED = re.compile(r"(?:级|类|档|等|色|型)$")


@record
class DeclaredGrades:
    """一套级别，依所列的次序；ordered 为写明了由重到轻的。"""

    names: tuple[str, ...]
    ordered: bool


def declared_grades(reading: Reading) -> tuple[DeclaredGrades, ...]:
    """全文说明的各套级别；通用的叫法（一级、P1、重大）另有认法，不在此列。"""
    return tuple(_declared(reading))


def _declared(reading: Reading) -> Iterator[DeclaredGrades]:
    for line in saying(reading, ("分", "划为", "由", "从", "次序", "顺序")):
        if line.cell is not None:
            continue
        text = quiet(line.body)
        for match in _RANKED.finditer(text):
            ranked = tuple(
                re.sub(r"(?:级别?|类|档|等|色|型)$", "", name.strip(' “”"'))
                for name in re.split(r"[、，>＞]", match["names"])
            )
            if (
                len(set(ranked)) > 1
                and all(len(name) > 1 for name in ranked)
                and not all(map(grade_of, ranked))
            ):
                yield DeclaredGrades(ranked, True)
        for match in _DIVIDED.finditer(text):
            names = tuple(name.strip(' “”"') for name in re.split(r"[、，/和与及]", match["names"]))
            suffixed = all(map(_SUFFIXED.search, names))
            if not match["count"].strip() and not suffixed:
                continue
            plain = tuple(re.sub(r"(?:级别?|类|档|等|色|型)$", "", name) or name for name in names)
            if len(set(plain)) < 2 or any(len(name) < 2 for name in plain) or all(map(grade_of, plain)):
                continue
            yield DeclaredGrades(plain, bool(_ORDERED.search(text, match.end())))
    yield from _chained(reading)
    yield from _in_tables(reading)


def _chained(reading: Reading) -> Iterator[DeclaredGrades]:
    """一行里逐个说明的几类：同用“类、级”，或者先说“分两种”再加引号逐个说明。"""
    for line in saying(
        reading,
        (
            "递减",
            "降低",
            "下降",
            "类：",
            "级：",
            "型：",
            "档：",
            "类指",
            "级指",
            "类是指",
            "级是指",
            "”：",
            "”指",
            "”是指",
        ),
    ):
        if line.cell is not None:
            continue
        text = quiet(line.body)
        found = list(_CHAINED.finditer(text))
        suffixed = [
            match["name"][:-1] if match["outer"] is None else match["name"]
            for match in found
            if match["outer"] or match["name"][-1] in "类级型档"
        ]
        told = bool(_KINDS.search(text)) or _each_timed(text, found)
        quoted = [match["name"] for match in found if match["quote"]] if told else []
        named = [match["name"] for match in found]
        names = tuple(dict.fromkeys(suffixed if len(suffixed) > 1 else quoted))
        ordered = bool(_LESSER.search(text))
        if len(names) < 2 and ordered and len({name[-2:] for name in named}) == 1:
            names = tuple(dict.fromkeys(named))  # 阻断性缺陷指……；功能性缺陷指……。严重程度依次递减
        if len(names) > 1 and _own(names):
            yield DeclaredGrades(names, ordered)


def _each_timed(text: str, found: list[re.Match[str]]) -> bool:
    """逐个加引号说明的，每一个都写了时限：“断流”指……，6小时内修好；“卡顿”指……，一日内修好。"""
    quoted = [match for match in found if match["quote"]]
    ends = [*(match.start() for match in quoted[1:]), len(text)]
    return len(quoted) > 1 and all(
        _TIMED.search(text, match.end(), end) for match, end in zip(quoted, ends, strict=True)
    )


def _in_tables(reading: Reading) -> Iterator[DeclaredGrades]:
    """表里“级别”一栏的各格。"""
    columns: dict[int, list[str]] = {}
    for line in reading.judged():
        cell = line.cell
        if cell is not None and not cell.header and cell.column == 0 and _LEVEL_HEAD.match(cell.head.strip()):
            columns.setdefault(cell.table, []).append(
                re.sub(r"(?:级别?|类|档|等|色|型)$", "", re.split("[（(]", line.text.strip())[0].strip())
            )
    for listed in columns.values():
        names = tuple(dict.fromkeys(listed))
        if 1 < len(names) == len(listed) and _own(names) and all(len(name) <= 8 for name in names):
            yield DeclaredGrades(names, False)


def _own(names: tuple[str, ...]) -> bool:
    """自拟的叫法，不是通用的一级、重大。"""
    return all(_LETTER.search(name) for name in names) and not all(map(grade_of, names))
