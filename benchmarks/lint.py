"""审查的速度：整个进程，审一份约一百页的 .docx，与 pandoc 仅仅把它转成纯文本之比；再看时间是否随长度成比例。

运行：``python benchmarks/lint.py``（需要 pandoc）。同一次运行里交替计时，取中位数。
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
import time
from copy import deepcopy
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from contractgen.library.catalogue import open_library
from contractgen.params.loading import load
from contractgen.usecases.render_contract import build, to_docx

ROUNDS = 5


def long_draft(times: int) -> bytes:
    """系统维护协议的正文重复若干遍：约 43 页一遍。"""
    library = open_library()
    source = load(library.template_folder("maintenance") / "sample.yaml")
    document = Document(io.BytesIO(to_docx(build(source, library, "maintenance"), library)))
    body = document.element.body
    blocks = [child for child in body if child.tag != qn("w:sectPr")]
    for _ in range(times - 1):
        for block in blocks:
            body[-1].addprevious(deepcopy(block))
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def seconds(*command: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    """各个长度各比一次。"""
    contractgen = str(Path(sys.executable).with_name("contractgen"))
    with tempfile.TemporaryDirectory() as folder:
        for times in (1, 2, 4, 8):
            path = Path(folder) / f"{times}.docx"
            path.write_bytes(long_draft(times))
            review = (contractgen, "lint", str(path), "-f", "json", "-o", f"{path}.json", "--force")
            convert = ("pandoc", "-t", "plain", str(path), "-o", f"{path}.txt")
            ours, theirs = [], []
            for _ in range(ROUNDS):
                ours.append(seconds(*review))
                theirs.append(seconds(*convert))
            mine, other = statistics.median(ours), statistics.median(theirs)
            figures = f"contractgen {mine:.2f} 秒，pandoc {other:.2f} 秒，比值 {mine / other:.2f}"
            sys.stdout.write(f"约 {43 * times} 页：{figures}\n")


if __name__ == "__main__":
    main()
