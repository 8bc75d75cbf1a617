"""看一眼是不是 Excel 文件：新版是压缩包，旧版与加密的是另一种；要读它的时候才去拆开。"""

from __future__ import annotations

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".et", ".ods")


def is_workbook(raw: bytes, name: str) -> bool:
    """是不是该当作 Excel 文件来读：看内容，内容看不出的看扩展名。"""
    if raw.startswith(ZIP):
        return b"xl/" in raw or b"content.xml" in raw or name.lower().endswith(_SUFFIXES)
    old = raw.startswith(OLE)
    return (old and (_within(raw, "Workbook", "Book") or encrypted(raw))) or name.lower().endswith(_SUFFIXES)


def encrypted(raw: bytes) -> bool:
    """旧版格式的外壳里，是不是设了打开密码的新版文件。"""
    return _within(raw, "EncryptedPackage")


def _within(raw: bytes, *streams: str) -> bool:
    """旧版格式里有没有这个名字的流；名字以 UTF-16 存放。"""
    return any(stream.encode("utf-16-le") in raw for stream in streams)
