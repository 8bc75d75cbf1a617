"""付款期限的两处矛盾：发票交付晚于付款，以及机关、事业单位对中小企业的付款期限超过六十日。

保障中小企业款项支付条例第九条：机关、事业单位从中小企业采购，付款期限约定最长不得超过六十日。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import part, parts

_LONGEST = 60


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """逐期检查付款天数。"""
    lead = part(data, "fees.invoice.lead_days")
    public = part(data, "parties.client.size") == "public" and part(data, "parties.provider.size") == "sme"
    for path, stage in parts(data, "fees.instalments"):
        days = stage.get("days")
        if not isinstance(days, int):
            continue
        if isinstance(lead, int) and lead >= days:
            yield where(
                f"{path}.days",
                f"付款期限 {days} 日，而发票须在期限届满前 {lead} 日交付"
                f"{where.line('fees.invoice.lead_days')}，付款条件成就前就要开票。",
                f"请延长付款期限，或者把开票提前天数改为小于 {days}。",
            )
        if public and days > _LONGEST:
            yield where(
                f"{path}.days",
                f"客户是机关、事业单位，服务商是中小企业，付款期限不得超过 {_LONGEST} 日，现在是 {days} 日"
                "（保障中小企业款项支付条例第九条）。",
                f"请改为 {_LONGEST} 日以内，一般为 30 日。",
            )
