"""合段：硬折行的句子连起来看，每个字仍回得到原处。"""

from __future__ import annotations

from contractgen.model.joined import joined
from tests.text.drafts import HEAD, draft

WRAPPED = (
    "第一条 付款\n"
    "    甲方应当自收到发票之日起三十日内支付全部的服务费，逾期支付的应\n"
    "当按照应付未付金额的万分之五向乙方支付违约金，但累计不超过应付未\n"
    "付金额的百分之十。\n"
    "    乙方开具发票。\n"
)


def test_wrapped_lines_are_one_paragraph_and_spans_lead_back() -> None:
    reading = draft(HEAD + WRAPPED)
    paragraph = next(each for each in joined(reading) if "违约金" in each.text)
    assert paragraph.text.endswith("累计不超过应付未付金额的百分之十。")
    at = paragraph.text.index("应当按照")
    assert [reading.text(span) for span in paragraph.spans(at, at + 4)] == ["应", "当按照"]
    at = paragraph.text.index("百分之十")
    assert reading.text(paragraph.span(at, at + 4)) == "百分之十"


def test_lines_that_are_paragraphs_stay_apart() -> None:
    reading = draft(HEAD + "第一条 范围\n乙方应当监控系统的运行状态并及时报告\n甲方应当配合。\n")
    assert [each.text for each in joined(reading)] == [line.text for line in reading.judged()]
