"""两处说的是两个地方，或者是两方各做各的。"""

from __future__ import annotations

import re

from contractgen.zh.deeds import overlap

_PLACE = re.compile(r"(?:到达|抵达|赶[到赴往至]|赶?抵|到|进入)(?P<place>[一-龥]{2,8})")
_ANYWHERE = re.compile(r"现场|场$|地点|指定|[甲乙]方|报修|故障|事发")
#: 应当做这件事的一方
_SIDE = re.compile(
    r"([甲乙]方|委托[方人]|受托[方人]|发包人|承包人|采购人|供应商|服务商|客户|买方|卖方|需方|供方)(?:的)?(?:代表|人员|工程师|负责人)?(?=应|须|需|将|负责|必须)"
)
_OPPOSED = (
    ("甲方", "乙方"), ("委托方", "受托方"), ("委托人", "受托人"), ("发包人", "承包人"), ("采购人", "供应商"),
    ("客户", "服务商"), ("客户", "供应商"), ("买方", "卖方"), ("需方", "供方"),
)  # fmt: skip


def apart_places(one: str, two: str) -> bool:
    """到的是两个地方：抵达泵房、抵达管井；只说到场、到现场的，不知道是哪里。"""
    places = [_PLACE.search(deed) for deed in (one, two)]
    named = [found["place"] for found in places if found and not _ANYWHERE.search(found["place"])]
    return len(named) == 2 and named[0][-1] != named[1][-1] and not overlap(*named)


def apart_sides(text_one: str, text_two: str) -> bool:
    """一处是这一方做，一处是另一方做：乙方应到场；甲方代表应到场见证。"""
    sides = [set(_SIDE.findall(text)) for text in (text_one, text_two)]
    return any(sides == [{a}, {b}] or sides == [{b}, {a}] for a, b in _OPPOSED)


#: 一句开头、期限之前的名目：售后工单处理：普通工单24小时内……；投诉工单2小时内……
_OPENING = re.compile(
    r"(?:[^，,。；;：:\d]{1,12}[：:])?(?P<name>[一-龥]{2,8}?)(?:的)?(?=\d|[一二两三四五六七八九十半]+\s*个?(?:分钟|小时|工作日|[日天]))"
)


def apart_openings(one: str, two: str) -> bool:
    """一行里前后两句，各以一个名目开头。"""
    found = [_OPENING.match(text) for text in (one, two)]
    names = [each["name"] for each in found if each]
    return len(names) == 2 and names[0] != names[1] and names[0][-2:] == names[1][-2:]
