"""签署栏：有没有，留没留盖章签名和日期；正文里怎样说签署。各方各留了什么见 signing_places。"""

from __future__ import annotations

import re

from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record

SEAL = re.compile(r"[（(]\s*章\s*[)）]|盖\s*章|公\s*章|签\s*章|印\s*章|[一-龥]{2}专用章|电子签")
SIGN = re.compile(r"签\s*字|签\s*名|签\s*署|签\s*章|手\s*印|（签）|代\s*表\s*人?|代\s*理\s*人|电子签")
DATE = re.compile(
    r"日\s*期|时\s*间|年[\s_＿\u3000]*月[\s_＿\u3000]*日|\d{4}\s*[年./-]\s*\d{1,2}|签订于|签署于"
)
_ALL_SIGN = re.compile(r"双方|各方|三方|所有各方")
_SAID = re.compile(
    r"(?:经|自|由|待)?(?:甲乙)?(?:双方|各方|三方|甲方(?:和|与|、)乙方|(?<=自)|(?<=经)|(?<=待))(?:法定代表人|授权代表|代表|当事人)?[^，。；]{0,24}?(?P<act>签字|签名|签署|签章|[盖用]\S{0,12}?章)[^，。；]{0,16}?(?:生效|成立|有效|后|之日|时|起)"
)
_ELSEWHERE = re.compile(r"签署页|签字页|另页签署|电子签(?:名|署|章)|电子合同|在线签署|数据电文")


@record
class Signatures:
    """签署栏的情况。

    block 是签署栏的第一行，没有则为 None；text 是签署栏的全部文字；said 是正文里“经双方签字盖章后生效”一类的话；
    elsewhere 表示另有签署页或者电子签署；dated 表示首部已有签订日期。
    """

    block: Span | None
    text: str
    seal: bool
    sign: bool
    date: bool
    together: bool
    said: Span | None
    elsewhere: bool


def signatures(reading: Reading) -> tuple[Signatures, ...]:
    """签署栏（只有一项）。"""
    lines = [line for line in reading.judged() if line.part in ("body", "textbox")]
    signing = [line for line in lines if line.zone is Zone.SIGNATURE]
    text = "\n".join(line.text for line in signing)
    first = next((line for line in signing if line.text.strip()), None)
    opening = "\n".join(line.text for line in lines if line.zone is Zone.OPENING)
    said, elsewhere = None, False
    for line in lines:
        if line.zone is Zone.ARTICLE and ("签" in line.text or "章" in line.text):
            elsewhere = elsewhere or bool(_ELSEWHERE.search(line.text))
            match = _SAID.search(line.text)
            if match and said is None:
                said = Span(line.index, *match.span())
    return (
        Signatures(
            Span(first.index, 0, len(first.text)) if first else None,
            text,
            bool(SEAL.search(text)),
            bool(SIGN.search(text)),
            bool(DATE.search(text) or re.search(r"签[订署约]\s*(?:日\s*期|时\s*间)", opening)),
            bool(_ALL_SIGN.search(text)),
            said,
            elsewhere,
        ),
    )
