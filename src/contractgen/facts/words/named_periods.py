"""没有列入题目的期间：某某期为多久、某物保存多久、价格多久不变，各叫什么，说的是什么。"""

from __future__ import annotations

import re

from contractgen.model.reading import Line
from contractgen.zh.duration_words import FoundDuration

#: 某某期：试运行期、移交期、宽限期、租期；不是期间名称的另列
_NAMED = re.compile(
    r"(?P<name>[一-龥]{1,6}期)(?:限|间)?(?:[（(][^（）()]{0,12}[)）])?(?:均|共|应|须|一律|总共)*(?:为|是|[：:]|不(?:得|应)?(?:少于|低于|短于|超过|长于)|至少|最[长短多少]|共|有|固定为?|[规限确设]?定为|自?[^，,。；;]{1,24}?(?:起|之日|后|之后)(?:计?算)?的?|[，,\s]){0,3}$"
)
_NOT_NAME = re.compile(
    r"(?:[本每分首逾到延长定日同近前后中末初早晚周一二三四五六七八九十两各该上下当按如超缓展为]|届)期$|第[一二三四五]|期[一二三四五]"
)
_DIRECT = re.compile(
    r"(?P<name>租期|工期|合同期|服务期|租赁|质保|保修|维保|托管|试用|试运行|缓冲|过渡|禁业|竞业)\s*$"
)
#: 30日的交接期、两个月试用期
_NAME_AFTER = re.compile(
    r"\s*的?(?P<name>[一-龥]{2,4}?期)(?:限|间)?(?=[，,。；;、]|$|届满|期满|结束|之?内|中|里)"
)
_STAGE = re.compile(r"^(?P<name>[一-龥]{2,6}?)(?:阶段|期间?)$")
_LENGTH_HEAD = re.compile(r"^(?:时长|期限|期间|工期|时间|历时|天数|周期)(?:[（(].*)?$")
#: 事项｜约定：终止后数据保留期｜30日
_ROW_PERIOD = re.compile(r"(?<![一-龥]{10})[一-龥]{2,6}期(?=[限间]?(?:[（(][^（）()]*[)）])?$)")
_NEAR = 48
_OVER = re.compile(r"(?:超过|届满|满|逾期?|累计|延长|顺延|缩短|剩余|前|后|第)\s*$")
_KEPT = re.compile(r"保存|留存|存放|保管|保留|存储|储存|留样|封存|备存")
_KEPT_NEAR = re.compile(
    r"(?:保存|留存|存放|保管|保留|存储|储存|留样|封存|备存)[^，,。；;]{0,10}$|(?:保存|留存|保管|保留|存放)(?:期限?|时间)[^，,。；;]{0,8}$"
)
_KEPT_AFTER = re.compile(r"\s*(?:后|以上|之后)[^，,。；;]{0,6}(?:方可|处理|丢弃|销毁|删除|清除|覆盖|弃)")
_FIXED = re.compile(
    r"(?:单价|价格|费率|报价|收费标准|费用标准|资费)(?=[^。；]*(?:不作?调|不变|固定|锁定|有效|不得?上调|不涨|保持|维持))"
)
_WARRANTY = re.compile(r"质保|保修|质量保证|维保")
_AGAIN = re.compile(r"续[约签期租展订]|延[长展]|顺延|届满前|期满前|提前|逾期|超过|每")
_SERVICE = re.compile(
    r"^(?:本?(?:合同|协议|服务|维护|运维|托管|维保|租赁|承包|履行|委托|外包)(?:服务)?期|租期)$"
)


def named_period(
    line: Line, shadow: str, bounds: tuple[int, int, int], found: FoundDuration, cleared: bool = False
) -> tuple[str, str] | None:
    """期间的名称，与说所涉事物的话；不是这几类的为 None。bounds 是本句起点、前一个期间的终点、本句终点；cleared 为满了就清除。"""
    start, left, end = bounds
    before = shadow[max(left, found.start - _NEAR) : found.start]
    cell = f"{line.cell.row_head}｜{line.cell.head}" if line.cell and line.cell.column else ""
    if _AGAIN.search(before[-12:]):
        return None
    around = f"{cell}{shadow[start:end]}"
    if cleared:
        return "保存期", f"{cell}｜{_clauses(shadow, start, found.start)}"
    if (_KEPT_NEAR.search(before) or _KEPT_AFTER.match(shadow, found.end)) and _KEPT.search(around):
        return "保存期", f"{cell}｜{_clauses(shadow, start, found.start)}"
    if cell and not re.search("[一-龥]{2}", before):
        staged = _STAGE.match(line.cell.row_head.strip()) if line.cell else None
        if staged and line.cell and _LENGTH_HEAD.match(line.cell.head.strip()):
            return _title(staged["name"]), cell  # 阶段｜时长：试运行阶段｜45日
        head = re.search(r"[一-龥]{2,6}期", line.cell.head if line.cell else "") or (
            _ROW_PERIOD.search(line.cell.row_head.strip()) if line.cell else None
        )
        if head and _KEPT.search(head.group()):
            return "保存期", cell
        return (_title(head.group()), cell) if head and not _NOT_NAME.search(head.group()) else None
    if _FIXED.search(shadow, start, end):
        return "价格固定期", "价格"
    named = _NAMED.search(before) or _DIRECT.search(before)
    if named and not _NOT_NAME.search(named["name"]):
        return _title(named["name"]), f"{cell}｜{before}"
    after = _NAME_AFTER.match(shadow, found.end)
    if after and not _NOT_NAME.search(after["name"]) and not _OVER.search(before):
        return _title(after["name"]), f"{cell}｜{before}{after['name']}"
    return None


def _clauses(shadow: str, start: int, place: int) -> str:
    """说到这里为止的两个分句。"""
    parts = re.split("[，,：:]", shadow[start:place])
    return "，".join(parts[-2:])


def _title(name: str) -> str:
    """服务期、合同期、租期是一回事；其余取“期”前的两个字：乙方移交期 → 移交期。"""
    plain = re.sub(r"^(?:[甲乙丙]方|本|该|其|的)+", "", name)
    if not plain.endswith("期"):
        plain += "期"
    if _WARRANTY.search(plain):
        return "质量保证期"
    if plain.endswith("有效期"):
        return "有效期"
    return "服务期限" if _SERVICE.match(plain) else plain[-3:]
