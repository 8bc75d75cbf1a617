"""用后即弃的副本：编号与引用都成了文字，缩进不变。"""

from __future__ import annotations

from typing import Any

import pytest

from contractgen.word.flatten import flattened
from contractgen.word.markup import w
from contractgen.word.package import open_package
from contractgen.word.write import write
from tests.word.builders import article, clause, contract, item
from tests.word.reading import document, find, lines
from tests.word.sample_contract import sample


@pytest.mark.parametrize("scheme", ["decimal", "statutory"])
def test_every_number_becomes_text_and_none_remains(scheme: str) -> None:
    written = write(sample(scheme))
    before = [f"{line.label}{line.text}" for line in lines(written)]
    after = lines(flattened(written))
    assert [line.text.replace("\t", "").replace(" ", "") for line in after] == [
        text.replace(" ", "") for text in before
    ]
    assert not any(line.label for line in after)


def test_references_become_what_they_show() -> None:
    copy = document(flattened(write(sample("decimal"))))
    codes = [code.text for code in copy.iter(w("instrText"))]
    assert not any("REF" in (code or "") for code in codes)


def test_the_page_number_fields_stay() -> None:
    footer: Any = open_package(flattened(write(sample("decimal")))).tree("word/footer1.xml")
    assert [code.text.strip() for code in footer.iter(w("instrText"))] == ["PAGE", "NUMPAGES"]


def test_the_indent_of_the_list_is_kept_on_the_paragraph() -> None:
    made = contract(article("条", clause("包括：", item("一项。"))))
    copy = flattened(write(made))
    indent = find(copy, "一项。").element.find(f"{w('pPr')}/{w('ind')}")
    assert (indent.get(w("left")), indent.get(w("hanging"))) == ("1333", "482")
    assert find(copy, "一项。").text == "(1)\t一项。"


def test_an_indent_set_on_the_paragraph_wins() -> None:
    written = write(contract(article("条", clause("文字。"))))
    package = open_package(written)
    parts = dict(package.parts)
    old = parts["word/document.xml"].decode()
    marked = old.replace(
        '<w:pStyle w:val="cgClause1"/>', '<w:pStyle w:val="cgClause1"/><w:ind w:firstLine="99"/>'
    )
    assert marked != old
    from contractgen.model.zipped import zip_parts

    parts["word/document.xml"] = marked.encode()
    indent = find(flattened(zip_parts(parts)), "文字。").element.find(f"{w('pPr')}/{w('ind')}")
    assert dict(indent.attrib) == {w("left"): "851", w("firstLine"): "99"}
