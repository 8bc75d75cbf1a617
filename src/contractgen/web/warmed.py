"""备好的进程：起草与审查要用的都先载入、先用一遍，分出来的工作进程接手就能做。

只由工作进程的母进程载入，见 jobs.py。
"""

from __future__ import annotations

from contextlib import suppress

from contractgen.model.errors import ContractgenError
from contractgen.reporters import reporter
from contractgen.usecases import forms, preview
from contractgen.usecases.lint_draft import Request, review, review_bytes
from contractgen.usecases.render_contract import render

_READY = (forms, preview)  # 载入即可

with suppress(ContractgenError):
    for _template in forms.offered():
        _drafted = render({"template": _template.name}, draft=True)
    _reviewed = review([review_bytes(_drafted, "备.docx", Request())])
    for _form in ("json", "html", "docx", "sarif"):
        reporter(_form)(_reviewed)
