"""时限、扣款、出勤由级别决定的地方：用了哪些级别的名字，各级是什么情形在草稿里有没有说明。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contractgen.facts.words.level_names import aside, key_of, level_names, text_of
from contractgen.facts.words.level_told import descriptive, told_after, told_before
from contractgen.facts.words.levels import plain, schemes
from contractgen.facts.words.outline import Row, outlined
from contractgen.facts.words.service_results import SPAN_OF_TIME
from contractgen.facts.words.troubles import TROUBLE
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.duration_words import durations
from contractgen.zh.grades import Grade, grade_of
from contractgen.zh.sentences import readable, sentences

_ZONES = (Zone.ARTICLE, Zone.ANNEX, Zone.OPENING)
_SURE = re.compile(r"级|类|等|档|优先|[PSTLUIC]\s?-?\s?\d|Sev|Priority|Level|[红橙黄蓝绿]", re.IGNORECASE)
_TAILED = re.compile(
    rf"(?:(?:级|类|等)?(?:及其?)?以[上下])?(?:优先级|级别|等级|级|类|等|档|色)?[”\"]?(?:的)?(?:安全|系统|技术|网络|硬件|软件|业务|设备|数据|功能|线路)?{TROUBLE}"
)
_PENALTY = re.compile(
    r"每[次起件单][^。；，]{0,10}(?:扣|支付|违约金|罚)|扣[^。；，]{0,8}[\d一二三四五六七八九十]+元"
)
_HANDLED = re.compile(r"到场|指挥|带班|响应|受理|处理|上门|派|转(?:交|甲|至)|升级|恢复|修")
#: 级别的划分写在别处
_ELSEWHERE = re.compile(
    r"(?:级别|等级|分级|优先级|级次|定义|划分|标准)[^。；]{0,16}(?:见|按照?|依照?|适用|执行|参照|以)[^。；]{0,10}(?:附件|附表|《|国家|行业|国标|GB)|(?:按照?|依照?|依据|根据|参照)[^。；]{0,4}(?:《|GB)[^。；]{0,40}(?:分级|分为|定级|划分|级别)"
)
#: 划分的标准一并写了：分为三级，按影响用户数确定
_BY_RULE = re.compile(
    r"(?:按|依|以|根据)[^。；，]{2,24}(?:范围|层次|数量|人数|户数|金额|部位|区域|时长|数|处所|位置|型号|用途|程度)[^。；，]{0,4}(?:确定|划分|区分|判定|认定|定级|分级)"
)
_JOINED = re.compile(
    r"(?:级|类|等|色)?[”\"]?(?:故障|事件|问题|缺陷)?[”\"]?\s*(?:[（(]\s*(?:即|对应|相当于|等同于?)?|即|对应|相当于|等同于?|[/／=＝])\s*[“\"]?\s*$"
)


_USUAL = ("重", 3.0)  # 一般、普通、常规、日常：其余的
_PIECE, _PAUSE = re.compile("[；;。]"), re.compile("[，,、：:]")
_SAME = re.compile(r"[该此本同各所每]|上述|前述|任何|应|须|[甲乙]方|收到|接到|发生")
_DIVISION = re.compile(r"[一-龥]{2,8}(?:按[^。；，]{1,10})?分(?:为|成)[^。；，：:]{1,20}")
_OUGHT = re.compile(r"应(?![用答急])|须|必须|不得|立即")
#: 等级保护、资质、职称的级别
_OTHER_GRADES = re.compile(r"等保|等级保护|资质|职称|测评|甲级(?:机构|单位)|信用等级|供应商等级")
#: 高危、中危：扫描、测评的报告里自有的评级，不是故障的级别
_RATED = re.compile(r"[超高中低]危")
_EVENTS = re.compile(r"事[件故]|故障|告警|报警|预警|报修|投诉|工单")
_NUMBERED = re.compile(r"编号|序号|代[号码]|编码|用例|^\s*(?:No\.?|号)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:低于|高于|不足|超过|≥|≤|<|>|＜|＞)\s*\d|\d[^，；]{0,6}(?:以上|以下|及以上)")
_CRITERIA = re.compile(r"标准|定义|影响|描述|说明|情形|界定|含义|举例|范围|现象|条件|特征")


@record
class LevelUse:
    """一处用到的级别。key 是哪一套、第几；defined 为草稿里说明了它是什么情形。

    governs：limit 管着时限、扣款、出勤，duty 只管着应当做什么，空的只是列出来（“分为高、中、低”）。
    """

    span: Span
    name: str
    key: tuple[str, float]
    defined: bool
    governs: str


@once
def level_uses(reading: Reading) -> tuple[LevelUse, ...]:
    """决定时限、扣款、出勤的级别，依行文次序；级别的划分写在别的文件里的不看。"""
    lines = [line for line in reading.judged() if line.zone in _ZONES and line.part == "body"]
    found = [(line, grades) for line in lines if (grades := level_names(text_of(line)))]
    if not found or graded_elsewhere(reading):
        return ()
    told = _Told()
    for line, grades in found:
        told.in_line(line, grades)
    told.by_contrast(reading, found)
    told.by_name(lines, {grade.name: key_of(grade) for _, grades in found for grade in grades})
    for row in outlined(reading).rows():
        told.in_row(row)
    told.in_columns(lines)
    listed = frozenset().union(*(scheme.explained for scheme in schemes(reading)))
    for _, grades in found:
        told.known |= {key_of(grade) for grade in grades if plain(grade.name) & listed}
    return tuple(
        LevelUse(_unquoted(line, *place), grade.name, key_of(grade), told.covers(key_of(grade)), governs)
        for line, grades in found
        for grade, place, governs in _governing(line, grades)
    )


def _unquoted(line: Line, start: int, end: int) -> Span:
    """级别名，不连引号。"""
    while end - start > 1 and line.text[end - 1] in '”"』」’':
        end -= 1
    while end - start > 1 and line.text[start] in '“"『「‘':
        start += 1
    return Span(line.index, start, end)


@once
def graded_elsewhere(reading: Reading) -> bool:
    """级别的划分写在附件、标准里。"""
    lines = saying(reading, ("级", "定义", "划分", "标准"))
    return any(line.zone in _ZONES and _ELSEWHERE.search(line.text) for line in lines)


def divisions(reading: Reading, uses: list[LevelUse]) -> list[Span]:
    """“系统故障分为四级”：说分级的话，在用到级别的那几行里。"""
    return [
        Span(index, found.start(), found.end())
        for index in dict.fromkeys(each.span.line for each in uses)
        for found in _DIVISION.finditer(reading.lines[index].text)
    ]


class _Told:
    """哪些级别有说明；两种叫法互相对应的，一种有说明就都有。"""

    def __init__(self) -> None:
        self.known: set[tuple[str, float]] = set()
        self.families: set[str] = set()
        self.pairs: list[tuple[tuple[str, float], tuple[str, float]]] = []

    def covers(self, key: tuple[str, float]) -> bool:
        seen, fresh = {key}, [key]
        while fresh:
            now = fresh.pop()
            if now in self.known or now[0] in self.families:
                return True
            for one, two in self.pairs:
                other = two if one == now else one if two == now else None
                if other is not None and other not in seen:
                    seen.add(other)
                    fresh.append(other)
        return False

    def in_line(self, line: Line, grades: tuple[Grade, ...]) -> None:
        text = text_of(line)
        for grade in grades:
            if told_after(text, grade) or told_before(text, grade):
                self.known.add(key_of(grade))
            if other := aside(text, grade):
                self.pairs.append((key_of(grade), key_of(other)))
        for one, two in pairwise(grades):
            if _JOINED.fullmatch(text[one.end : two.start]):
                self.pairs.append((key_of(one), key_of(two)))
        if len(grades) > 1 and _BY_RULE.search(text) and "分" in text:
            self.families |= {key_of(grade)[0] for grade in grades}

    def by_contrast(self, reading: Reading, found: list[tuple[Line, tuple[Grade, ...]]]) -> None:
        """普通工单、投诉工单、涉及食品安全的工单各写一个时限：普通就是其余的。"""
        for line, grades in found:
            for grade in grades if line.cell is None else ():
                if (grade.family, grade.rank) != _USUAL or len(grade.tail) < 2:
                    continue
                near = reading.lines[max(0, line.index - 2) : line.index + 3]
                if any(_another_kind(each, grade.tail) for each in near if each.zone is line.zone):
                    self.known.add(key_of(grade))

    def by_name(self, lines: list[Line], names: dict[str, tuple[str, float]]) -> None:
        """词典在别处没有认出来的同一个名字：“其余为普通”。"""
        for name, key in names.items():
            if key in self.known:
                continue
            for line in lines:
                at = line.text.find(name) if line.cell is None else -1
                while at >= 0:
                    place = Grade(at, at + len(name), name, *key)
                    if told_before(line.text, place) or (len(name) > 1 and told_after(line.text, place)):
                        self.known.add(key)
                    at = line.text.find(name, at + 1)

    def in_row(self, row: Row) -> None:
        """表的一行：级别一格，说明一格；两格都是级别名的互相对应。"""
        named = [grade for line in row.cells if len(line.text) < 16 and (grade := grade_of(line.text))]
        if not named:
            return
        keys = [key_of(grade) for grade in named]
        asides = [
            aside(line.text, grade)
            for line in row.cells
            if len(line.text) < 16
            for grade in level_names(line.text)[:1]
        ]
        keys += [key_of(other) for other in asides if other]
        self.pairs += list(pairwise(keys))
        if any(
            _tells(line.text) or (line.cell and _CRITERIA.search(line.cell.head) and _short(line.text))
            for line in row.cells
        ):
            self.known.add(keys[0])

    def in_columns(self, lines: list[Line]) -> None:
        """横排的：级别在表头，说明在下面。"""
        heads: dict[tuple[int, int], tuple[str, float]] = {}
        for line in lines:
            if line.cell is None:
                continue
            place = (line.cell.table, line.cell.column)
            if _heads(line) and line.cell.column and (grade := grade_of(line.text)):
                heads[place] = key_of(grade)
            elif place in heads and _tells(line.text):
                self.known.add(heads[place])


def _another_kind(line: Line, tail: str) -> bool:
    """另有一类同样的事，不以轻重相称，也写了时限。"""
    for piece in _PIECE.split(line.text) if tail in line.text else ():
        kind = _PAUSE.split(piece.partition(tail)[0])[-1]
        named = len(re.findall("[一-龥]", kind)) > 1 and not _SAME.search(kind)
        if named and not level_names(kind + tail) and SPAN_OF_TIME.search(piece, len(kind)):
            return True
    return False


def _heads(line: Line) -> bool:
    """表头的一格；表名占了第一行的，表头在第二行。"""
    return line.cell is not None and (line.cell.row == 0 or line.cell.header)


def _tells(text: str) -> bool:
    """一格里说的是情形，或者评分、人数的范围。"""
    if durations(readable(text)):
        return False
    return (len(re.findall("[一-龥]", text)) >= 4 and descriptive(text)) or bool(_BETWEEN.search(text))


def _short(text: str) -> bool:
    """“含义”一栏的一格，哪怕只有两个字（咨询、单人）。"""
    known = grade_of(text)
    return descriptive(text) and (known is None or known.name == "咨询" or known.family == "围")


def _governing(line: Line, grades: tuple[Grade, ...]) -> Iterator[tuple[Grade, tuple[int, int], str]]:
    """这一行里的级别，各管着什么。"""
    text = text_of(line)
    shift = len(text) - len(line.text)
    if line.cell is not None:
        if _NUMBERED.search(line.cell.head) and not _heads(line):
            return  # 用例C1、设备M1：是编号
        if len(line.text) < 16 and grades[0].start == 0 and (line.cell.column == 0) != _heads(line):
            # 横排的级别在表头：只是列出来
            yield grades[0], (0, len(line.text)), "" if _heads(line) else "limit"
        return
    shadow = readable(text)
    for start, end in sentences(text):
        here = [grade for grade in grades if start <= grade.start < end]
        for grade in here:
            place = (max(0, grade.start - shift), max(0, grade.end - shift))
            yield grade, place, _governed(text, shadow, grade, (start, end), here)


def _governed(text: str, shadow: str, grade: Grade, around: tuple[int, int], here: list[Grade]) -> str:
    start, end = around
    sentence = shadow[start:end]
    sure = bool(_SURE.search(text[grade.start : grade.end + 3]))
    tailed = bool(_TAILED.match(text, grade.end)) or bool(re.search(f"{TROUBLE}$", grade.tail or "—"))
    quoted = text[max(0, grade.start - 1) : grade.start] in ("“", '"')
    near = bool(SPAN_OF_TIME.search(shadow[grade.end : min(end, grade.end + 12)]))
    if _OTHER_GRADES.search(sentence) or (_RATED.match(grade.name) and not _EVENTS.search(grade.tail)):
        return ""
    if grade.family == "补code":
        return "limit" if len(here) > 2 and re.search(r"为|定|[+＋]", sentence) else ""
    if (tailed or quoted or (sure and near)) and (SPAN_OF_TIME.search(sentence) or _PENALTY.search(sentence)):
        return "limit"
    if grade.family == "数" and tailed and _HANDLED.search(shadow[grade.end : min(end, grade.end + 16)]):
        return "limit"
    return "duty" if tailed and _OUGHT.search(sentence) else ""
