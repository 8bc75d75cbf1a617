"""写给起草人看的话：（可选）、【注：由法务修改】、起草说明、TODO。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.zh.holes import holes

_VERBS = (
    r"修改|删除|删去|填写|填入|选择|勾选|调整|确认|核实|核对|法务|起草|审核|根据实际|补充|替换|保留|不适用"
    r"|模板|范本|待"
)
_HEAD = (
    r"可选(?:条款|项|内容)?(?=[）)】\]，,；;：:。]|$)|选填|备选(?:条款|方案|项)?(?=[）)】\]，,：:]|$)"
    r"|选择适用|选用"
    r"|(?:如|若)(?:适用|有|需要?|不适用)[,，](?:可|请|应|则?删|填|列|在此)|可列举|可根据|可视|可自行"
    r"|视(?:具体|实际)?情况(?:填|调整|选|修改|删)"
    r"|编者按|起草(?:说明|注|提示|人注)?[:：]|使用说明|填写说明|法务(?:部|审核|审查)?(?:意见|批注|备注|注|提示|建议)|(?:业务|财务|商务)(?:部)?(?:意见|批注|备注)|审(?:核"
    r"|查)意见[:：]|内部(?:备注|说明|批注)"
    r"|删除|删去|不适用的?[^）)】\]]{0,6}(?:删除|删去|划掉|划去)|保留其一|[二三四两]选一|择一(?:填写|保留"
    r"|适用|即可)?(?=[）)】\]，,：:]|$)|任选其?一"
    r"|请[^）)】\]]{0,8}(?:填写|选择|根据|按照?实际|删除|修改|补充|核对|确认|注意|在此|勾选|描述|列明|注明"
    r"|替换)|此处(?:填写|插入|补充|列明|应|可|需|请)"
    r"|(?:应|可)?(?:根据|按照?|依据?)(?:具体|实际|项目)[^）)】\]]{0,10}(?:填写|调整|修改|选择|确定|补充"
    r"|增删)|填写[^）)】\]]{0,20}$|待(?:法务|业务|财务|商务)[^）)】\]]{0,8}"
    r"|此处由[^）)】\]]{1,20}(?:填写|填入|补充|确定|修改|提供)"
    r"|此处[^）)】\]]{0,16}(?:修改|调整|确认|补充|填写|删除|列明|列出|写明)|(?:以下|本)(?:条款?|款|内容|部分)[^）)】\]]{0,6}(?:根据|视|按|供)[^）)】\]]{0,10}(?:选用|选择|适用|取舍|修改|调整|增删)"
    r"|(?:如|若)(?:不|无)(?:需要?|适用|涉及)[^）)】\]]{0,6}(?:请|可|应|则)?(?:删除|删去|划去)|可(?:加|附|增加)(?:附件|附页|行)"
    r"|(?:如|若)[^）)】\]，,]{2,14}[,，]请(?:相应)?(?:修改|删|调整|填写|补充|改)"
    r"|修改(?:意见|建议)[:：]|建议(?:改为|删除|修改为|增加)|(?:签约|签署|签订|定稿|打印)前(?:请|应|须)?(?:删|确认|核)"
    r"|示例(?:文本)?$|样例$|(?:本|此)(?:条|款|处)(?:为|系)?(?:示例|可选|备选|样例|模板|选择)"
)
_PARENTHESIS = re.compile(rf"[（(【\[〔]\s*(?:{_HEAD})[^（）()【】\[\]〔〕\n]{{0,80}}[）)】\]〕]")
_NOTE = re.compile(
    rf"[（(【\[〔]\s*(?:编?注|备注|说明|提示|注意)\d*\s*[:：](?=[^）)】\]〕"
    rf"\n]{{0,80}}(?:{_VERBS}))[^）)】\]〕\n]{{1,160}}[）)】\]〕]"
    r"|[（(【\[][^（）()【】\[\]\n]{0,30}(?:要不要|能不能|是不是要|对不对|是否要改|再确认一下|麻烦(?:看|核|确))[^（）()【】\[\]\n]{0,20}[）)】\]]"
    r"|[【\[]\s*(?:编?注|编者注|编者按|备注|批注|提示)\d*\s*[:：][^】\]\n]{1,160}[】\]]"
)
_LINE = re.compile(
    r"\s*(?:【[^】]{0,6}】)?(?:起草说明|起草提示|起草人注|法务提示|法务意见|法务批注|填写说明|编者按"
    r"|修改说明|审核提示|条款说明（[^）]*删除[^）]*）)\s*[:：].*"
    r"|\s*//[^/].*|\s*[※★☆▲◆]\s*(?:以下|以上|本)[^。]{0,10}请?(?:根据|按照?|依)[^。]{0,14}(?:填写|修改|选择|调整|删).*"
    r"|\s*(?:注|备注|提示|说明)\s*[:：](?=.*(?:模板|业务(?:部门)?确认|确认后(?:保留|删除)|由法务|请法务|起草时|签署前(?:请|应)?删|定稿(?:前|时)(?:请"
    r"|应)?删|使用时(?:请|应)|请根据|根据实际情况(?:填写|调整|选择|修改)|不适用(?:的|时)?(?:请|可)?删)).*"
)
_HINT = re.compile(
    r"[（(【\[〔]|说明|提示|法务|编者按|起草|注\s*[:：]|TODO|FIXME|示例文本|此处省略|//|[※★☆▲◆]"
)
_ASKS_A_CHOICE = re.compile(r"[（(【\[〔]\s*(?:任选其?一|[二三四两]选一|择一|选择其一)")
_CHOSEN = re.compile("[☑■√✓☒🗹]")
_TODO = re.compile(r"(?://\s*)?(?<![A-Za-z])(?:TODO|FIXME)(?![A-Za-z])[:：]?|示例文本|此处省略")


@record
class DraftingNote:
    """一处起草说明的文字。"""

    span: Span


def drafting_notes(reading: Reading) -> tuple[DraftingNote, ...]:
    """全文的起草说明。占位里的提示不在此列。"""
    return tuple(
        DraftingNote(Span(line.index, start, end))
        for line in reading.judged()
        if line.part != "comment"
        for start, end in _in_line(line)
    )


def _in_line(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    if not _HINT.search(text):
        return
    if found := _LINE.fullmatch(text, line.body_start):
        yield line.body_start, len(found.string.rstrip())
        return
    taken = [(hole.start, hole.end) for hole in holes(text)]
    for pattern in (_NOTE, _PARENTHESIS, _TODO):
        for found in pattern.finditer(text):
            start, end = found.span()
            if _ASKS_A_CHOICE.match(text, start) and _CHOSEN.search(text, end):
                continue  # “（任选其一）：☑……□……”已经选了
            if not any(first < end and start < last for first, last in taken):
                taken.append((start, end))
                yield start, end
