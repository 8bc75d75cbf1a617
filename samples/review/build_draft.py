"""由 draft.txt 做出 draft.docx：一份带着各种常见毛病的草稿，用来演示审查。同样的文字得到同样的字节。"""

from __future__ import annotations

import io
import re
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from contractgen.model.zipped import zip_parts
from contractgen.word.package import open_package

HERE = Path(__file__).parent


def build(text: str) -> bytes:
    """标题居中加粗，条的标题加粗，其余照排；字体写明宋体。"""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    for index, line in enumerate(text.splitlines()):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(line)
        run.bold = index == 0 or bool(re.match("第.+条 ", line))
        if index == 0:
            paragraph.alignment = 1
            run.font.size = Pt(18)
    saved = io.BytesIO()
    document.save(saved)
    return zip_parts(open_package(saved.getvalue()).parts)


if __name__ == "__main__":
    (HERE / "draft.docx").write_bytes(build((HERE / "draft.txt").read_text(encoding="utf-8")))
