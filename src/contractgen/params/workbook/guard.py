"""交来的是不是 Excel 文件，安不安全：旧版的、加密的、损坏的、别的软件的，说明怎么办后拒绝。"""

from __future__ import annotations

from collections.abc import Mapping

from contractgen.model.archive import Format, Limits, unzipped
from contractgen.model.errors import ContractgenError
from contractgen.params.workbook.recognition import OLE, ZIP, encrypted

WORKBOOK = "xl/workbook.xml"
_RESAVE = "请用 Excel 或 WPS 打开，另存为 Excel 工作簿（.xlsx）。"


class UnreadableWorkbookError(ContractgenError):
    """这个文件不能当作 Excel 表单打开；文字是一句话，不含文件名。"""


#: 一份表单不到一兆
EXCEL = Format("Excel", "Excel 文件", ".xlsx", Limits(8 << 20, 60 << 20, 2000), UnreadableWorkbookError)


def opened(raw: bytes) -> Mapping[str, bytes]:
    """Excel 文件的全部部件。"""
    if raw.startswith(OLE):
        if encrypted(raw):
            raise UnreadableWorkbookError("文件设有打开密码。请在 Excel 里去掉密码后另存。")
        raise UnreadableWorkbookError(f"这是旧版 Excel 文件（.xls）。{_RESAVE}")
    if not raw.startswith(ZIP):
        raise UnreadableWorkbookError(f"这不是完好的 Excel 文件。{_RESAVE}")
    parts = unzipped(raw, EXCEL)
    if WORKBOOK not in parts:
        if "xl/workbook.bin" in parts:
            raise UnreadableWorkbookError(f"这是二进制的 Excel 文件（.xlsb）。{_RESAVE}")
        if "spreadsheet" in parts.get("mimetype", b"").decode("latin-1"):
            raise UnreadableWorkbookError(f"这是 OpenDocument 表格（.ods）。{_RESAVE}")
        if "word/document.xml" in parts:
            raise UnreadableWorkbookError(
                "这是 Word 文件，不是参数文件。请给出 YAML、JSON 参数文件或 Excel 表单。"
            )
        raise UnreadableWorkbookError("文件里没有 Excel 工作簿。请检查是否给错了文件。")
    return parts
