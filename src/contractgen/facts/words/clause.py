"""一个时限所在的分句：它做的是什么事、从何时起、适用于哪一级、什么情形。"""

from __future__ import annotations

import re

from contractgen.facts.words.clause_parts import (
    SEPARATOR,
    after_words,
    before_words,
    names_a_deed,
    stated_since,
    trigger_of,
)
from contractgen.facts.words.limit_values import Value
from contractgen.zh.deeds import is_given, is_light, plain_deed, step_of
from contractgen.zh.grades import Grade, grades_in

EVERY = re.compile(
    r"(?:各|所有|任何|全部|[不无]论(?:何种|何|哪种|哪一?)|每一?)(?:个)?(?:级别?|类|等级|优先级|档|报修|故障|事件)"
)
_CONDITION = re.compile(
    r"(?:^|(?<=[，,。；;：:、]))\s*(?:对于?|如果?|若|遇到?|因|凡|当|属于?|经|其中)?(?P<case>[^，,。；;：:]{2,40}?)(?:的(?:情形|情况|时候|场合)?下?|之?时候|(?<!小)时|者)(?:\s*[，,：]|(?=由|自))"
)
_REPLY = re.compile(r"(?:电话|书面|首次|初步)?(?:答复|回复|确认|反馈)(?:时间|时限)?")
_ADVERBIAL = re.compile(r"应当?(?![用急答收付变对])|须|由|于|在|自|从|需|将")
_COMPARED = re.compile(r"[一-龥]{0,4}的?[^，。；]{0,4}(?:倍|相同|一致|一样|之半|一半)")
_BARE = re.compile(r"(?:收到|接到|收悉|接获)(?:之后|后|之[日时]起?)$")  # 收到什么，在前一分句
_LASTS = re.compile(
    r"(?P<what>[一-龥]{2})期限?(?=[自从][^，,。；;]{1,24}起(?:算|重新)?(?:计算)?(?:为|共)?\s*$)"
)
#: 无严重缺陷、轻微缺陷不超过10个的：说的是有几处，不是哪一级的时限
_NONE = re.compile(r"(?:无|没有|未发现|未出现|不存在|并无)\s*[“\"]?$")
_HOW_MANY = re.compile(
    r"[”\"]?[一-龥]{0,6}?(?:不?(?:得|应)?(?:超过|多于|少于|低于|高于|足|满|达到?)|[≤≥<>＜＞]|共|合计|累计)\s*[\d一二两三四五六七八九十]+\s*(?:个|项|处|起|件|条|台|[%％])"
)
_TOTAL = re.compile(r"合计|累计|总计|总共")


def counted(flat: str, start: int, end: int) -> bool:
    """这里只是数某一级、某一种有几处。"""
    return bool(_HOW_MANY.match(flat, end) or _NONE.search(flat, 0, start))


class Clause:
    """一个时限所在的分句。"""

    def __init__(
        self, body: str, flat: str, start: int, end: int, left: int, right: int, value: Value
    ) -> None:
        self.body, self.flat, self.start, self.end, self.value = body, flat, start, end, value
        first = left
        for mark in SEPARATOR.finditer(flat, left, value.start):
            first = mark.end()
        pause = flat.rfind("、", first, value.start)
        if pause >= 0 and first == left and left > start:
            first = pause + 1
        stop = next((m.start() for m in SEPARATOR.finditer(flat, value.end, right)), None)
        if stop is None and right < end:  # 同一分句里还有时限：在顿号、“并”处分开
            cut = re.compile(r"[、／/]|并(?=于|在|应|自|[一-龥])").search(flat, value.end, right)
            stop = cut.start() if cut else right
        self.first, self.stop = first, stop if stop is not None else min(right, end)
        self.left, self.right = left, right
        self.every = bool(EVERY.search(flat, start, value.start))

    @property
    def before(self) -> str:
        return self.flat[self.first : self.value.start]

    def grade(self, grades: list[Grade]) -> Grade | None:
        """这个时限所说的级别：本分句在前的，本句前面的，本分句在后的。"""
        near = [
            each
            for each in grades
            if self.start <= each.start
            and each.end <= self.value.start
            and not _COMPARED.match(self.flat, each.end)
        ]
        if near:
            return near[-1]
        after = [each for each in grades if self.value.end <= each.start < self.stop]
        return after[0] if after else None

    def topic(self) -> str:
        """本分句里期限之前、起算点之后的话。"""
        subject = _ADVERBIAL.split(self.before)[0]
        return plain_deed(subject if len(subject.strip()) > 1 else trigger_of(self.before)[1])

    def trigger(self, lead: str) -> str:
        """起算点：本分句、本句在前的、其后“均自……起算”的、引出它的话里的。"""
        if stated := stated_since(self.before):
            return stated[1]
        for text in (self.before, self.flat[self.start : self.value.start]):
            if found := trigger_of(text)[0]:
                return self.flat[self.start : self.value.start] if _BARE.search(found) else found
        if found := trigger_of(self.flat[: self.start])[0]:
            return found
        after = re.compile(r"(?:自|从)[^，,。；;]{1,40}?(?:起算?|之时|算起)").search(
            self.flat, self.value.end
        )
        if after:
            return after[0]
        outside = re.search(
            r"(?:自|从)[^，,。；;（）()]{1,40}?(?:起算?|之时|算起)|[^，,。；;（）()]{1,24}?后", lead
        )
        return outside[0] if outside else ""

    def case(self) -> str:
        """本句所说的情形。"""
        last = ""
        for match in _CONDITION.finditer(self.flat, self.start, self.value.start + 1):
            last = match["case"].strip()
        return last

    def deed(self, head: str, lead: str, told: tuple[str, str]) -> tuple[str, str]:
        """（要做的事，步骤）。"""
        if since := stated_since(self.before):
            return self._named(since[0], last=True)
        if (lasts := _LASTS.search(self.before)) and not names_a_deed(lasts["what"]):
            return f"{lasts['what']}期", ""  # 备机的租期自启用之日起30日：是一段日子，不是要做的事
        before, stated = before_words(trigger_of(self.before)[1])
        if _TOTAL.search(before):
            return before, ""
        listed = (
            self.flat[self.value.end : self.stop].lstrip().startswith("、")
        )  # 接单时限为5分钟、上门时限……
        after = "" if listed else after_words(self.flat, self.value.end, self.stop)
        if stated and names_a_deed(before) and not (after and step_of(after)):
            return self._named(before, last=True)
        if is_given(after) and len(topic := self.topic()) > 1:  # 临时方案应于登记后8小时内给出
            return self._named(f"{topic}{after}")
        if after and names_a_deed(after):
            return self._named(after)
        if names_a_deed(before):
            return self._named(before, last=True)
        if len(after) > 1 and not after.startswith(("自", "从", "起", "均", "为")):
            return self._named(after)
        if follow := self._next_clause():
            return self._named(follow)
        if label := self._label():
            return self._named(label, last=True)
        if any(told):
            return told
        if head and step_of(head):
            return self._named(head, last=True)
        led = plain_deed(re.split(r"[（(]|如下|[：:]", lead)[0])
        if step_of(led):
            return self._named(led, last=True)
        return after or before, ""

    def _next_clause(self) -> str:
        """提出需求后7日内，乙方提交方案：事在下一分句。"""
        if self.stop >= self.end or self.flat[self.stop] not in "，," or self.stop >= self.right:
            return ""
        tail = self.flat[self.value.end : self.stop].strip()
        if tail and not re.fullmatch(r"(?:之|以)?内|之?前", tail):
            return ""
        stop = next((m.start() for m in SEPARATOR.finditer(self.flat, self.stop + 1, self.right)), self.right)
        words = plain_deed(self.flat[self.stop + 1 : stop])
        if (led := grades_in(words)) and led[0].start <= 1:
            return ""
        if re.match(r"(?:均|皆|都|以上)?[自从]|超过|逾期", words):
            return ""
        return words if names_a_deed(words) else ""

    def _label(self) -> str:
        """冒号之前的名目、前面分句里的“……期”“……时限”。"""
        colon = max(self.flat.rfind(c, 0, self.first) for c in "：:")
        while colon >= 0:
            begin = max((m.end() for m in SEPARATOR.finditer(self.flat, 0, colon)), default=0)
            words, _ = before_words(self.flat[begin:colon])
            if step_of(words) or _REPLY.fullmatch(words):
                return words
            colon = max(self.flat.rfind(c, 0, colon) for c in "：:")
        nouns = re.findall(
            r"([^，,。；;：:]{1,12}?)(?:时间|时限|期限|(?<=[复理付票])期)", self.flat[self.start : self.first]
        )
        return plain_deed(nouns[-1]) if nouns else ""

    def _named(self, words: str, last: bool = False) -> tuple[str, str]:
        if is_light(words):
            return words, ""
        return words, step_of(words, last)
