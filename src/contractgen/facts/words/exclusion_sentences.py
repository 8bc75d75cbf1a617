"""写在一句话里的除外：某项工作不在服务范围、乙方不负责某事、费用不包括某项、某处不享有支持。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.activities import STANDALONE
from contractgen.facts.words.causes import cause_in
from contractgen.facts.words.exclusion_items import ExclusionItem, made_item, split
from contractgen.facts.words.noun_chunks import noun_chunks
from contractgen.facts.words.outline import trimmed
from contractgen.facts.words.own_limits import own_limit
from contractgen.facts.words.phrases import content
from contractgen.facts.words.services import SERVING
from contractgen.facts.words.turned_down import DOING
from contractgen.model.reading import Line, Span

LIABLE = re.compile(r"责任(?!清单|范围)|赔偿|免责|损失|违约金")
_HOW = r"(?:概|一概|一律|均|都|也|暂|暂时|恕|并|再|全|就|皆|原则上)*"
_DO = (
    r"(?:负责|承担|承接|承办|提供|受理|处理|处置|支持|保障|维护|维修|修复|修理|保修|检修|巡检|[做作](?!调整|变更|更改|变动|修改)|管|包(?![括含])|接(?![受到收])|揽|碰|办理|从事"
    r"|上门|介入|安排|过问|参与|代办|代为|更换|升级|备份|实施|开展|服务|派人|派员|出具|响应|解决|培训|开发|供应|配送|清洁|整改|经手|接送|编写|编制|迁(?!就)|送(?!达)|交付|监控|值守)"
)
#: 谓语的几种：容纳（不在范围）、包含（不含某项）、享有、由谁、做、另购
_PREDICATES = (
    (
        "inside",
        rf"{_HOW}(?:不(?:属于?|在|列入|纳入|列为|计入|算在|包括在|包含在|含在)|排除在)(?=[^，,。；;]{{0,16}}(?:范围|内容|之列|之内|之中|以内|之外|职责|费|价|包年|包月|套餐|工作|业务|义务|分内|{SERVING}|内(?=[，,。；;]|$)))",
    ),
    ("holding", r"(?:不|未)(?:包括|包含|含|涉及|涵盖|覆盖|及于)(?!税|本数|在内|但不限于)"),
    (
        "enjoying",
        rf"{_HOW}不(?:再)?(?:得)?(?:享有|享受|适用|受)(?=[^，,。；;]{{0,14}}(?:{SERVING}|时限|时间|指标|SLA|级别|约束))",
    ),
    (
        "third",
        r"由[^，,。；;方]{0,8}(?:原厂|厂家|厂商|第三方|运营商|生产商|专业公司|专业机构)[^，,。；;]{0,6}?(?<!的)(?:承担|负责|实施|完成|维护|维修)",
    ),
    ("by", rf"{_HOW}不(?:再)?由[^，,。；;]{{1,10}}?{_DO}"),
    (
        "doing",
        rf"{_HOW}不(?:再|予以?|另行?|对)*(?:书面|免费|单独|当面|电话)?(?:{_DO}|{DOING})|可(?:以)?不(?:予)?(?:{_DO}|{DOING})|(?:无(?:须|需)|没有义务|无义务|无责任)(?:向[^，,。；;]{{1,6}})?(?:再)?{_DO}|不(?:为|向|就)(?=[^，,。；;]{{1,20}}?(?:提供|进行|实施|承担|开展))|停止(?:提供)?(?=[^，,。；;]{{0,6}}(?:服务|支持|维护))(?![^，,。；;]{{0,6}}的?[，,](?:均|即)?(?:属|为|系|定))|概不",
    ),
    (
        "apart",
        r"(?<!不)(?<!不得)(?<!无须)(?<!不再)(?:另行(?:收费|计费|付费|购买|采购|报价)|另(?:购|计|议)(?=[，,。；;]|$))|(?:为|属|系)(?:另购|选购|付费|另行收费)(?:项目|服务|内容|模块)|(?<=[一-龥]{4})(?<![的者时])除外(?=[。；;]|$)",
    ),
)
_REFUSED = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _PREDICATES))
#: 看着像、其实不是除外的分句
_OTHERWISE = re.compile(
    r"风险|毁损|灭失|不(?:承担|负)[^，,。；;]{0,12}(?:责任|费用|义务|损失|税|风险)|不(?:予|再)(?:退|返|赔|补|支付|认可|公开|通过)"
    r"|保密|披露|任[何一]+方|一方|催告|违约|双方|管辖|仲裁|时效|保证金|定金|发票|所有权|著作权|法律(?!咨询|服务|顾问|文书|检索|数据|意见)|法规(?!库|数据|检索|汇编)|除外事项"
    r"|(?:[级类]|故障|事件)[^，,。；;]{0,4}(?:是指|指|系|是|为)[^，,。；;]*停止"  # 一级为数据中心停止服务
    r"|(?:本|该)(?:条|款|合同|协议|数)[^，,。；;]{0,6}(?:不适用|除外)|另有(?:约定|规定)|不可抗力|转包|分包"
)
_CONDITION = re.compile(r"(?:的|时|后|期间)[，,]$")
_TURNED_DOWN = re.compile(
    r"概不|一律不|可不|不(?:属于?|在|予|提供|负责|承接|承办|处理|受理|作|含|再|另)|排除在|不(?:包|管|做|接)(?=[。；;，,]|$)"
)
_CONTAINER = re.compile(
    r"[^，,。；;]{0,16}?(?:(?:范围|内容|职责|[费价])(?:之?内|以内|之中|之列)?|之列|之内|之中|以内|之外)"
)
#: 哪些日子不服务、哪一款所列的情形，不是哪项工作
_NO_WORK = re.compile(r"(?:放假日?|节假日?|[一-龥]日|当天|期限|[条款项]|时间|时段|期间)$|所列|所述")
#: “没有列明的事项和日志的备份不属于范围”：后半说的是一项具体的工作
_UNLISTED = re.compile(
    r"[^。；;]*?(?:未列明|没有列明|未列入|未载明)[^。；;，,、和与及]{0,10}(?:以及|和|与|及|、|，|或者?)?"
)
_ABOUT = re.compile(rf"{SERVING}|范围|价款|费用|[费价]|租金|套餐|版")
#: 除外内容：A、B；“除外服务”指：A；B；Out of Scope：A
_HEADED = re.compile(
    r"\s*[“\"]?(?:(?:服务|工作|系统|项目)?(?:除外|排除|例外)(?:的)?(?:内容|事项|服务|工作|项目|系统|范围|情形)?|(?:未|不)(?:包含|包括|含|在内)[^，,。；;：:]{0,8}?(?:的)?"
    r"|[Oo]ut of [Ss]cope|[Ee]xclusions?|[Ee]xcluded|[Nn]ot [Ii]ncluded)[”\"]?\s*(?:均?(?:指|为|是|有|如下|包括)|有：)?\s*[：:](?=\s*[^\s])"
)
#: 按每人每日260元另计：约好了价，不是不做
_PRICED = re.compile(r"\d\s*元[^，,。；;]{0,6}另[^，,。；;]{0,4}$")
_IN_BRACKET = re.compile(r"[（(][^（()）]*$")
_CLOSED = re.compile(r"[)）]")
_BY_CAUSE = re.compile(r"(?:如|若)?(?:因|由于)")
_SHORT = 10
_CLAUSE_END = re.compile(r"[，,。；;]|$")


def said_out(
    line: Line, start: int, end: int, provider: str, everyone: re.Pattern[str]
) -> Iterator[tuple[Span, tuple[ExclusionItem, ...]]]:
    """这一句里各个谓语（不在服务范围、一律不承接）与所除外的各项；冒号之前说除外的，之后都是。

    provider 是提供服务一方的称呼，everyone 是各方的称呼。
    """
    text = line.text[start:end]
    if headed := _HEADED.match(text):
        items = _items(line, start + headed.end(), end, True, everyone)
        if items:
            yield trimmed(line.index, line.text, start + headed.start(), start + headed.end()), items
        return
    used = 0
    for found in _REFUSED.finditer(text):
        if found.start() < used or (used and found.lastgroup == "apart"):
            continue  # 不在范围内，另行收费：说的是同一件
        head = max(text.rfind(mark, 0, found.start()) for mark in "，,") + 1
        tail = _CLAUSE_END.search(text, found.end())
        clause = text[head : tail.start() if tail else len(text)]
        kind = found.lastgroup or ""
        if kind != "holding" and text.rstrip().endswith(("：", ":")):
            continue  # 引出各项的一句
        if _OTHERWISE.search(clause) or _asks(clause, text[head : found.start()], kind, provider, everyone):
            continue
        if kind == "enjoying" and own_limit(text):
            continue  # 换用另一个时限，不是没有
        if (kind == "holding" and not _holds(line, text, found)) or _PRICED.search(text, head, found.end()):
            continue
        if LIABLE.search(clause) and not content(clause).activities:
            continue
        lead = trimmed(line.index, line.text, *(start + at for at in _lead(text, head, found, kind)))
        for first, last, many in _where(text, head, found, kind):
            items = _items(line, start + first, start + last, many, everyone)
            if items:
                used = max(item.span.end for item in items) - start
                yield lead, items
                break


def headed_end(text: str, start: int, end: int) -> int:
    """“除外内容：A；B；C。”各项用分号隔开，到句号为止。"""
    if not _HEADED.match(text, start):
        return end
    stop = text.find("。", start)
    return stop + 1 if stop >= 0 else len(text)


def _asks(clause: str, before: str, kind: str, provider: str, everyone: re.Pattern[str]) -> bool:
    """说的是接受服务的一方不做，或者不许做。"""
    subject = everyone.match(before.strip()) if provider else None
    return (kind == "doing" and subject is not None and subject[0] != provider) or bool(
        re.search(r"不得(?!享)|有权|可以|如[果不]|若", clause)
    )


def _holds(line: Line, text: str, found: re.Match[str]) -> bool:
    """“不含”之前说的是服务或者价款，之后说的不是节假日。"""
    about = line.cell is not None or _ABOUT.search(text, 0, found.start())
    return bool(about) and not re.search("放假|节假|休息日", text[found.end() :])


def _lead(text: str, head: int, found: re.Match[str], kind: str) -> tuple[int, int]:
    """谓语的起止：连同“服务范围内”，或者前面短短的“现场服务”。"""
    if kind == "inside" and (whole := _CONTAINER.match(text, found.end())):
        return found.start(), whole.end()
    if kind == "enjoying" and (stop := _CLAUSE_END.search(text, found.end())):
        return found.start(), stop.start()
    if kind == "holding" and found.start() - head <= _SHORT:
        return head, found.end()
    return found.span()


def _where(text: str, head: int, found: re.Match[str], kind: str) -> list[tuple[int, int, bool]]:
    """到哪里去找所除外的事：（起，止，是否一一分开），依次试。"""
    stop = min((at for mark in "。；;" if (at := text.find(mark, found.end())) >= 0), default=len(text))
    comma = next((at for at in range(found.end(), stop) if text[at] in "，,"), stop)
    topic = (head, found.start(), False)
    earlier = (0, found.start(), False)
    if kind == "holding" and not text[found.end() : stop].strip("，,"):
        return [earlier]  # 外地门店的升级，价款不含
    if kind == "holding":
        if _IN_BRACKET.search(text, 0, found.start()) and (closed := _CLOSED.search(text, found.end())):
            stop = min(stop, closed.start())  # 零部件（不含耗材）……：只除外括号里的
        return [(found.end(), stop, True)]
    if kind == "doing":
        return [(found.end(), comma, False), topic, earlier]
    return [earlier, topic] if _BY_CAUSE.match(text.lstrip()) else [topic, earlier]


def _items(
    line: Line, start: int, end: int, many: bool, everyone: re.Pattern[str]
) -> tuple[ExclusionItem, ...]:
    """这一段里的事；说不出对象，也不是单独成事的工作的，不算。"""
    span = trimmed(line.index, line.text, start, end)
    text = line.text[span.start : span.end]
    if (colon := max(text.rfind("："), text.rfind(":"))) >= 0 and not many:
        span, text = trimmed(line.index, line.text, span.start + colon + 1, end), text[colon + 1 :]
    if unlisted := _UNLISTED.match(text):
        span = trimmed(line.index, line.text, span.start + unlisted.end(), end)
        text = line.text[span.start : span.end]
        if not content(text).activities:
            return ()
    if _NO_WORK.search(text):
        return ()
    bare = everyone.sub("，", text)
    said = content(bare)
    named = any(not thing.generic for thing in said.things) or bool(noun_chunks(bare))
    if (
        not named
        and not said.activities & (STANDALONE if line.cell is None else said.activities)
        and not cause_in(text)
    ):
        return ()
    return tuple(split(line, span.start, span.end)) if many else (made_item(line, span),)


def plain_work(text: str, items: tuple[ExclusionItem, ...]) -> bool:
    """说的就是不做某物的某项工作，不是责任：夹在通知、解除的条里也算。"""
    one = items[0]
    done = bool(one.content.things and (one.content.activities or one.content.troubles)) and one.cause is None
    return done and bool(_TURNED_DOWN.search(text)) and not LIABLE.search(text)
