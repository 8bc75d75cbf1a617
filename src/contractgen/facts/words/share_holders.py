"""“双方”“甲、乙、丙三方”“客户财务部和维保方”各是几个持有人。"""

from __future__ import annotations

import re

from contractgen.facts.words.spoken_labels import label_pattern
from contractgen.model.reading import Reading

_SPLIT = re.compile(r"[、和与及]|以及")
_PARTIES = {"双": 2, "两": 2, "三": 3, "四": 4, "五": 5}
#: 甲、乙、丙三方：前面的甲、乙不另算
_LISTED = re.compile(r"[甲乙丙丁](?:[、和与及]?[甲乙丙丁])+(?=[双两三四五各]?方)")
_TRIM = re.compile(
    r"(?:由|其中|其余|每份|分别|各自|各|均|都|应|执|持|有|存|留|收|拿|取|管|档|保|备|人手|[一每]个?[人家方边])+$"
)


def holders(words: str, reading: Reading) -> int | None:
    """words 里说到的持有人有几个；看不出的为空。"""
    words = _LISTED.sub(_counted, words)
    whole = re.sub(r"[正副]本.*$", "", words)
    parts = [_TRIM.sub("", part.strip()) for part in _SPLIT.split(whole)]
    counts = [_one(part, reading) for part in parts if part]
    if not counts:
        return _everyone(reading, words)
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _counted(listed: re.Match[str]) -> str:
    """“甲、乙方各执”就是“两方各执”；“甲、乙双方”后面自有数目。"""
    number = len(re.findall("[甲乙丙丁]", listed[0]))
    return "一两三四"[number - 1] if listed.string[listed.end() : listed.end() + 1] == "方" else ""


def _one(part: str, reading: Reading) -> int | None:
    for word, number in _PARTIES.items():
        if f"{word}方" in part:
            return number
    if re.fullmatch("[甲乙丙丁]{2,4}", part):  # 甲乙各执两份
        return len(part)
    named = set(re.findall(label_pattern(reading), part))
    if len(named) > 1 or re.search(r"[各每]方|当事人|签约方", part):
        return len(named) if len(named) > 1 else _everyone(reading, part)
    return 1


def _everyone(reading: Reading, words: str) -> int | None:
    """“各方”看全文提到的甲乙丙丁。"""
    text = "".join(line.text for line in reading.judged())
    if "丙方" in text:
        return 4 if "丁方" in text else 3
    if found := re.search("(?<!第)([三四])方(?!面|向|式|案)", text):
        return _PARTIES[found[1]]
    usual = (
        "乙方" in text or "双方" in text or re.search(r"[一每各](?:个?人|家|方|边|单位|位)|人手|两边", words)
    )
    return 2 if usual else None
