"""写出的文件 Word 能干净地打开：两个独立的校验工具都挑不出毛病，python-docx 也能读。"""

from __future__ import annotations

import io
from pathlib import Path

import docx
import docx_integrity
import pytest
from openxml_audit import AppPrediction, OpenXmlValidator, predict

from contractgen.word.flatten import flattened
from contractgen.word.shell import house_shell
from contractgen.word.write import write
from tests.word.builders import article, clause, contract, grid, t
from tests.word.sample_contract import sample
from tests.word.test_written_numbers import restarting

FILES = {
    "decimal": lambda: write(sample("decimal")),
    "statutory": lambda: write(sample("statutory")),
    "restarts": lambda: write(restarting("statutory")),
    "hostile": lambda: write(contract(article('A&B<">', clause(t("{{ x }}\n🎉𠮷"), grid("<|&", "\t|x"))))),
    "shell": house_shell,
    "flattened": lambda: flattened(write(sample("decimal"))),
}


@pytest.mark.parametrize("name", FILES)
def test_word_opens_it_clean(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(FILES[name]())
    result = OpenXmlValidator(security_validation=True).validate(path)
    assert [str(error) for error in result.errors] == []
    assert predict(result).prediction is AppPrediction.OPENS_CLEAN
    assert [str(finding) for finding in docx_integrity.check(str(path))] == []


def test_python_docx_reads_the_text() -> None:
    read = docx.Document(io.BytesIO(write(sample("decimal"))))
    assert any(paragraph.text == "服务内容与范围" for paragraph in read.paragraphs)
    assert len(read.sections) == 2
    assert read.sections[0].header.is_linked_to_previous
    assert read.sections[1].header.paragraphs[0].text.startswith("系统维护协议")
