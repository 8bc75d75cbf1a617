"""争议解决的条文从哪里找：说到仲裁、争议的段落，不含劳动仲裁与选项清单。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Zone

ZONES = (Zone.OPENING, Zone.RECITALS, Zone.ARTICLE, Zone.ANNEX)
#: 依法另有前置仲裁的，或者选项清单：不在此列
OTHER = re.compile(r"劳动|人事争议|人事仲裁|农村土地|土地承包经营|消费者协会|体育仲裁")
CHOICE = re.compile(
    r"第\s*[（(【\[〔]?\s*[_＿\u2581\s\d一二三四五六七八九十XＸ×A-Da-d\u3000]{0,6}\s*[）)】\]〕]?\s*[种项款个类](?:方式|途径|办法|方法|规定)?"
    r"|[□☐☑☒■√✓]|专用(?:条款|条件|合同条款)|另行(?:达成|签订|约定)|(?:达成|签订|根据|依据|依照?|按照?|有|无|存在|没有)(?:书面)?(?:的)?仲裁(?:协议|条款)|之一|择一"
)
ABOUT = ("仲裁", "争议", "纠纷", "协商")
AFTER_AWARD = re.compile(
    r"执行|保全|撤销|协助|监督|不服|不予受理|无效|文书|送达|回避|翻译|裁决(?:作出|生效|书|或|结果|为|是|所)|判决|裁定|裁判|鉴定|委托(?![方人单])|审理中|要求披露|披露"
)


def paragraphs(reading: Reading) -> Iterator[Joined]:
    """说到仲裁的段落；依法前置的仲裁和选项清单除外。"""
    offered = -1  # 引出选项清单的一段之后，各项不算
    for paragraph in joined(reading):
        line = paragraph.lines[0]
        if line.zone not in ZONES or line.part != "body":
            continue
        text = paragraph.text
        if not any(word in text for word in ABOUT):
            continue
        choice = bool(CHOICE.search(text))
        if choice and re.search(r"争议|纠纷|协商", text):
            offered = line.index + 6
        if choice or "仲裁" not in text or OTHER.search(text):
            continue
        if line.index > offered:
            yield paragraph
