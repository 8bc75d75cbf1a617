"""写在一句话里的除外：某项工作不在服务范围、乙方不负责某事、费用不包括某项。"""

from __future__ import annotations

import re

from contractgen.facts.words.activities import STANDALONE
from contractgen.facts.words.exclusion_items import CAUSE, ExclusionItem, made_item, split
from contractgen.facts.words.outline import trimmed
from contractgen.facts.words.phrases import content
from contractgen.facts.words.services import SERVING
from contractgen.model.reading import Line, Span

LIABLE = re.compile(r"责任|赔偿|免责|损失")
_WORKED = re.compile(
    rf"不(?:属于|在)[^。；;，,]{{0,16}}?(?:{SERVING}|工作|职责)[^。；;，,]{{0,6}}?(?:范围|内容|事项|之列)(?:之?内)?"
    r"|不(?:属于|在)[^。；;，,]{0,8}?范围(?:之?内)?|不(?:予|提供|负责|承担)(?:免费)?(?:维护|维修|修复"
    r"|处理|服务|支持|保修)(?!责任|人)"
    r"|概不(?:承接|承办|负责|处理|受理|过问)|(?:活|事|工作|服务|项目|东西|这些|故障|毛病)(?:都|均|一概|一律|也|全|就)?不(?:包|管|做|接|揽)(?=[。；;，,]|$)|不在[^。；;，,]{0,10}(?:费用?|价款|月费|年费|总价)(?:之?内|以内|之中)|不(?:包括|包含|列入|纳入)(?:在|于)?[^。；;，,]{0,6}(?:服务|工作|范围|维保|运维)(?:范围)?(?:之?内|以内|之中|之列)?(?=[。；;，,]|$)|不含(?:在|于)[^。；;，,]{0,10}(?:费用?|价款|月费|年费|总价)(?:之?内|以内|中)?|不另[^。；;，,]{0,4}承接"
    r"|排除在[^。；;，,]{0,12}之外|(?<!不)(?<!不得)(?<!无须)(?<!不再)另行(?:收费|计费|付费)|(?:不"
    r"|均不)受[^。；;，,]{0,10}(?:SLA|服务水平|服务级别|时限|时间|期限|指标|考核)[^。；;，,]{0,6}(?:约束|限制)"
)
#: 乙方不负责数据库的备份与恢复
_REFUSES = re.compile(
    r"(?P<mark>(?:方|商|人)(?:均|并|也)?不(?:负责|提供|承担|处理|受理|进行)(?:对)?)(?P<what>[^。；;，,：:]{3,40})"
)
_TURNED_DOWN = re.compile(r"概不|不(?:属于|在)|不(?:予|提供|负责)|排除在|不(?:包|管|做|接)(?=[。；;，,]|$)")
_NOT_REFUSED = re.compile(r"责任|费用|损失|义务|后果|风险|以下|下列|如下|任何|赔偿|税|其他")
_WITHOUT = re.compile(
    r"(?P<mark>(?:服务|维护|运维|维保|支持|巡检|费用|工作)?[^。；;，,：:“”（）()]{0,8}?(?<!但)不(?:包括|包含"
    r"|含))[:：]?(?P<what>[^。；;]+)"
)
_NOT_WITHOUT = re.compile(
    r"不(?:包括|包含|含)(?:税|本数|起始|届满|本日|当日|首日|法定|节假|增值税|但不限于|在内)|不含税|包括但不"
    r"|不包含本数|不包括本数"
)
_NOT_EXCLUDED = re.compile(
    r"不得|未列明|没有列明|未列入|放假|节假|休息日|暂停|保密|个人信息|属于[^。；;，,]{0,8}除外事项"
    r"|认为属于|经证明|经认定|认定后|查明|鉴定|不(?:因|以)"
)
#: “没有列明的事项和日志的备份不属于范围”：后半说的是一项具体的工作
_UNLISTED = re.compile(
    r"^[^。；;]*?(?:未列明|没有列明|未列入|未载明)[^。；;，,、和与及]{0,10}(?:以及|和|与|及|、|，|或者?)"
)


def said_out(line: Line, start: int, end: int) -> tuple[Span, tuple[ExclusionItem, ...]] | None:
    """这一句的引导语与所除外的各项；不是除外的为 None。"""
    text = line.text[start:end]
    if "不" not in text and "排除在" not in text and "另行" not in text:
        return None
    if found := _WORKED.search(text):
        unlisted = _UNLISTED.match(text[: found.start()])
        first = unlisted.end() if unlisted else 0
        said = content(text[first : found.start()])
        told = text[first : found.end()]
        if found[0].startswith(("不受", "均不受", "不在", "不含")):
            told = re.sub(r"放假|节假日?|休息日", "", told)  # 节假日的话务不受指标约束：说的不是放假
        if _NOT_EXCLUDED.search(told) or not (
            said.things or said.activities & STANDALONE or CAUSE.search(text)
        ):
            return None
        if unlisted and not said.activities:
            return None
        lead = Span(line.index, start + found.start(), start + found.end())
        return lead, (made_item(line, trimmed(line.index, line.text, start + first, start + found.start())),)
    if (found := _REFUSES.search(text)) and not _NOT_REFUSED.search(found["what"]):
        said = content(found["what"])
        if said.things and said.activities:
            lead = Span(line.index, start + found.start("mark"), start + found.end("mark"))
            at = trimmed(line.index, line.text, start + found.start("what"), start + found.end("what"))
            return lead, (made_item(line, at),)
    if (found := _WITHOUT.search(text)) and not _NOT_WITHOUT.search(text) and not _NOT_EXCLUDED.search(text):
        what = found["what"]
        said = content(what)
        if (
            not (said.things or said.activities)
            or not re.search(rf"{SERVING}|范围|价款|费用|月费|年费", text)
            or LIABLE.search(text)
        ):
            return None
        lead = trimmed(line.index, line.text, start + found.start("mark"), start + found.end("mark"))
        return lead, tuple(split(line, start + found.start("what"), start + found.end("what")))
    return None


def plain_work(text: str, items: tuple[ExclusionItem, ...]) -> bool:
    """说的就是不做某物的某项工作，不是责任：夹在通知、解除的条里也算。"""
    one = items[0]
    done = bool(one.content.things and one.content.activities) and one.cause is None
    return done and bool(_TURNED_DOWN.search(text)) and not LIABLE.search(text)
