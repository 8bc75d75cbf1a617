"""审查的速度：整个进程，审一份约一百页的 .docx，与 pandoc 仅仅把它转成纯文本之比；再看时间是否随长度成比例。

每个长度比两份：同样的正文重复若干遍的；和逐段各不相同的——数字、地点、机柜号段段不一，记住看过的字句占不到便宜。

运行：``python benchmarks/lint.py``（需要 pandoc）。同一次运行里交替计时，取中位数。
先把程序编译好（安装时本来也会），再各跑一遍，不计时。
"""

from __future__ import annotations

import compileall
import io
import re
import statistics
import subprocess
import sys
import tempfile
import time
from copy import deepcopy
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

import contractgen
from contractgen.library.catalogue import open_library
from contractgen.params.loading import load
from contractgen.usecases.render_contract import build, to_docx

ROUNDS = 5
_NUMBER = re.compile(r"(?<![\d.])[1-9]\d{2,}(?![\d.])")
_PLACES = ("西安", "兰州", "宁波", "长沙", "合肥", "昆明", "青岛", "郑州", "厦门", "贵阳", "福州")
_ROOMS = ("主机房", "灾备机房", "办公楼", "数据中心", "营业网点", "呼叫中心", "运维中心")


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


def varied(content: bytes) -> bytes:
    """逐段改得各不相同：三位以上的数逐段增大，每一句末尾添上各自的地点与机柜号。"""
    document = Document(io.BytesIO(content))
    for place, paragraph in enumerate(document.element.body.iter(qn("w:p"))):
        texts = list(paragraph.iter(qn("w:t")))
        for each in texts:
            each.text = _NUMBER.sub(lambda found, more=place: str(int(found[0]) + more), each.text or "")
        last = texts[-1].text if texts else ""
        if len(last) > 12 and last[-1] in "。；":
            where = f"{_PLACES[place % len(_PLACES)]}{_ROOMS[place % len(_ROOMS)]}"
            texts[-1].text = f"{last[:-1]}，并以{where}{place}号机柜的记录为准{last[-1]}"
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def seconds(*command: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def compared(name: str, path: Path) -> str:
    """审查与转换各若干次，交替进行。"""
    contractgen = str(Path(sys.executable).with_name("contractgen"))
    review = (contractgen, "lint", str(path), "-f", "json", "-o", f"{path}.json", "--force")
    convert = ("pandoc", "-t", "plain", str(path), "-o", f"{path}.txt")
    ours, theirs = [], []
    for _ in range(ROUNDS + 1):
        ours.append(seconds(*review))
        theirs.append(seconds(*convert))
    mine, other = statistics.median(ours[1:]), statistics.median(theirs[1:])
    return f"{name}：contractgen {mine:.2f} 秒，pandoc {other:.2f} 秒，比值 {mine / other:.2f}"


def main() -> None:
    """各个长度、两种写法各比一次。"""
    compileall.compile_dir(Path(contractgen.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        for times in (1, 2, 4, 8):
            repeated = long_draft(times)
            for name, content in (("重复", repeated), ("各异", varied(repeated))):
                path = Path(folder) / f"{times}{name}.docx"
                path.write_bytes(content)
                sys.stdout.write(compared(f"约 {43 * times} 页，{name}", path) + "\n")


if __name__ == "__main__":
    main()
