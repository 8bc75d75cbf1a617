"""附件与正文的效力：是否同等，不一致时以何者为准，就哪些事项而言。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.outline import Outline, outlined, trimmed
from contractgen.facts.words.reference_forms import ANNEX, annex_number
from contractgen.model.reading import Line, Reading, Span
from contractgen.model.record import record
from contractgen.model.saying import saying

_FILES = (
    "不同",
    "冲突",
    "附件",
    "附录",
    "附表",
    "正文",
    "主合同",
    "主协议",
    "主文件",
    "顺序",
    "次序",
    "优先",
)
_SENTENCE = re.compile(r"[^。\n]+")
_PART = re.compile(r"[^；;]+")
_SAME_EFFECT = re.compile(
    r"(?:同等|同样|相同|一样|同一)(?:的)?(?:法律)?(?:效力|有效|约束力)|效力(?:同等|相同|一致|一样|等同)|与本(?:协议|合同)(?:正文)?具有同等"
)
_ANNEXED = re.compile(r"附件|附录|附表")
_CONFLICT = re.compile(
    r"不一致|冲突|矛盾|抵触|不符|打架|对不上|不合|出入|差异|歧义|不同(?:约定|规定|之处)|(?:约定|规定|内容|所载|表述)(?:有所)?不同|优先|高于|优于|大于|说了算|其余|其他(?:事项|(?=[^，。；]{0,6}[以按依]))"
)
_ORDER = re.compile(r"(?:优先|解释)(?:的)?(?:解释)?(?:顺序|次序)|效力(?:顺序|次序)")
_PREVAILS = re.compile(
    r"(?:以|按照?|适用)\s*(?:其中)?(?P<what>(?:本|该)?[^。；;，,以]{1,24}?)(?:的?(?:约定|规定|内容))?为准"
    r"|(?:一律|概|均|都|皆|应)?(?:按照?|依照?|从|看)(?P<followed>(?:本|该)?(?:明细|附件|附表|附录|附页|清单|正文|主文|条文|协议|合同|订单)(?:[一二三四五六七八九十\d甲乙丙])?)(?:的?(?:约定|规定|内容))?(?:执行|办理|处理|解释|来|(?=[。；;，,]|$))"
    r"|优先(?:适用|执行|采用|以|按照?|依照?|参照)(?P<over>(?:本|该|各)?[^。；;，,于]{1,12}?)(?:的?(?:约定|规定|内容))?(?:为准|执行|办理|处理|解释)?(?=[。；;，,]|$)"
    r"|(?P<first>(?:本|该|各)?[^。；;，,]{1,12}?)(?:的?(?:约定|规定))?(?:应)?(?:优先于|优先适用(?=[。；;，,于的]|$)|效力优先|优先(?=[。；;，,]|$)|说了算|的?效力(?:高于|优于|大于|在先))|按(?P<by>(?:本|该)?附[件录表][一二三四五六七八九十\d]?)(?=[。；;]|$)"
)
_MAIN = re.compile(
    r"正文|条文|主文|^(?:各|前述|上述)?条款$|(?:合同|协议)(?:主体)?条款$|^合同$|^协议$|主(?:合同|协议|文件|文)|本(?:协议|合同)(?:的)?(?:条款|主文|正文)?$"
)
_TO_MAIN = re.compile(r"主(?:合同|协议|文件)")
_DATED = re.compile(r"顺序|次序|在后|后签|较|最新|日期")
#: 以最后送达的文件为准、以签署在后的版本为准
_LATEST = re.compile(
    r"(?:以|按)[^。；;，,]{0,6}(?:最[后新近晚]|在后|较[后晚]|后)(?:一[次份])?的?(?:送达|签[字署订发]|订立|生效|出具|形成|确认|发出|日期)?[^。；;，,]{0,6}(?:文件|文本|版本|约定|一份|者)为准"
)
_LIMITS = re.compile(
    r"(?:就|有关|关于|涉及|对于)(?P<matter>[^。；;，,]{2,60}?)(?:的?[，,]|的?不一致|与|方面)"
)
_LEADING = re.compile(r"^\s*(?:但是?|其中|而|则|就|有关|关于|涉及|对于|若|如)+[：:，,]?")
_TRAILING = re.compile(r"(?:的|方面|部分|应|均|须|，|一律|一概|概|都|皆|亦|也)+$")
_UNLIKE = re.compile(r"(?:的|约定|规定|内容|所载|表述|有所)*(?:不同|不一致|不符|冲突|矛盾|抵触|有出入)的?$")
_ABOVE = re.compile(r"^(?:上述|前述|该等|上列|前款所?列?)(?:各项|所列)?(?:事项|内容)?$")
_ABSOLUTE = re.compile(r"一律|概以|一概|无论|不论|任何(?:情况|情形)|凡(?:有|是|属)?(?:不一致|冲突)")
_SAVED = re.compile("除外|另有|除[^，。；]{2,30}外")
_REST = re.compile(r"其他|其它|其余|除")
_BETWEEN = re.compile(r"条文|附件|附录|附表|附页|明细|清单|正文|本(?:协议|合同)|主(?:合同|协议|文件)")


@record
class Precedence:
    """一处效力的话。kind：equal 同等效力、order 不一致时以何者为准。

    winner 是为准的一方（正文、附件、次序、日期）；matter 是所限的事项（服务级别的指标），没有限定为空；
    rest 表示说的是“其余事项”。annex 是所指附件的序号，说“本附件”的是所在的附件，没有写为 None。
    """

    span: Span
    kind: str
    winner: str
    matter: str = ""
    annex: int | None = None
    rest: bool = False
    absolute: bool = False  # 一律、概以……为准：不留例外


def precedences(reading: Reading) -> tuple[Precedence, ...]:
    """全部效力的话，按行文次序。"""
    outline = outlined(reading)
    return tuple(
        found
        for line in saying(reading, _FILES)
        if line.cell is None and not line.heading
        for found in _in_line(line, outline)
    )


def _in_line(line: Line, outline: Outline) -> Iterator[Precedence]:
    for sentence in _SENTENCE.finditer(line.text, line.body_start):
        text, start = sentence[0], sentence.start()
        if _SAME_EFFECT.search(text) and _ANNEXED.search(text):
            yield Precedence(trimmed(line.index, line.text, start, sentence.end()), "equal", "")
        if not _BETWEEN.search(text) and (dated := _LATEST.search(text)) and _CONFLICT.search(text):
            if _BETWEEN.search(line.text, line.body_start, start):  # 接着前一句的附件与主合同说
                yield Precedence(
                    Span(line.index, start + dated.start(), start + dated.end()), "order", "日期"
                )
            continue
        if not (_BETWEEN.search(text) or _ORDER.search(text)) or not (
            _CONFLICT.search(text) or _ORDER.search(text)
        ):
            continue
        apart = bool(_TO_MAIN.search(text))  # 说到主合同的，“本协议”就是附件
        for part in _PART.finditer(text):
            for found in _PREVAILS.finditer(part[0]):
                said = next((word for word in found.groups() if word), "")
                winner = "附件" if _inside_annex(said, line, outline) else _winner(said, apart)
                if not winner:
                    continue
                at = start + part.start()
                matter = _matter(part[0][: found.start()], line.text[line.body_start : start])
                yield Precedence(
                    Span(line.index, at + found.start(), at + found.end()),
                    "order",
                    winner,
                    matter,
                    _annex(said, line, outline) if winner == "附件" else None,
                    bool(_REST.match(matter)),
                    bool(_ABSOLUTE.search(part[0][: found.end()]) and not _SAVED.search(text)),
                )
        if _ORDER.search(text):
            yield Precedence(trimmed(line.index, line.text, start, sentence.end()), "order", "次序")


def _inside_annex(said: str, line: Line, outline: Outline) -> bool:
    """附件里说“本明细”“本清单”。"""
    return outline.part(line.index) >= 0 and said.startswith("本") and not re.search("本(?:合同|协议)", said)


def _winner(said: str, apart: bool) -> str:
    if _DATED.search(said):
        return "次序"  # 较晚签署的附件：说的是哪一份附件，不是附件与正文
    if _ANNEXED.search(said) or re.match("本(?:明细|清单|附|表)", said):
        return "附件"
    if _MAIN.search(said):
        return "附件" if apart and not _TO_MAIN.search(said) else "正文"
    return ""


def _matter(before: str, earlier: str) -> str:
    """所限的事项：紧在“以……为准”之前的话，或者“就……，”；“上述事项”取前一句的主语。"""
    near = re.split("[，,：:]", before)[-1]
    matter = "" if _CONFLICT.search(near) and "其" not in near else _TRAILING.sub("", _LEADING.sub("", near))
    if not matter or _BETWEEN.fullmatch(matter):
        found = _LIMITS.search(before)
        matter = _UNLIKE.sub("", found["matter"]) if found else ""
    if _BETWEEN.search(matter):  # 关于附件与正文的关系：不是所限的事项
        matter = ""
    if _ABOVE.match(matter.strip()):
        told = [part for part in earlier.split("。") if part.strip()]
        return re.split("[，,；;]", told[-1])[0].strip() if told else matter.strip()
    return matter.strip()


def _annex(said: str, line: Line, outline: Outline) -> int | None:
    if found := ANNEX.search(said):
        return annex_number(found)
    part = outline.part(line.index)
    return outline.reading.sections[part].ordinal if part >= 0 else None
