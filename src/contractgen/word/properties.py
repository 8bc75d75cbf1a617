"""文件属性：名称、编号、作者与日期。日期取签订日期或一个固定的日子，同样的合同得到同样的字节。"""

from __future__ import annotations

import datetime as dt

from contractgen.model.contract import Contract
from contractgen.model.inline import plain
from contractgen.word.markup import DECLARATION, escaped

_FIXED = dt.date(2000, 1, 1)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_APP = (
    f"{DECLARATION}<Properties"
    ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>contractgen</Application></Properties>"
)


def core(contract: Contract) -> bytes:
    """docProps/core.xml：作者写服务商的名称。"""
    provider = next((party for party in contract.parties if party.role == "provider"), None)
    creator = (plain(provider.name) if provider else "") or "contractgen"
    moment = f"{contract.signing_date or _FIXED:%Y-%m-%d}T00:00:00Z"
    stamps = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    status = f"<cp:contentStatus>{escaped(contract.status)}</cp:contentStatus>" if contract.status else ""
    return (
        f"{DECLARATION}{_CORE}<dc:title>{escaped(contract.title)}</dc:title>"
        f"<dc:subject>{escaped(plain(contract.number))}</dc:subject><dc:creator>{escaped(creator)}</dc:creator>"
        f"{stamps}<dc:language>zh-CN</dc:language>{status}</cp:coreProperties>"
    ).encode()


def app() -> bytes:
    """docProps/app.xml。"""
    return _APP.encode()
