"""自己起名的日和小时：上班日、施工日、营业日、工作小时、非工作日；没有一处说明它指哪几天、哪几个小时的。"""

from __future__ import annotations

import re

from contractgen.model.reading import Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.numerals import CHINESE_NUMERALS

_KIND = "工作|营业|上班|施工|交易|银行|办公|业务|教学|生产|出勤|作业|服务|上课|值班|有效|可用|到岗|店铺|行政|授课|开放|开市|接单|财务|结算"
_WORD = re.compile(
    rf"(?P<many>(?:\d{{1,4}}|[{CHINESE_NUMERALS}]{{1,4}}|半|数|若干|首|同|每|前|后|次一|下一?|紧接的?|其后首?|当)\s*个?\s*)?(?P<not>非)?(?:完整的?|法定|标准|银行(?=工作)|[甲乙双]方(?:的)?)?(?P<kind>{_KIND})(?P<unit>[日天](?![志期程历记])|小时|时段?(?=内|外|以外))"
)
_ORDINARY = re.compile(r"\s*(?:的?\s*\d{1,2}\s*[:：时点]|上午|下午|[九八十]时|(?:白天)?[早晚]|\s*\d\s*[:：])")
_ROLLED = re.compile(r"顺延|延至|推至|遇")


@record
class DayWord:
    """一处没有定义的日或小时。word 是它的名字，family 是“工作日”的为真（另有约定的读法）。"""

    span: Span
    word: str
    family: bool


def day_words(reading: Reading) -> tuple[DayWord, ...]:
    """全文没有定义的各处；说服务时段的（工作日9:00至18:00）不算。"""
    lines = saying(reading, [f"{kind}{unit}" for kind in _KIND.split("|") for unit in ("日", "天", "小时")])
    text = "\n".join(line.text for line in lines)
    found: list[DayWord] = []
    told: dict[str, bool] = {}
    for line in lines:
        if line.part != "body":
            continue
        for match in _WORD.finditer(line.text):
            counted = match["many"] or (match["not"] and _ROLLED.search(line.text))
            if not counted or match["unit"].startswith("时") or _ORDINARY.match(line.text, match.end()):
                continue
            if (
                match["many"]
                and match["many"].strip("个 ") in ("每", "数", "当", "前", "后", "同")
                and not match["not"]
            ):
                continue
            word = f"{match['not'] or ''}{match['kind']}{match['unit']}"
            core = match["kind"]
            family = core == "工作" and match["unit"] in "日天"
            key = f"{core}{match['unit']}"
            if key not in told:
                told[key] = _defined(text, core, match["unit"])
            if not told[key]:
                start = match.start("not") if match["not"] else match.start("kind")
                found.append(DayWord(Span(line.index, start, match.end()), word, family))
    return tuple(found)


def _defined(text: str, core: str, unit: str) -> bool:
    units = "[日天]" if unit in "日天" else "小时"
    named = rf"{core}{units}[”\"」』]?\s*(?:[（(][^（）()]{{0,20}}[)）])?"
    return bool(
        re.search(
            rf"{named}[，,]?\s*(?:均|是|系)?(?:指(?!定|派)|为(?![^，。；]{{0,4}}(?:单位|限|准|\d))|是(?!否)|即|包括|按|以[^，。；]{{2,24}}(?:为准|计)|[：:]\s*[^\d\s])|{named}的(?:含义|定义|界定)|折合[^，。；]{{0,10}}{core}{units}",
            text,
        )
    )
