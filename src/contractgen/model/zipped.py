"""把部件装成 .docx、.xlsx：时间固定、次序固定，同样的内容得到同样的字节；不变的部件只压缩一次。"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping

from contractgen.model.archive import CONTENT_TYPES
from contractgen.model.record import record

_DOS_TIME = 0
_DOS_DATE = (0 << 9) | (1 << 5) | 1  # 1980-01-01，zip 所能写的最早一天
_UTF8 = 0x800
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DEFLATED = 8


@record
class Packed:
    """一个压缩好的部件。"""

    name: bytes
    crc: int
    size: int
    deflated: bytes


def packed(name: str, data: bytes, level: int = 9) -> Packed:
    """压缩一个部件；level 低则快，高则小。"""
    deflate = zlib.compressobj(level, zlib.DEFLATED, -15)
    return Packed(name.encode(), zlib.crc32(data), len(data), deflate.compress(data) + deflate.flush())


def assembled(parts: Iterable[Packed]) -> bytes:
    """依次装入，得到整个文件。"""
    body = bytearray()
    directory = bytearray()
    count = 0
    for part in parts:
        common = (_UTF8, _DEFLATED, _DOS_TIME, _DOS_DATE, part.crc, len(part.deflated), part.size)
        offset = len(body)
        body += _LOCAL.pack(b"PK\3\4", 20, *common, len(part.name), 0) + part.name + part.deflated
        directory += _CENTRAL.pack(b"PK\1\2", 20, 20, *common, len(part.name), 0, 0, 0, 0, 0, offset)
        directory += part.name
        count += 1
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def zip_parts(parts: Mapping[str, bytes], level: int = 6) -> bytes:
    """一次装好全部部件：[Content_Types].xml 在最前（OPC 的惯例），其余按名称。"""
    names = sorted(parts, key=lambda name: (name != CONTENT_TYPES, not name.startswith("_rels/"), name))
    return assembled(packed(name, parts[name], level) for name in names)
