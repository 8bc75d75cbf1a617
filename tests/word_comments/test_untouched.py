"""草稿原有的一切不动：别的部件、已有的批注、修订、书签；编号不相撞，同样的输入得到同样的字节。"""

from __future__ import annotations

import pytest

from contractgen.model.zipped import zip_parts
from contractgen.word.comments import Note, annotated
from contractgen.word.markup import w
from contractgen.word.package import UnreadableDocxError, open_package
from contractgen.word.read import read
from contractgen.word.reading.opening import as_strict
from tests.word_comments.commenting import commented, quoted, same_but_comments
from tests.word_reading.builders import docx, inserted, p, r, relation, style

_COMMENT = '<w:comment w:id="{}" w:author="法务"><w:p><w:r><w:t>问</w:t></w:r></w:p></w:comment>'.format
_MARKED = (
    '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/>'
    '<w:r><w:commentReference w:id="{0}"/></w:r>'
).format


def _with_comments() -> bytes:
    return docx(
        p("乙方应在", _MARKED(41, r("15分钟")), "内响应。"),
        relations=relation("c1", "comments", "comments.xml"),
        comments=_COMMENT(41),
        commentsExtended="<w:x/>",
        commentsIds="<w:y/>",
        people="<w:z/>",
    )


def test_existing_comments_stay_as_they_are_and_where_they_are() -> None:
    draft = _with_comments()
    made = commented(draft, "分钟内", "15分钟")
    assert quoted(made, "法务") == ["15分钟"]
    assert sorted(quoted(made)) == ["15分钟", "分钟内"]
    same_but_comments(draft, made)
    root = open_package(made).tree("word/comments.xml")
    assert root is not None
    assert [one.get(w("id")) for one in root] == ["41", "42", "43"]
    for name in ("commentsExtended", "commentsIds", "people"):
        path = f"word/{name}.xml"
        assert open_package(made).parts[path] == open_package(draft).parts[path]


def test_our_comments_carry_no_date() -> None:
    root = open_package(commented(docx(p("十五分钟")), "分钟")).tree("word/comments.xml")
    assert root is not None
    assert dict(root[0].attrib) == {w("id"): "0", w("author"): "contractgen", w("initials"): "cg"}


def test_numbers_follow_those_used_in_the_text_too() -> None:
    made = commented(docx(p(_MARKED(7, r("孤儿")), "期限")), "期限")
    root = open_package(made).tree("word/comments.xml")
    assert root is not None
    assert root[0].get(w("id")) == "8"


def test_an_absurd_number_does_not_overflow_ours() -> None:
    draft = docx(
        p("期限"), relations=relation("c", "comments", "comments.xml"), comments=_COMMENT(99999999999)
    )
    root = open_package(commented(draft, "期限")).tree("word/comments.xml")
    assert root is not None
    assert root[1].get(w("id")) == "0"


def test_a_new_comments_part_is_registered_once() -> None:
    made = commented(docx(p("期限")), "期限")
    again = commented(made, "限")
    for data in (made, again):
        parts = open_package(data).parts
        assert parts["[Content_Types].xml"].count(b"/word/comments.xml") == 1
        assert parts["word/_rels/document.xml.rels"].count(b"comments.xml") == 1
    assert sorted(quoted(again)) == ["期限", "限"]


def test_a_part_that_is_registered_but_missing_is_made_under_that_name() -> None:
    draft = docx(p("期限"), relations=relation("c9", "comments", "notes/remarks.xml"))
    made = commented(draft, "期限")
    parts = open_package(made).parts
    assert "word/notes/remarks.xml" in parts
    assert b"/word/notes/remarks.xml" in parts["[Content_Types].xml"]
    assert quoted(made) == ["期限"]


def test_a_strict_document_stays_strict() -> None:
    plain = open_package(
        docx(
            p("期限为", inserted(r("30日")), "。"), relations=relation("s", "styles", "styles.xml"), styles=""
        )
    )
    draft = zip_parts({name: as_strict(data) for name, data in plain.parts.items()})
    made = commented(draft, "30日")
    assert quoted(made) == ["30日"]
    for name, data in open_package(made).parts.items():
        assert b"2006/main" not in data, name
        assert b"officeDocument/2006/relationships" not in data, name
    same_but_comments(draft, made)


def test_split_runs_keep_their_look_and_their_revision_numbers_differ() -> None:
    look = '<w:b/><w:rPrChange w:id="3" w:author="乙"><w:rPr/></w:rPrChange>'
    draft = docx(p(r("应在15分钟内", look)))
    made = commented(draft, "15分钟")
    root = open_package(made).tree("word/document.xml")
    assert root is not None
    numbers = [one.get(w("id")) for one in root.iter(w("rPrChange"))]
    assert len(numbers) == len(set(numbers)) == 3
    assert len(list(root.iter(w("b")))) == 3


def test_styles_of_the_draft_are_used_for_the_comment() -> None:
    styles = style("a5", "annotation text") + style("a6", "annotation reference", kind="character")
    draft = docx(p("期限"), styles=styles)
    root = open_package(commented(draft, "期限")).tree("word/comments.xml")
    assert root is not None
    assert [one.get(w("val")) for one in root.iter(w("pStyle"), w("rStyle"))] == ["a5", "a6"]


def test_invisible_white_space_stays_invisible() -> None:
    draft = docx("<w:p><w:r><w:t>  应在 15分钟 内  </w:t></w:r></w:p>")
    made = commented(draft, "15", "应在 ")
    assert [line.text for line in read(made).lines] == ["应在 15分钟 内"]
    assert sorted(quoted(made)) == ["15", "应在 "]


def test_the_same_input_gives_the_same_bytes() -> None:
    draft = _with_comments()
    assert commented(draft, "响应", "15分") == commented(draft, "响应", "15分")


def test_without_findings_the_copy_is_the_draft() -> None:
    draft = _with_comments()
    assert annotated(draft, []) == draft


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    made = annotated(docx(p("期限")), [Note("body", 1, 0, 2, ("甲\x0b乙<&>\ud800",))])
    assert read(made).remarks[0].text == "甲\ufffd乙<&>\ufffd"


def test_a_broken_comments_part_is_refused_with_a_reason() -> None:
    parts = dict(open_package(_with_comments()).parts)
    parts["word/comments.xml"] = b"<w:comments"
    with pytest.raises(UnreadableDocxError, match=r"comments\.xml"):
        commented(zip_parts(parts), "15分钟")
