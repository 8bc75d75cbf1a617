"""敞开的服务范围：包括但不限于、其他服务、等服务；以及草稿里有没有除外条款。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from contractgen.facts.words.exclusion_leads import excluded_lines, leads
from contractgen.facts.words.outline import Outline, outlined
from contractgen.facts.words.services import SERVING
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.zh.slots import slot_at

_SCOPE = rf"(?:{SERVING}|工作|委托)(?:的)?(?:定义|具体)?(?:范围|内容|事项|对象|项目)"
_UNLIMITED = re.compile(
    rf"(?:{_SCOPE})?[^。；;，,：:]{{0,12}}?(?:包括|包含|涵盖|覆盖|含)(?:但|，但|,但)?(?:并)?不(?:仅)?(?:限|囿|止)于"
)
_OTHER = re.compile(
    r"(?:以及|及|和|或)?(?P<bound>双方|甲乙双方)?(?:另行)?(?:书面)?(?:约定|商定|确认"
    r"|协商)?的?(?P<other>其他|其它|一切|所有)(?:与[^。；;，,]{1,16})?(?:相关的?|有关的?|必要的?|开发和?|开发与"
    r"|所需的?)?(?:维护|技术|支持|运维|配套|增值|日常|临时|附加|衍生|后续)*(?:服务|工作|事项|需求|要求"
    r"|任务)(?:内容)?(?=[。；;，,）)]|$)"
)
#: 凡临时交办者皆在其内；一应支撑工作；凡与某某有关的事都由其办理
_SWEEPING = re.compile(
    r"凡[^。；;，,]{2,24}(?:者|的事|的工作|的事项|的)?[，,]?(?:皆|均|都|一律|一概|也)(?:在其内|包括|属于|归|由)[^。；;，,]{0,14}"
    r"|与[^。；;，,]{1,20}(?:有关|相关)的(?:一应|一切|全部|所有|任何)[^。；;，,]{0,10}(?:工作|事宜|事务|事项|服务|支持|问题)"
    r"|(?:一应|一切|任何)[^。；;，,]{0,16}(?:技术)?(?:工作|事宜|事务|事项|服务|支持|问题)(?!均已|费用)"
    r"|以[^。；;，,]{1,10}(?:临时)?(?:提出|要求|通知|指令|安排)的?为准"
)
_WORK_IS = re.compile(r"(?:工作|服务|任务|职责|业务)(?:内容|范围)?(?:包括|包含|涵盖|覆盖)")
_DOES = re.compile(r"做|负责|承办|办理|提供|承担|完成")
_NOT_WORK = re.compile(r"赔|损失|责任|费用|风险|知识产权|权利|数据|资料|保密")
_DEMANDED = re.compile(
    r"(?:甲方|乙方|客户|委托方|用户|业主|采购人|买方|需方|委托人|[一-龥A-Za-z]{2,4})(?:临时)?(?:交办|要求|指定|安排|提出|认为[^。；;，,]{0,10}有关)的(?:其他|其它|一切"
    r"|任何)?[^。；;，,]{0,10}(?:工作|服务|事项|任务|需求)(?=[。；;，,）)]|$)"
)
_BOUNDED = re.compile(
    r"双方[^。；;，,]{0,10}(?:约定|确认|商定|同意|签)|书面|变更单|补充协议|附件|清单|另行(?:收费|报价|计价)"
)
_HEAD = re.compile(
    rf"(?:{SERVING}|工作|委托|项目|开发|研发|实施|测试|标注|租用|承揽|承包)(?:的)?(?:定义|具体|工作)?(?:与|和|及|、)?(?:内容|范围"
    r"|事项|对象|项目)|服务定义|(?:开发|研发|实施|测试|服务|运维|维护|标注)工作$"
)
_NOT_HEAD = re.compile(r"除外|例外|排除|不包括|保密|免责|变更")


@record
class OpenScope:
    """一处敞开的范围。kind：unlimited 包括但不限于、other 其他服务；bounded 表示以双方约定为界。"""

    span: Span
    kind: str
    bounded: bool


@record
class OpenScopes:
    """全部敞开之处，和除外条款的一处（没有为 None）。"""

    items: tuple[OpenScope, ...]
    exclusions: Span | None


def open_scopes(reading: Reading) -> OpenScopes:
    """敞开的范围；占位里的不算。"""
    outline = outlined(reading)
    out = excluded_lines(outline)
    found = tuple(one for line in outline.lines() if line.index not in out for one in _in_line(line, outline))
    zone = next(
        (line for line in outline.lines() if line.index in out or (leads(line) and not line.heading)), None
    )
    return OpenScopes(found, Span(zone.index, zone.body_start, len(zone.text.rstrip())) if zone else None)


def _in_line(line: Line, outline: Outline) -> Iterator[OpenScope]:
    in_scope = _about_scope(outline.titles(line.index))
    for found in _UNLIMITED.finditer(line.text, line.body_start) if "限于" in line.text else ():
        said = re.search(_SCOPE, found[0]) is not None or bool(_WORK_IS.search(found[0]))
        out = re.search(
            r"不(?:在|属于|包括|含|计入)[^。；;]{0,24}$", line.text[line.body_start : found.end()]
        )
        if (said or in_scope) and not out and not _inside(line, found):
            yield OpenScope(Span(line.index, found.start(), found.end()), "unlimited", False)
    if not in_scope:
        for found in _SWEEPING.finditer(line.text, line.body_start):
            start = max(line.text.rfind(mark, 0, found.start()) for mark in "。；;") + 1
            told = line.text[start : found.end()]
            if _DOES.search(told) and not _NOT_WORK.search(told) and not _inside(line, found):
                yield OpenScope(
                    Span(line.index, found.start(), found.end()), "other", bool(_BOUNDED.search(told))
                )
        return
    for found in (
        *_OTHER.finditer(line.text, line.body_start),
        *_DEMANDED.finditer(line.text, line.body_start),
        *_SWEEPING.finditer(line.text, line.body_start),
    ):
        if _inside(line, found) or re.search(
            r"不(?:属于|包括|含|在)|除", line.text[max(0, found.start() - 12) : found.start()]
        ):
            continue
        whole = line.text[max(line.body_start, found.start() - 20) : found.end()]
        yield OpenScope(Span(line.index, found.start(), found.end()), "other", bool(_BOUNDED.search(whole)))


@lru_cache(maxsize=1024)
def _about_scope(titles: str) -> bool:
    """各级标题里有说服务范围的，而最近的标题说的不是除外。"""
    each = titles.split("｜")
    return any(_HEAD.search(title) for title in each) and not _NOT_HEAD.search(each[0])


def _inside(line: Line, found: re.Match[str]) -> bool:
    return slot_at(line.text, found.start(), found.end()) is not None
