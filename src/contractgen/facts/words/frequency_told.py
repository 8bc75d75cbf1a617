"""多久做一次的是什么事、在哪个阶段：频率前后的话，表格里同一行的各格，“上线后前三个月”一类的限定。"""

from __future__ import annotations

import re

from contractgen.model.reading import Line, Reading
from contractgen.model.saying import saying

#: 钱、扣减、上限的“每月”，不是多久做一次
NOT_WORK = re.compile(
    r"费(?!用统计)|款|元|支付|付|结算|扣|违约金|利息|罚|逾期|迟延|超过|不超过|不得超过|累计|合计|至多|最多|上限|可用|停机|限|计划停|%|％|小时内|不少于\d+小时|发生|出现|达到|产生|工资|租金|电量|话费"
)
_OVER = re.compile("(?:度)?(?:结束|终了|期满|届满|末|初|底)")  # 每季结束后10日内：说的是限期
_CLAUSE = 60  # 一个分句不会更长
_WORK = re.compile(
    r"次|遍|[回轮]|份|更换|清洗|清洁|保洁|检|查|试|备份|演|练|训|会|报[告表送]?|访|扫|消|杀|盘|升级|更新|维护|保养|换|加注|润滑|校准|标定|对账|周期|频|复核|评|审|统计|汇总|通报|修剪|浇|施肥|开展|组织|进行|送|交|改|修|擦|剪|浇|喷|拆|洗|洒|录|填|抄|测|投|喂|除|加|补|核|清|理"
)
_EMPTY = re.compile(r"至少|一[次遍回轮]|[甲乙]方|进行|应当?|须")
#: 分阶段、分季节的，各有各的频率
_STAGE = re.compile(
    r"(?:头|前|首)[一二两三四五六七八九十\d]+个?(?:月|周|年|季度|日|天)|第[一二三四五六七八九十\d]+个?(?:月|周|年|季度)(?:起|后|以后)?|(?:上线|开业|投产|启用|签约|入驻|验收|移交)(?:之?前|之?后|以后)|(?:试运行|试用|过渡|磨合|质保|装修|旺季|淡季|汛期|采暖|供暖)[期季]?|[春夏秋冬][季天]|寒暑假|开学"
)
_LONGEST_CELL = 40


def rows_told(reading: Reading) -> dict[tuple[int, int], str]:
    """表里每一行说事的各格，连在一起；说多久的格不在内。"""
    rows: dict[tuple[int, int], list[str]] = {}
    tables = {line.cell.table for line in saying(reading, ("每", "频", "周期")) if line.cell}
    if not tables:
        return {}
    for line in reading.judged():
        cell = line.cell
        if cell is None or cell.table not in tables or cell.header or len(line.text) > _LONGEST_CELL:
            continue
        if "每" not in line.text and not re.search(r"\d", line.text):
            rows.setdefault((cell.table, cell.row), []).append(line.text.strip())
    return {key: "｜".join(cells) for key, cells in rows.items()}


def work_told(line: Line, row: str, shadow: str, start: int, match: re.Match[str]) -> str:
    """说所做之事的话：本分句，没有说的连同前一分句；表格里连同同一行的各格。说钱、说上限的不是做一件事。"""
    first = max(start, *(shadow.rfind(mark, start, match.start()) + 1 for mark in "，,："))
    listed = shadow.rfind("、", first, match.start()) + 1
    if listed and "每" in shadow[first:listed]:  # 每日清扫、每周消毒：各有各的；扶梯、客梯每月一次：是一起的
        first = listed
    last = min(
        (at for mark in "，,、。；;" if (at := shadow.find(mark, match.end(), match.end() + _CLAUSE)) >= 0),
        default=min(len(shadow), match.end() + _CLAUSE),
    )
    here = shadow[first : match.start()] + "｜" + shadow[match.end() : last]
    if match["tail"]:
        here += match["tail"]
    if _OVER.match(shadow, match.end()) or NOT_WORK.search(here) or not _WORK.search(here):
        return ""
    if line.cell is not None and line.cell.column:
        return f"{line.cell.row_head}｜{row}｜{here}"
    if len(re.findall("[一-龥]", _EMPTY.sub("", here))) < 2:
        before = (
            max(start, *(shadow.rfind(mark, start, first - 1) + 1 for mark in "，,、："))
            if first > start
            else start
        )
        here = shadow[before:first] + here
    return here


def stage_of(shadow: str, start: int, end: int) -> frozenset[str]:
    """这句话限定的阶段、季节。"""
    return frozenset(_STAGE.findall(shadow, start, end))
