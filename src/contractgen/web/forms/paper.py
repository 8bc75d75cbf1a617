"""预览的纸面：合同之树写成 HTML；一律转义，每个值记着自己出自哪个参数。"""

from __future__ import annotations

from contractgen.model.contract import Contract
from contractgen.web.pages import environment


def paper(contract: Contract) -> str:
    """一份合同的 HTML 片段。"""
    return environment().get_template("_contract.html").render(contract=contract)
