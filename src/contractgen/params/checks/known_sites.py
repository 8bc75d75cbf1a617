"""服务事项和资产写到的地点，应当是服务地点清单里的名称，或者“远程”，否则无从确定履行地点（民法典第五百一十条）。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from contractgen.model.problem import Problem
from contractgen.params.places import Where
from contractgen.params.reach import parts
from contractgen.params.suggestions import nearest

_SEPARATOR = re.compile("[、，,；;]")
_ANYWHERE = re.compile("远程|线上|在线|平台|电话|热线|邮件|全部|所有|各|每")  # 不指某一个地点的说法


def check(data: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """没有列服务地点时不查。"""
    names = [site["name"].strip() for _, site in parts(data, "sites") if isinstance(site.get("name"), str)]
    if not names:
        return
    for listing in ("scope", "assets"):
        for path, item in parts(data, listing):
            site = item.get("site")
            if isinstance(site, str) and (unknown := _unknown(site, names)):
                guess = nearest(unknown, names)
                hint = f"你是不是想写 {guess}？" if guess else f"请写 {'、'.join(names)} 之一，或者“远程”。"
                yield where(f"{path}.site", f"服务地点里没有“{unknown}”。", hint)


def _unknown(site: str, names: list[str]) -> str | None:
    """并列写几个地点时，逐个核对；“远程，必要时到甲机房”之类，写到已知的名称即可。"""
    words = [word.strip() for word in _SEPARATOR.split(site) if word.strip()]
    for word in [] if site.strip() in names else words:
        if not _ANYWHERE.search(word) and not any(name in word for name in names):
            return word
    return None
