"""引用处的话：紧邻的分句与整句，它说到哪些主题；所引的条款是不是这个主题。"""

from __future__ import annotations

import re
from collections.abc import Iterable

from contractgen.facts.words.grams import grams
from contractgen.facts.words.topics import TITLE_WORDS, TOPICS
from contractgen.model.reading import Line
from contractgen.model.record import record

_NEAR = 14
_FAR = 120  # 一句很长时，只看这么多字
_DONE = re.compile(
    r"^\s*(?:实施|进行|采取|提供|完成).*"
)  # 按第三条实施安全维护：后面的话是要做的事，不是所引的内容
#: 说单价的，不必写“单价”两字：每人日1,200元、80元/台
_PRICES = ("单价", "价格", "计价", "报价")
_PRICED = re.compile(
    r"每(?!逾|迟|超|延)[^，,。；;\d扣罚赔]{1,8}[\d,.]+\s*万?元|[\d,.]+\s*万?元\s*[/／]\s*[^\d\s]|元[/／每]"
)
_LEVEL = re.compile(r"[“\"]?(?:[PS][0-5]|[一二三四五]级)[”\"]?\s*(?:[：:]|是?指)")  # 逐级说明的等级
_DURATION = re.compile(
    r"[\d一二三四五六七八九十半两】\]]\s*(?:个)?(?:工作)?(?:分钟|小时|日|天)|工作日|时限表|下表时限"
)
_ADDRESSED = re.compile(r"(?:以?外|除外|的?情形除外)")


@record
class Surrounding:
    """引用前后的话：紧邻的分句，与整句。"""

    before: str
    after: str
    near: str
    sentence: str


def surrounding(line: Line, start: int, end: int, title: str = "") -> Surrounding:
    """引用所在的一句，以。；为界；紧邻的分句以逗号为界，太短时补上前一分句、行标题或小标题。"""
    text = line.text
    low, high = max(line.body_start, start - _FAR), min(len(text), end + _FAR)
    first = max((text.rfind(mark, low, start) for mark in "。；;"), default=-1) + 1 or low
    ends = [at for mark in "。；;" if (at := text.find(mark, end, high)) >= 0]
    last = min(ends, default=high)
    before, after = text[first:start], text[end:last]
    parts = re.split("[，,：:]", before)
    told = _DONE.sub("", after)
    near = parts[-1] + " " + re.split("[，,：:]", told)[0]
    if len(grams(near)) < 2:
        head = f"{line.cell.row_head} {line.cell.head}" if line.cell is not None and line.cell.column else ""
        near = f"{head or (parts[-2] if len(parts) > 1 else title)} {near}"
    return Surrounding(before, after, near, f"{before} {told}")


_TO_IT = re.compile(
    r"(?:的)?(?:方式|办法|归属|程序|期限|标准|时间|条件|义务|周期|金额|比例|流程|事宜|事项|责任)?(?:按照?|依照?|依据|根据|参照|参见|详?见|适用|以|由)[^，,。；;]{0,10}$"
)
_OF_IT = re.compile(
    r"(?:约定|规定|所述|所列|所称|载明|确定|中|项下)?的[^，,。；;、]{0,6}$|^(?:中|里|项下)?(?:关于|有关)$|^(?:承担|支付|赔付)[^，,。；;、]{0,4}$|^所[列述]$"
)
#: 写的是扣款、减免，也就是违约责任
_TAKEN = re.compile(r"[扣减罚赔][^。；;]{0,14}(?:元|[%％‰]|[百千万]分之)")
_PENALTY = re.compile(r"支付(?:违约金|赔偿|滞纳金|罚)")
_BY_IT = re.compile(r"(?:按照?|依照?|依据|根据|参照)\s*$")
#: 标题里写在主题之前的否定
_NOT = ("免于", "免予", "免除", "免", "不", "不予", "不得", "不再", "无须", "无需")
_LONGEST_TOPIC = max(len(word) for words in TOPICS.values() for word in words)
_ASKED = re.compile(r"请求|主张|提起|申请|通知|书面")


def expected_topics(said: Surrounding) -> tuple[tuple[str, str], ...]:
    """引用处说到的主题，及说到它的词：“违约责任按第五条执行”“按第五条约定的违约责任”。"""
    if said.before.rstrip().endswith("除") and _ADDRESSED.search(said.after[:_NEAR]):
        return ()
    before = re.split("[，,：:]", said.before)[-1]
    after = re.split("[，,：:、和及]", said.after)[0][:_NEAR]
    found: list[tuple[int, str, str]] = []
    tail = before[-_NEAR - _LONGEST_TOPIC :]
    for name, words in TOPICS.items():
        for word in words:
            if word in tail:
                at = before.rfind(word)
                if len(before) - at - len(word) <= _NEAR and _TO_IT.match(before, at + len(word)):
                    found.append((len(before) - at, name, word))
                    break
            if word in after:
                at = after.find(word)
                if _PENALTY.match(after, at):
                    continue  # 按第七条支付违约金：说的是违约金
                done = at == 0 and _BY_IT.search(said.before)  # 按第七条验收
                if (done or _OF_IT.match(after[:at])) and not _ASKED.search(after[:at]):
                    found.append((at, name, word))
                    break
    return tuple((name, word) for _, name, word in sorted(found))


#: 每次另扣500元、扣当月服务费的3%
_DEDUCTED = re.compile(r"扣(?!押|件|除后)[^，,。；;]{0,10}?\d[\d,.]*\s*(?:万?元|[%％‰])")


def about(topic: str, word: str, heading: str, texts: Iterable[str]) -> bool:
    """标题或者内容说到这个主题。说时限的，内容里要有期间；说解决时间的，要有解决的期间。"""
    body = list(texts)
    if topic == "时限":
        verb = next((verb for verb in ("响应", "解决", "修复", "恢复", "处理") if verb in word), "")
        return any(_DURATION.search(text) and verb in text for text in body) or any(
            word in text for text in body
        )
    if topic == "违约责任" and any(_TAKEN.search(text) for text in body):
        return True
    if topic == "抵扣" and any(_DEDUCTED.search(text) for text in body):
        return True
    if topic == "等级" and sum(len(_LEVEL.findall(text)) for text in body) >= 2:
        return True
    if word in _PRICES and any(_PRICED.search(text) for text in body):
        return True
    words = (*TOPICS[topic], *TITLE_WORDS.get(topic, ()))
    return any(word in heading for word in words) or any(
        word in text for text in body for word in TOPICS[topic]
    )


def titled(topic: str, heading: str) -> bool:
    """标题就是这个主题；“免于扣减的情形”说的是不扣减。"""
    return any(
        (at := heading.find(word)) >= 0 and not heading.endswith(_NOT, 0, at)
        for word in (*TOPICS[topic][:4], *TITLE_WORDS.get(topic, ()))
    )
