"""起草的速度：从校验过的参数到 Word 字节，与 docxtpl 以通常方式渲染同样一份文件之比（同一进程，交替计时）。

运行：``python benchmarks/render.py``。数字是 CPU 时间的中位数；比值不受机器快慢影响。
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate

from contractgen.library.catalogue import open_library
from contractgen.params.loading import load
from contractgen.usecases.render_contract import build, to_docx

ROUNDS = 15


def blocks(rendered: bytes) -> list[dict[str, Any]]:
    """docxtpl 要的上下文：一段一块，写明样式与各片段的文字和加粗；表格一块。"""
    document = Document(io.BytesIO(rendered))
    found: list[dict[str, Any]] = []
    for block in document.element.body.iterchildren():
        if block.tag == qn("w:tbl"):
            table = DocxTable(block, document)
            found.append(
                {"style": "table", "rows": [[cell.text for cell in row.cells] for row in table.rows]}
            )
        elif block.tag == qn("w:p"):
            paragraph = Paragraph(block, document)
            runs = [{"text": run.text, "strong": bool(run.bold)} for run in paragraph.runs if run.text]
            found.append({"style": paragraph.style.name, "runs": runs})
    return found


def template(rendered: bytes, found: list[dict[str, Any]], folder: Path) -> Path:
    """同样式、同页眉页脚的 docxtpl 模板：每种样式一个样板段落，段落里逐片段循环，表格逐行逐格循环。"""
    document = Document(io.BytesIO(rendered))
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    document.add_paragraph("{%p for b in blocks %}")
    word = "if"
    for style in sorted({block["style"] for block in found} - {"table"}):
        document.add_paragraph(f"{{%p {word} b.style == '{style}' %}}")
        sample = document.add_paragraph(style=style)
        for tag in ("{%r for r in b.runs %}", "{%r if r.strong %}"):
            sample.add_run(tag)
        sample.add_run("{{ r.text }}").bold = True
        for tag in ("{%r else %}", "{{ r.text }}", "{%r endif %}", "{%r endfor %}"):
            sample.add_run(tag)
        word = "elif"
    document.add_paragraph("{%p else %}")
    table = document.add_table(3, 3)
    table.cell(0, 0).text = "{%tr for row in b.rows %}"
    for column, text in enumerate(("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}")):
        table.cell(1, column).text = text
    table.cell(2, 0).text = "{%tr endfor %}"
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    path = folder / "template.docx"
    document.save(str(path))
    return path


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """每个模板的示例各比一次。"""
    library = open_library()
    with tempfile.TemporaryDirectory() as folder:
        for name in library.template_names():
            source = load(library.template_folder(name) / "sample.yaml")
            rendered = to_docx(build(source, library, name), library)
            context = {"blocks": blocks(rendered)}
            path = template(rendered, context["blocks"], Path(folder))

            def usual(path: Path = path, context: dict[str, Any] = context) -> None:
                document = DocxTemplate(str(path))
                document.render(context, autoescape=True)
                document.save(io.BytesIO())

            def ours(source: Any = source, name: str = name) -> None:
                to_docx(build(source, library, name), library)

            usual()
            ours()
            pairs = [(seconds(ours), seconds(usual)) for _ in range(ROUNDS)]
            mine, theirs = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
            ratio = statistics.median(b / a for a, b in pairs)
            sys.stdout.write(
                f"{name}：{len(context['blocks'])} 块，contractgen {mine:.1f} ms，docxtpl {theirs:.1f} ms，"
                f"快 {ratio:.1f} 倍\n"
            )


if __name__ == "__main__":
    main()
