"""一段之内人看见什么：空白、换行、符号、隐藏文字、注音、公式。"""

from __future__ import annotations

import pytest

from tests.word_reading.builders import docx, line, marked, p, r, reading, style, texts, visible


def test_text_split_over_runs_is_one_line() -> None:
    assert texts(p("响应", r("时限"), "为15分钟。")) == ["响应时限为15分钟。"]


def test_breaks_tabs_and_hyphens_are_seen() -> None:
    content = "<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>010</w:t><w:noBreakHyphen/><w:t>55</w:t><w:cr/>"
    assert texts(p(r(content))) == ["甲\t乙\n010-55\n"]


def test_a_soft_hyphen_and_a_footnote_mark_are_not_text() -> None:
    content = "<w:t>15</w:t><w:softHyphen/><w:footnoteReference w:id='9'/><w:t>分钟</w:t>"
    assert texts(p(r(content))) == ["15分钟"]


def test_space_at_the_edge_counts_only_when_preserved() -> None:
    assert texts(p(r("<w:t> 甲方 </w:t>"), r("<w:t>：</w:t>"))) == ["甲方："]
    assert texts(p(r("<w:t xml:space='preserve'> 甲方 </w:t>"))) == [" 甲方 "]


def test_the_full_width_space_is_always_kept() -> None:
    assert texts(p(r("<w:t>　　第一条</w:t>"))) == ["　　第一条"]


def test_line_feeds_inside_text_are_spaces() -> None:
    assert texts(p(r("<w:t>甲\n乙</w:t>"))) == ["甲 乙"]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0A8", "□"),
        ("Wingdings", "F0A3", "□"),
        ("Wingdings", "F06F", "□"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "0052", "☑"),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F081", "①"),
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F0B3", "≥"),
        ("宋体", "2234", "∴"),
    ],
)
def test_a_symbol_is_read_as_it_looks(font: str, code: str, shown: str) -> None:
    one = line(p(r(f'<w:sym w:font="{font}" w:char="{code}"/>'), "是"))
    assert one.text == f"{shown}是"
    assert marked(one, "symbol") == [(shown, f"{font}:{code}")]


def test_letters_in_a_symbol_font_are_read_as_they_look() -> None:
    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    assert texts(p(r("þ", wingdings), "是", r("o", wingdings), "否")) == ["☑是□否"]


def test_private_use_characters_of_symbol_fonts_are_recognised_without_the_font() -> None:
    assert texts(p("\uf0a3是 \uf0fe否")) == ["□是 ☑否"]


def test_unknown_private_use_characters_stay() -> None:
    assert texts(p("甲\ue123乙")) == ["甲\ue123乙"]


def test_a_nonsense_symbol_code_is_ignored() -> None:
    assert texts(p(r('<w:sym w:font="Wingdings" w:char="zz"/>'), "甲")) == ["甲"]


def test_hidden_text_is_out_and_reported() -> None:
    read = reading(p("价款", r("（内部底价90万元）", "<w:vanish/>"), "100万元"))
    assert [one.text for one in read.lines] == ["价款100万元"]
    assert read.hidden


def test_text_hidden_by_a_style_is_out() -> None:
    styles = style("Secret", "内部", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    read = reading(p("价款", r("（底价）", '<w:rStyle w:val="Secret"/>')), styles=styles)
    assert [one.text for one in read.lines] == ["价款"]
    assert read.hidden


def test_an_explicit_off_switch_shows_the_text() -> None:
    styles = style("Secret", "内部", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    shown = r("公开", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>')
    assert texts(p(shown), styles=styles) == ["公开"]


def test_nothing_hidden_is_nothing_reported() -> None:
    assert not reading(p("价款", r("<w:instrText>XE 价款</w:instrText>", "<w:vanish/>"))).hidden


def test_ruby_gives_the_base_text() -> None:
    ruby = "<w:ruby><w:rt><w:r><w:t>pí</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>毗</w:t></w:r></w:rubyBase></w:ruby>"
    assert texts(p(r(ruby), "邻")) == ["毗邻"]


@pytest.mark.parametrize("wrapper", ["smartTag", "customXml", "hyperlink", "bdo", "dir", "somethingNew"])
def test_wrappers_are_looked_through(wrapper: str) -> None:
    assert texts(p("甲", f"<w:{wrapper}>{r('乙')}</w:{wrapper}>", "丙")) == ["甲乙丙"]


def test_formulas_are_read() -> None:
    part = "<m:r><m:t>{}</m:t></m:r>".format
    fraction = f"<m:f><m:num>{part('正常时间')}</m:num><m:den>{part('总时间')}</m:den></m:f>"
    assert texts(p("可用率＝", f"<m:oMath>{fraction}{part('×100%')}</m:oMath>")) == [
        "可用率＝正常时间/总时间×100%"
    ]


def test_styles_and_strikethrough_become_marks() -> None:
    content = (
        r("粗", "<w:b/>")
        + r("删", "<w:strike/>")
        + r("黄", '<w:highlight w:val="yellow"/>')
        + r("底", '<w:shd w:val="clear" w:fill="FFFF00"/>')
        + r("红", '<w:color w:val="ff0000"/>')
        + r("线", '<w:u w:val="single"/>')
        + r("常", '<w:color w:val="000000"/><w:u w:val="none"/><w:shd w:val="clear" w:fill="D9D9D9"/>')
    )
    one = line(p(content))
    found = {(mark.kind, one.text[mark.start : mark.end], mark.value) for mark in one.marks}
    assert found == {
        ("bold", "粗", ""),
        ("strike", "删", ""),
        ("highlight", "黄", "yellow"),
        ("highlight", "底", "FFFF00"),
        ("color", "红", "FF0000"),
        ("underline", "线", "single"),
    }


def test_bold_in_a_paragraph_style_and_in_a_character_style_cancel_out() -> None:
    styles = style("Head", "标题栏", "<w:rPr><w:b/></w:rPr>") + style(
        "Strong", "强调", "<w:rPr><w:b/></w:rPr>", kind="character"
    )
    one = line(p("甲", r("乙", '<w:rStyle w:val="Strong"/>'), style="Head"), styles=styles)
    assert marked(one, "bold") == [("甲", "")]


def test_underlined_spaces_are_one_mark_over_several_runs() -> None:
    ruled = '<w:u w:val="single"/>'
    one = line(p("金额：", r("    ", ruled), r("<w:tab/>", ruled), "元"))
    assert marked(one, "underline") == [("    \t", "single")]


def test_a_line_of_underlined_space_only_is_a_line() -> None:
    assert texts(p("甲方：") + p(r("      ", '<w:u w:val="single"/>'))) == ["甲方：", "      "]


def test_a_tab_with_an_underscore_leader_looks_like_a_blank() -> None:
    tabs = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="4000"/></w:tabs>'
    one = line(p("住所：", r("<w:tab/>"), properties=tabs))
    assert marked(one, "underline") == [("\t", "leader")]


def test_empty_paragraphs_are_no_lines_but_count() -> None:
    lines = reading(p("一") + p() + p("   ") + p("二")).lines
    assert [(one.text, one.paragraph) for one in lines] == [("一", 1), ("二", 4)]
    assert [one.index for one in lines] == [0, 1]


def test_every_character_leads_back_to_its_place_in_the_file() -> None:
    content = (
        r("<w:t> 应于</w:t><w:tab/><w:t>15</w:t>")
        + r('<w:sym w:font="Wingdings" w:char="F0A8"/>')
        + r("分钟")
    )
    (paragraph,) = visible(p(content))
    assert paragraph.text == "应于\t15□分钟"
    for piece in paragraph.pieces:
        if piece.divisible:
            length = piece.end - piece.start
            assert (
                piece.node.text[piece.offset : piece.offset + length]
                == paragraph.text[piece.start : piece.end]
            )
        else:
            assert piece.end - piece.start == 1
        assert piece.node.getparent() is piece.run
    assert [piece.end for piece in paragraph.pieces][:-1] == [piece.start for piece in paragraph.pieces][1:]
    assert [one.node.text for one in paragraph.pieces_in(3, 5)] == ["15"]


def test_a_file_without_styles_and_numbering_is_read() -> None:
    assert docx(p("第一条"))
    assert texts(p("第一条")) == ["第一条"]
