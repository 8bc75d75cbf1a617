"""备好的进程：起草与审查要用的都先载入、先用一遍，分出来的工作进程接手就能做。

只由工作进程的母进程载入，见 jobs.py。
"""

from __future__ import annotations

from contextlib import suppress

from contractgen.reporters import reporter
from contractgen.usecases import forms, preview
from contractgen.usecases.lint_draft import Request, review, review_bytes
from contractgen.usecases.render_contract import render

_READY = (forms, preview)  # 载入即可


def _try_out() -> None:
    """各用一遍。"""
    for template in forms.offered():
        drafted = render({"template": template.name}, draft=True)
    reviewed = review([review_bytes(drafted, "备.docx", Request())])
    for form in ("json", "html", "docx", "sarif"):
        reporter(form)(reviewed)


# 用不成也不要紧：真有毛病的，做的时候再说
with suppress(Exception):
    _try_out()
