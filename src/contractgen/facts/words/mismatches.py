"""引用处说的事与所引的条款合不合，不合时哪一条更合。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contractgen.facts.words.addresses import Addresses, Place
from contractgen.facts.words.affinity import Affinity
from contractgen.facts.words.cited_topics import about, expected_topics, surrounding, titled
from contractgen.facts.words.defining import GLOSSARY
from contractgen.facts.words.grams import grams
from contractgen.facts.words.outline import Outline
from contractgen.facts.words.reference_forms import Pointer
from contractgen.facts.words.topics import TOPICS
from contractgen.model.reading import Line, Section
from contractgen.model.record import record
from contractgen.zh.severity_words import same_level, severity_words

_BROKEN = re.compile(
    r"(?:违反|违背|不履行|未履行|不遵守|未遵守|触犯|(?:未能?|没有|不)(?:完全|全面|切实|及时)?按照?)(?:本(?:合同|协议))?\s*$"
)
_WORDS = re.compile(r"[^、与和及，：（）()｜]{2,}")  # 标题里并列的各词
#: 第几条的某某；几个字以上才认得出是什么
_REFERENT = re.compile(r"(?:中|里|内)?(?:所[列述定载称]|约定|规定|载明|列明)?的(?P<thing>[一-龥]{2,10})")
_LEAST, _BRIEF = 4, 2
_NOUN_PART = re.compile(r"[自从按应须不未在于由以为是]")
_FIGURE = re.compile(r"(?:[^，,。；;]|,(?=\d{3}))*?\d\s*万?(?:元|[%％])")
_WHEN_DONE = ("合格", "通过", "完", "后", "之", "时", "前", "的", "当")
_CALLED = re.compile(r"所[称述指]的?([一-龥]{2,4})")
#: 第三条全部工作、第三条所列比例：说的就是那里的某一样东西
_THING = re.compile(
    r"(?:项下|中|内|里)?(?:所[列述定载]|约定|规定|载明|列明)?的?(?:全部|所有|各项|任[一何]|其他|该等)?"
    r"(?P<thing>工作|服务|内容|设备|比例|标准|程序|方式|期限|金额|时间|时限|指标|级别|等级|费用|义务|条件|情形|措施|清单|报告|材料|资料|格式|算法|公式|账户|地址|人员|范围)"
)
#: 只指代、不说是什么的名词：所述的水平、所列业务、所称情形
_SHELL = re.compile(
    r"水平|水准|程度|业务|事务|事项|事宜|事由|事件|情形|情况|原因|要求|目标|原则|安排|规定|约定|条件|数[值额量字]|限[度额制]|上限|下限|范围|对象|目的|用途|方[式法案面]|办法|措施|程序|步骤|流程|手续|标准|内容|部分|款项|期[间限]|时[间限段]|义务|责任|权利|后果|各项|全部|行为|服务|工作|资料|材料|文件|信息|数据|费用|价款"
)
#: 第三条的单价、第五条的租金：那里有一笔钱就是它
_PRICED = re.compile(
    r"(?:中|内|里)?(?:所[列述定载]|约定|规定)?的?[一-龥]{0,4}?(?:价格?|费率?|租金|金额|标准|款)"
)
_RATED = re.compile(
    r"(?:中|内|里)?(?:所[列述定载]|约定|规定)?的[一-龥]{0,4}?(?:单价|价格|价目|费率|日租金|月租金)"
)
_MONEY = re.compile(r"\d[\d,.]*\s*万?元|[¥￥]\s*\d")
_NAMED = re.compile(r"(?:中|内|里)?(?:所[列述定载]|约定|规定)?的(?P<thing>[一-龥]{2,})")
#: 哪一条都说的字
_EVERYWHERE = frozenset(
    [
        "履行",
        "约定",
        "规定",
        "服务",
        "责任",
        "合同",
        "协议",
        "条款",
        "方式",
        "内容",
        "其他",
        "义务",
        "权利",
        "工作",
        "管理",
        "要求",
        "标准",
        "双方",
        "事项",
        "提供",
    ]
)


@record
class Mismatch:
    """引用处的话与所引之处合不上。

    topic 是引用处说到的主题，word 是说到它的词（可能为空，只是字词不合）；better 是更合的一处；
    other_title 表示所引之处的标题明显是别的主题。level 是引用处所说的故障级别，levels 是更合的一处所说的级别——
    只在后者不含前者时给出。aside 表示引用之后另说出了要引的东西，word 只在引用之前说到。
    """

    topic: str
    word: str
    better: Place | None
    other_title: bool
    level: str = ""
    levels: tuple[str, ...] = ()
    aside: bool = False


def mismatch_of(
    line: Line, pointer: Pointer, place: Place, outline: Outline, book: Addresses, affinity: Affinity
) -> Mismatch | None:
    """与引用处的话对照。本条、前款一类不对照。"""
    if pointer.relative or place.section is None:
        return None
    if line.text[: pointer.start].rstrip().endswith("违反"):  # 违反第七条的：说的不是第七条的题目
        return None
    title = next((section.heading for section in outline.chain(line.index)), "")
    said = surrounding(line, pointer.start, pointer.end, title)
    lines = outline.reading.lines[place.first : place.last + 1]
    texts = [one.text for one in lines]
    headings = "｜".join(one.heading for one in _above(place.section, book) if one.heading)
    if _RATED.match(said.after) and any(_MONEY.search(text) for text in texts):
        return None  # 费用按第3.2款的单价计算：那里写着每工日多少元
    topics = expected_topics(said)
    spoken = any(word in said.near for word in _WORDS.findall(headings))
    if (
        topics
        and not spoken
        and not _meant(said.after, topics[0][1], texts, f"{headings}｜{_row_names(lines)}")
        and not any(about(topic, word, headings, texts) for topic, word in topics)
    ):
        topic, word = topics[0]
        better = _titled(topic, word, place, line, outline, book)
        other = bool(place.heading) and not titled(topic, place.heading)
        level, levels = _levels(line, pointer.start, better, outline) if topic == "时限" else ("", ())
        return Mismatch(topic, word, better, other, level, levels)
    if (
        topics
        and not spoken
        and (aside := _in_passing(topics[0], said.after, place, texts, line, outline, book))
    ):
        return Mismatch("", topics[0][1], aside, False)
    if thing := _THING.match(said.after):
        if any(thing["thing"] in text for text in texts):
            return None
        if (named := _listing(thing, line, place.section, affinity)) is not None:
            return Mismatch("", thing["thing"], named, False)
    called = _CALLED.match(said.after)
    if called and not _SHELL.match(called[1]) and not any(called[1] in text for text in texts):
        better_place = _saying(called[1], line, place.section, affinity)
        return Mismatch("", called[1], better_place, False) if better_place else None
    if _BROKEN.search(said.before):  # 违反第七条的：不是说那里约定的某件事
        return None
    if _PRICED.match(said.after) and any(_MONEY.search(text) for text in texts):
        return None
    closer = affinity.closer(said, line.index, place.section)
    if closer is not None and not _both_defined(line, book.sections[closer], outline):
        better_place = book.place(closer)
        word = _shared(better_place.heading, said.near)
        named_after = _NAMED.match(said.after)
        elsewhere = named_after is not None and word not in named_after["thing"]
        return Mismatch("", word, better_place, False, aside=elsewhere)
    return None


def _meant(after: str, word: str, texts: list[str], headings: str) -> bool:
    """引用之后紧接着说出要引的是什么，那里正有：响应时限按3.1的驻场时间计算，3.1写着驻场时间。word 是主题的词，不算。

    标题里就有的，两个字也认得：验收以第四条的指标为准，第四条是播出指标。
    """
    told = _REFERENT.match(after)
    thing = _NOUN_PART.split(told["thing"])[0] if told else ""  # 保留期限自终止时起不再适用：要引的是保留期限
    if len(thing) < _BRIEF or word in thing:
        return False
    if thing[:_BRIEF] in headings and not _SHELL.match(thing) and thing[:_BRIEF] not in _EVERYWHERE:
        return True
    return any(thing[:size] in text for text in texts for size in range(_LEAST, len(thing) + 1))


def _row_names(lines: Sequence[Line]) -> str:
    """表里各行、各列的名目，也是标题。"""
    return "｜".join(
        line.text for line in lines if line.cell is not None and (line.cell.header or not line.cell.column)
    )


def _shared(heading: str, near: str) -> str:
    """紧邻的话里有更合的一条标题里的哪个词：整词，或者不是到处都说的两个字。"""
    words = [word for word in _WORDS.findall(heading) if word in near]
    pairs = [pair for pair in grams(heading) if pair in near and pair not in _EVERYWHERE]
    return next(iter(words or pairs), "")


def _both_defined(line: Line, other: Section, outline: Outline) -> bool:
    """定义里的引用，同在定义条款的别的词不是它要引的。"""
    return bool(GLOSSARY.search(outline.titles(line.index)) and GLOSSARY.search(outline.titles(other.first)))


def _in_passing(
    said: tuple[str, str],
    after: str,
    place: Place,
    texts: list[str],
    line: Line,
    outline: Outline,
    book: Addresses,
) -> Place | None:
    """所引的一条只顺带提到这件事，而另有一条的标题就是它：“验收按第五条办理”，第五条是费用，第八条是验收。

    after 是引用之后的话：紧接着就说这件事的（按第五条验收），所引的标题不是它就不合。
    """
    topic, word = said
    if place.section is None or book.sections[place.section].kind != "article" or not place.heading:
        return None
    if titled(topic, place.heading):
        return None
    if after.startswith(word):
        if any(_provided(word, text) for text in texts):
            return None
        return _titled(topic, word, place, line, outline, book)
    if not any(titled(other, place.heading) for other in TOPICS):
        return None
    if sum(any(each in text for each in TOPICS[topic]) for text in texts[1:]) > 1:
        return None
    return _titled(topic, word, place, line, outline, book)


def _provided(word: str, text: str) -> bool:
    """这一行就约定了做这件事、做多少：可从质保款中扣减2,000元；“验收合格后支付30%”说的不是验收。"""
    at = text.find(word)
    if at < 0 or text.startswith(_WHEN_DONE, at + len(word)):
        return False
    return _FIGURE.match(text, at + len(word)) is not None


def _levels(line: Line, at: int, better: Place | None, outline: Outline) -> tuple[str, tuple[str, ...]]:
    """引用处说的是“紧急故障”，更合的一处只有“高、中、低”的时限：两边的级别。"""
    said = [each.word for each in severity_words(line.text) if each.start < at]
    if better is None or not said:
        return "", ()
    lines = outline.reading.lines[better.first : better.last + 1]
    there = tuple(dict.fromkeys(each.word for one in lines for each in severity_words(one.text)))
    if not there or any(same_level(said[-1], each) for each in there):
        return "", ()
    return said[-1], there


def _above(index: int, book: Addresses) -> Iterator[Section]:
    place: int | None = index
    while place is not None:
        yield book.sections[place]
        place = book.sections[place].parent


def _titled(
    topic: str, word: str, place: Place, line: Line, outline: Outline, book: Addresses
) -> Place | None:
    """标题是这个主题的条款；没有时找内容说到它的最小的一款、一项。"""
    others = [
        (index, section)
        for index, section in enumerate(book.sections)
        if section.kind != "annex"
        and index != place.section
        and not section.first <= line.index <= section.last
    ]
    if topic == "时限":
        small = [index for index, one in others if one.kind == "item" or one.kind == "clause"]
        speaking = [index for index in small if _speaks(topic, word, book.sections[index], outline)]
        narrow = [
            index
            for index in speaking
            if not any(child in speaking for child in book.children.get(index, ()))
        ]
        return book.place(narrow[0]) if narrow else None
    for index, section in others:
        if section.heading and titled(topic, section.heading) and _speaks(topic, word, section, outline):
            return book.place(index)
    return None


def _speaks(topic: str, word: str, section: Section, outline: Outline) -> bool:
    lines = outline.reading.lines[section.first : section.last + 1]
    return about(topic, word, "" if topic == "时限" else section.heading, [one.text for one in lines])


def _listing(thing: re.Match[str], line: Line, index: int, affinity: Affinity) -> Place | None:
    """“第四条所列比例”而第四条没有比例、也没有百分数：唯一说到它的另一处。"""
    if thing["thing"] != "比例" or ("所列" not in thing[0] and "所载" not in thing[0]):
        return None
    word = "比例|%|％|百分之|分之"
    lines = affinity.outline.reading.lines
    shown = affinity.sections[index]
    if any(re.search(word, one.text) for one in lines[shown.first : shown.last + 1]):
        return None
    for other in affinity.rivals(index, line.index):
        section = affinity.sections[other]
        if any(re.search(word, one.text) for one in lines[section.first : section.last + 1]):
            return Place(section.first, section.last, section.heading, section.name, other)
    return None


def _saying(word: str, line: Line, index: int, affinity: Affinity) -> Place | None:
    """与所引同级、说到这个词的另一处。"""
    lines = affinity.outline.reading.lines
    for other in affinity.rivals(index, line.index):
        section = affinity.sections[other]
        if any(word in one.text for one in lines[section.first : section.last + 1]):
            return Place(section.first, section.last, section.heading, section.name, other)
    return None
