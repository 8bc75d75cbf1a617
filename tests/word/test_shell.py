"""外壳：通用的那份与源码一致；事务所改过的照样能用；缺了什么，说得清楚。"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from contractgen.model.errors import ContractgenError
from contractgen.model.zipped import zip_parts
from contractgen.word.markup import W, w
from contractgen.word.package import open_package
from contractgen.word.parts import NUMBERING, register
from contractgen.word.shell import house_shell
from contractgen.word.write import write
from tests.word.builders import article, clause, contract, item, labels
from tests.word.reading import lines, style_names
from tests.word.sample_contract import sample

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def changed(*pairs: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """改过几处的外壳。"""
    parts = dict(open_package(house_shell()).parts)
    text = parts[part].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    parts[part] = text.encode()
    return zip_parts(parts)


def test_the_shell_on_file_is_the_one_its_source_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(TEMPLATES), *sys.path])
    spec = importlib.util.spec_from_file_location("build_shell", TEMPLATES / "build_shell.py")
    assert spec and spec.loader
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.build() == (TEMPLATES / "shell.docx").read_bytes() == house_shell()


def test_the_shell_is_lean_and_names_its_fonts() -> None:
    package = open_package(house_shell())
    assert len(house_shell()) < 12_000
    styles = package.parts["word/styles.xml"].decode()
    assert "Theme=" not in styles
    for fonts in etree.fromstring(styles.encode()).iter(w("rFonts")):
        assert {fonts.get(w(kind)) for kind in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}
        assert fonts.get(w("eastAsia")) in ("宋体", "黑体")
    settings = package.parts["word/settings.xml"].decode()
    assert (
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    )
    assert "compressPunctuation" in settings
    assert "updateFields" not in settings


def test_styles_are_found_by_name_whatever_their_ids() -> None:
    parts = dict(open_package(house_shell()).parts)
    for name in ("word/styles.xml", "word/document.xml"):
        parts[name] = parts[name].replace(b'"cgArticle"', b'"af7"').replace(b'"cgClause1"', b'"12"')
    written = write(sample("decimal"), zip_parts(parts))
    assert style_names(written)["af7"] == "条"
    assert [line.label for line in lines(written) if line.label] == labels(sample("decimal"))


def test_a_firm_may_restyle_the_shell() -> None:
    shell = changed(('w:eastAsia="黑体"', 'w:eastAsia="楷体"'), part="word/styles.xml")
    assert (
        b"\xe6\xa5\xb7\xe4\xbd\x93" in open_package(write(sample("decimal"), shell)).parts["word/styles.xml"]
    )


@pytest.mark.parametrize("name", ["条", "二级款", "附件标题", "款标题", "合同表格"])
def test_a_missing_style_is_named(name: str) -> None:
    shell = changed((f'<w:name w:val="{name}"/>', '<w:name w:val="别的"/>'), part="word/styles.xml")
    with pytest.raises(ContractgenError, match=f"缺少样式：{name}。"):
        write(sample("decimal"), shell)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{{p body }}", "", r"缺少标签：\{\{p body \}\}"),
        ("{{p annexes }}", "", r"缺少标签：\{\{p annexes \}\}"),
        ("{{p body }}", "{{ body }}", "应当独占一段"),
        ("{{ signing_place }}", "{{ place }}", "不认识的标签：place"),
        ("{{ title }}", "{{ title", "标签写错了"),
        ("{{ title }}", "｛｛ title ｝｝", "全角括号"),
        ("{%tr endfor %}", "", "标签写错了"),
        ("{{ party.name }}", "{{ party.wrong }}", "无法填写"),
        ("{{ title }}", "{{ title.__class__.__mro__ }}", "无法填写"),
    ],
)
def test_a_wrong_tag_is_explained(old: str, new: str, says: str) -> None:
    with pytest.raises(ContractgenError, match=says):
        write(sample("decimal"), changed((old, new)))


def test_a_tag_split_by_word_into_several_runs_still_works() -> None:
    split = (
        '{{ </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>title</w:t></w:r><w:r><w:t xml:space="preserve"> }}'
    )
    shell = changed(('<w:pStyle w:val="cgTitle"/></w:pPr><w:r><w:t xml:space="preserve">{{ title }}',
                     f'<w:pStyle w:val="cgTitle"/></w:pPr><w:r><w:t xml:space="preserve">{split}'))  # fmt: skip
    assert ("合同标题", "系统维护协议") in [
        (line.style, line.text) for line in lines(write(sample("decimal"), shell))
    ]


def test_lists_and_bookmarks_of_the_shell_itself_are_kept() -> None:
    parts = dict(open_package(house_shell()).parts)
    own = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    parts["word/numbering.xml"] = own.encode()
    register(parts, "word/numbering.xml", NUMBERING, "word/document.xml")
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>'
        '<w:bookmarkStart w:id="41" w:name="own"/><w:r><w:t>须知</w:t></w:r><w:bookmarkEnd w:id="41"/></w:p>'
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:body>", b"<w:body>" + numbered.encode(), 1
    )
    made = sample("statutory")
    written = write(made, zip_parts(parts))
    assert [line.label for line in lines(written) if line.label] == ["A)", *labels(made)]
    marks = [m.get(w("id")) for line in lines(written) for m in line.element.iter(w("bookmarkStart"))]
    assert len(marks) == len(set(marks)) and "41" in marks


def test_a_shell_that_is_no_docx_is_refused() -> None:
    with pytest.raises(ContractgenError, match="不是 Word 文件"):
        write(contract(article("条", clause("文", item("一。")))), b"hello")
