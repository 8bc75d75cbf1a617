"""批注恰好附在所指的字上：不论这些字在几个片段、表格、修订、控件、链接还是域里。"""

from __future__ import annotations

import pytest

from contractgen.model.reading import Span
from contractgen.word.comments import Note, annotated
from contractgen.word.read import read
from tests.word_comments.commenting import commented, on, quoted, same_but_comments
from tests.word_reading.builders import (
    control,
    definition,
    deleted,
    docx,
    field,
    inserted,
    instance,
    level,
    numbered,
    p,
    r,
    relation,
    table,
)

_BOX = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>".format
_LINK = '<w:hyperlink w:anchor="a">{}</w:hyperlink>'.format
_TEXT_BOX = p("正文", r(_BOX(p("盒中的期限"))), "之后")

_BODIES = {
    "一个片段里": p("乙方应在15分钟内响应。"),
    "跨几个片段": p("乙方应在1", r("5分", "<w:b/>"), r("钟内"), "响应。"),
    "片段里有制表符和换行": p(r("<w:t>乙方应在</w:t><w:tab/><w:t>15分钟</w:t><w:br/><w:t>内响应</w:t>")),
    "表格里": table("级别|响应", "高|15分钟"),
    "格子的格式各不相同": table(f"<w:tr><w:tc>{p('高')}</w:tc><w:tc>{p('1', r('5分钟', '<w:i/>'))}</w:tc></w:tr>"),
    "插入的修订里": p("乙方应在", inserted(r("15分钟")), "内响应。"),
    "修订的中间": p("乙方应在", inserted(r("大约15分钟以"), r("内")), "响应。"),
    "一半在修订里": p("乙方应在1", inserted(r("5分钟以")), "内响应。"),
    "隔着删除的字": p("乙方应在15", deleted("个"), "分钟内响应。"),
    "段内控件里": p("乙方应在", control(r("15分钟")), "内响应。"),
    "控件的中间": p("乙方应在", control(r("大约15分钟以")), "内响应。"),
    "整段控件里": control(p("乙方应在15分钟内响应。")),
    "格子的控件里": f"<w:tbl><w:tr>{control('<w:tc>' + p('15分钟') + '</w:tc>')}</w:tr></w:tbl>",
    "链接里": p("乙方应在", _LINK(r("大约15分钟以")), "内响应。"),
    "修订里的链接里": p("在", inserted(_LINK(r("15分钟"))), "内。"),
    "一半在链接里": p("在1", _LINK(r("5分钟以")), "内。"),
    "域与同一片段的字": p(r('<w:t>在15分钟</w:t><w:fldChar w:fldCharType="begin"/>'),
                      r("<w:instrText>PAGE</w:instrText>"), r('<w:fldChar w:fldCharType="separate"/>'), "3",
                      r('<w:fldChar w:fldCharType="end"/><w:t>内</w:t>')),
    "整个是域的结果": p("在", field("REF a", "15分钟"), "内。"),
    "简单域": p("在", f'<w:fldSimple w:instr="REF a">{r("15")}{r("分钟")}</w:fldSimple>', "内。"),
    "连着书签": p('<w:bookmarkStart w:id="7" w:name="a"/>', "15", '<w:bookmarkEnd w:id="7"/>', "分钟内。"),
    "没有写保留空白的": "<w:p><w:r><w:t> 在 15分钟 内。 </w:t></w:r></w:p>",
    "公式旁边": p("在15分钟", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "内。"),
    "标记已删除的段落": p("在15分", properties='<w:rPr><w:del w:id="9" w:author="甲"/></w:rPr>') + p("钟内。"),
}  # fmt: skip


@pytest.mark.parametrize("name", _BODIES)
def test_the_comment_is_on_exactly_the_words(name: str) -> None:
    draft = docx(_BODIES[name])
    made = commented(draft, "15分钟")
    assert quoted(made) == ["15分钟"]
    assert [line.text for line in read(made).lines] == [line.text for line in read(draft).lines]
    same_but_comments(draft, made)


@pytest.mark.parametrize(
    ("body", "quote", "widened"),
    [
        (p("依", field("REF a", "第", "十", "条"), "办理"), "十", "第十条"),
        (p("依第", field("REF a", "十条"), "办理"), "第十", "第十条"),
        (p("依", f'<w:fldSimple w:instr="REF a">{r("第十条")}</w:fldSimple>'), "十", "第十条"),
        (p("依", field("IF a", "甲", field("REF b", "第十条"), "乙"), "办"), "十", "甲第十条乙"),
        (p("比为", "<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>", "。"), "2", "12"),
        (
            p(
                "依",
                r(
                    '<w:fldChar w:fldCharType="begin"/><w:instrText>REF a</w:instrText>'
                    '<w:fldChar w:fldCharType="separate"/><w:t>第十条</w:t><w:fldChar w:fldCharType="end"/>'
                    "<w:t>办</w:t>"
                ),
            ),
            "十",
            "第十条",
        ),
    ],
)
def test_inside_a_field_or_a_formula_the_whole_of_it_is_taken(body: str, quote: str, widened: str) -> None:
    draft = docx(body)
    made = commented(draft, quote)
    assert quoted(made) == [widened]
    assert read(made).lines[0].marks == read(draft).lines[0].marks
    same_but_comments(draft, made)


def test_several_comments_may_overlap() -> None:
    draft = docx(p("乙方应在15分", r("钟内响应", "<w:b/>"), "并解决。"))
    made = commented(
        draft, "15分钟内响应", "应在15分", "分钟", "15分钟内响应", "乙方应在15分钟内响应并解决。", "钟"
    )
    assert sorted(quoted(made)) == sorted(
        ["15分钟内响应", "应在15分", "分钟", "15分钟内响应", "乙方应在15分钟内响应并解决。", "钟"]
    )
    same_but_comments(draft, made)


def test_every_stretch_of_a_mixed_paragraph_can_be_commented() -> None:
    body = p(
        "甲乙",
        inserted(r("丙丁"), _LINK(r("戊己"))),
        control(r("庚辛")),
        r("<w:t>壬</w:t><w:tab/><w:t>癸</w:t>"),
    )
    draft = docx(body)
    text = read(draft).lines[0].text
    spans = [(start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    made = annotated(draft, [Note("body", 1, start, end, (f"{start}-{end}",)) for start, end in spans])
    found = {remark.text: remark.span for remark in read(made).remarks}
    assert found == {f"{start}-{end}": Span(0, start, end) for start, end in spans}
    same_but_comments(draft, made)


def test_a_number_that_is_not_in_the_text_takes_the_whole_paragraph() -> None:
    numbering = definition(0, level(0, "decimal", "第%1条")) + instance(1, 0)
    draft = docx(p("保密义务", properties=numbered(1)), numbering=numbering)
    made = annotated(draft, [Note("body", 1, 0, 0, ("编号重复",))])
    assert quoted(made) == ["保密义务"]
    assert read(made).remarks[0].text == "所指：编号“第1条”\n编号重复"


def test_an_empty_cell_can_be_commented() -> None:
    draft = docx(table("级别|响应", "高|"))
    empty = next(line for line in read(draft).lines if not line.text)
    made = annotated(draft, [Note("body", empty.paragraph, 0, 0, ("没有填",))])
    [remark] = read(made).remarks
    assert remark.span == Span(empty.index, 0, 0)
    same_but_comments(draft, made)


def test_words_in_a_text_box_are_commented_where_the_box_stands() -> None:
    draft = docx(_TEXT_BOX)
    made = annotated(draft, [on(read(draft), "期限", part="textbox", says="没有填")])
    [remark] = read(made).remarks
    assert remark.text == "所指：文本框“期限”\n没有填"
    assert remark.span is not None
    assert read(made).lines[remark.span.line].part == "body"
    assert remark.span.start == remark.span.end == len("正文")
    same_but_comments(draft, made)


def test_words_in_a_footnote_are_commented_at_its_reference() -> None:
    body = p("期限", r('<w:footnoteReference w:id="2"/>'), "届满")
    draft = docx(body, footnotes=f'<w:footnote w:id="2">{p("以日计")}</w:footnote>')
    made = annotated(draft, [on(read(draft), "日", part="footnote")])
    [remark] = read(made).remarks
    assert (remark.text, remark.span) == ("所指：脚注“日”\n请核对", Span(0, 2, 2))


def test_words_in_a_header_are_commented_at_the_first_paragraph() -> None:
    body = p() + p("服务协议") + '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'
    draft = docx(body, relations=relation("h1", "header", "header1.xml"), header1=p("机密【】"))
    made = annotated(draft, [on(read(draft), "【】", part="header", says="没有填")])
    assert quoted(made) == ["服务协议"]
    assert read(made).remarks[0].text == "所指：页眉“【】”\n没有填"
    same_but_comments(draft, made)


def test_the_reference_mark_is_not_written_into_someone_elses_insertion() -> None:
    made = commented(docx(p("在", inserted(r("大约15分钟以")), "内。")), "15分钟")
    reading = read(made)
    assert [(one.kind, one.text) for one in reading.revisions] == [("insertion", "大约15分钟以")]
    from contractgen.word.markup import w
    from contractgen.word.package import open_package

    root = open_package(made).tree("word/document.xml")
    assert root is not None
    [reference] = root.iter(w("commentReference"))
    assert w("ins") not in [one.tag for one in reference.iterancestors()]
