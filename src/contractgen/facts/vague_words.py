"""含糊的用语：尽快、及时、定期一类说时间的，合理、必要、最佳实践一类说标准的。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.slots import slot_at

_TIME = re.compile(
    r"在可能的情况下(?:尽快|尽早|尽量)?|尽快|尽早|尽量|尽可能|第一时间|适时|立即|立刻|马上"
    r"|(?<![不])及时(?!性|率|雨)|合理(?:的)?(?:时间|期限|期间)(?:之?内)?"
    r"|业务低峰期|(?<![的指约限特])定期(?!限|间|存款|合同|租赁|报告制度)|不定期|近期内?|短期内|必要时间内|适当时(?:候|间)|(?:在)?(?:最|尽可能)短(?:的)?时间(?:之?内)?|(?:很|较)?短(?:的)?时间内"
    r"|迅速|择期|从速|尽速|即刻|随即"
)
_STANDARD = re.compile(
    r"(?<!不)合理(?:的|地)?(?!期限|期间|时间|费用|开支|支出|化|怀疑|谨慎|信赖|预见|相信|对价)"
    r"|(?<!不)必要(?:的|地)(?!条件)|必要(?=措施|培训|配合|协助|支持|信息|资料|手续)(?!费用)"
    r"|(?<!不)适当(?:的|地)?(?=措施|方式|补偿|调整|延长|延期|减免|处理|配合)|行业(?:最佳实践|惯例"
    r"|通行(?:标准|做法))|(?<!行业)最佳实践"
    r"|(?:客户|用户|甲方|乙方)(?:的)?(?:预期|满意)|令(?:客户|用户|甲方|乙方)满意|良好(?:的)?(?:状态|运行"
    r"|服务|沟通|效果)|高质量|优质(?:的)?服务|专业水准|一流|(?:同)?行业(?:内)?(?:先进|领先|较高|一般)水平|(?:足够|充足|充分)的?(?=人员|人力|资源|时间|备件|设备|培训|力量)"
    r"|(?:相应|一定|较强|足够)的?(?:技术|专业|服务|业务)?(?:能力|水平|经验)(?!证)|较高(?:的)?(?:质量|水平|标准)|尽善尽美|最高标准"
)
_TIME_WORDS = (
    "尽", "第一时间", "适", "立", "马上", "及时", "合理", "低峰", "定期",
    "近期", "短期", "必要时间", "短时间", "短的时间", "迅速", "择期", "从速", "即刻", "随即",
)  # fmt: skip
_STANDARD_WORDS = (
    "合理", "必要", "适当", "行业", "最佳", "预期", "满意", "良好", "高质量",
    "优质", "专业水准", "一流", "先进", "足够", "充足", "充分", "能力", "水平", "较高", "最高标准",
)  # fmt: skip
_NUMBER = re.compile(
    r"[0-9０-９〇零一二两三四五六七八九十半]+\s*(?:个)?(?:工作日|自然日|日历日|小时|分钟|日|天|周|月|年)"
    r"|[7７]\s*[×xX*]\s*24"
)
_RESULT = re.compile(
    r"(?<!协助)(?<!配合)(?<!帮助)(?:响应|到场|到达|修复|解决|恢复(?!原状)|排除(?!妨碍)|处理完)"
)
#: 当下就做的：管的是紧接着的那个动作；“立即停止并恢复”里立即的是停止
_AT_ONCE = re.compile(r"立[即刻]|马上|[即随][刻即]")
_ONLY_TELLS = re.compile(
    r"\s*(?:以?书面(?:形式)?)?(?:地)?(?:通知|告知|报告|提醒|反馈|要求|联系|配合|协助|响应(?:甲方|乙方|客户|对方))"
)
#: 未在合理期限内修复的：是条件，不是要做的事
_UNDONE = re.compile(r"(?:未|没有|没|不)(?:能|曾|予)?(?:于|在)?\s*$")
_OWN_FREQUENCY = re.compile(r"\s*[（(](?!\s*(?:如|例如|比如))[^）)]{0,20}(?:每|年|月|周|季)[^）)]*[）)]")
_EXAMPLE_FREQUENCY = re.compile(r"\s*[（(]\s*(?:如|例如|比如)[^）)]{0,12}[）)]")
_ENDS = "。；;！？\n"


@record
class VagueWord:
    """一处含糊的用语。kind：``time`` ``standard``。

    about_result 表示说的是响应、修复、恢复一类服务结果；bounded 表示同一句里另有确定的时间。
    """

    span: Span
    kind: str
    about_result: bool = False
    bounded: bool = False


def vague_words(reading: Reading) -> tuple[VagueWord, ...]:
    """条文与附件里含糊的用语，占位里的不算。"""
    return tuple(
        word
        for line in saying(reading, (*_TIME_WORDS, *_STANDARD_WORDS))
        if line.zone in (Zone.ARTICLE, Zone.ANNEX) and line.part == "body" and not line.heading
        for word in _in_line(line)
    )


def _in_line(line: Line) -> Iterator[VagueWord]:
    for kind, pattern, words in (("time", _TIME, _TIME_WORDS), ("standard", _STANDARD, _STANDARD_WORDS)):
        if not any(word in line.text for word in words):
            continue
        for found in pattern.finditer(line.text, line.body_start):
            start, end = found.span()
            if slot_at(line.text, start, end) or not line.text[end:].strip():
                continue
            if kind == "standard":
                yield VagueWord(Span(line.index, start, end), kind)
            elif found.group() != "定期" or not _OWN_FREQUENCY.match(line.text, end):
                yield _time(line, start, end)


def _time(line: Line, start: int, end: int) -> VagueWord:
    text = line.text
    first = max(text.rfind(c, 0, start) for c in _ENDS) + 1
    stops = [place for c in _ENDS if (place := text.find(c, end)) >= 0]
    sentence = text[first : min(stops, default=len(text))]
    if example := _EXAMPLE_FREQUENCY.match(text, end):
        end = example.end()
    after = re.split(r"[，,、：:]", text[end : min(stops, default=len(text))], maxsplit=1)[0][:12]
    if _AT_ONCE.fullmatch(text, start, end):
        after = after.split("并")[0]
    result = text[start:end] not in ("定期", "不定期") and bool(_RESULT.search(after))
    result = (
        result
        and not _UNDONE.search(text, first, start)
        and not _ONLY_TELLS.match(after)
        and not re.search(r"(?:是|系)?指", text[first:start])
    )
    return VagueWord(Span(line.index, start, end), "time", result, bool(_NUMBER.search(sentence)))
