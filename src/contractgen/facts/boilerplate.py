"""写了也不起作用的惯用话：不得请求调整违约金、放弃时效、最终解释权、单方修改、声明不是格式条款。"""

from __future__ import annotations

import re

from contractgen.facts.words.boilerplate_sense import HINTS, means
from contractgen.facts.words.outline import sentences
from contractgen.facts.words.spoken_labels import label_pattern
from contractgen.model.joined import Joined, joined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.zh.mentions import mentioned
from contractgen.zh.sentences import in_slot

_PARTY = r"(?:甲方|乙方|丙方|客户|服务商|供应商|服务方|服务提供方|委托方|受托方|供方|需方|买方|卖方|我方|本公司|一方|平台方?|公司|商家|运营方)"
_KINDS: tuple[tuple[str, str, str], ...] = (
    (
        "interpretation",
        "解释",
        r"(?:以|由)(?P<one>甲方|乙方|丙方|客户|服务商|供应商|供方|需方|我方|平台方?|受托方|委托方)(?:的)?(?:(?:最终)?解释为准|(?:单方)?(?:负责|有权|进行)?(?:最终)?解释(?=[。；;，,]|$))|(?P<two>甲方|乙方|客户|服务商|供应商|供方|需方|我方|受托方|委托方)(?:单方)?(?:有权|负责)(?:对本?(?:合同|协议)[^，。；;]{0,10}?)?(?:作出|进行)?(?:最终)?解释(?=[。；;，,]|$)"
        r"|(?:保留|享有|拥有)[^，。；;]{0,12}?(?:最终)?解释权|(?:最终)?解释权(?:均|全部|最终)?(?:归|属|由)(?:属于?|于)?[^，。；;]{0,12}?(?:所有|享有|行使|拥有)?(?=[，。；;、）)]|$)",
    ),
    (
        "unilateral",
        "修改|变更|调整|修订",
        rf"(?:{_PARTY}|公司|平台|运营方|本单位)(?:有权|可以?|得|保留)随时(?:变更|调整|修改|修订)[^。；;]{{0,40}}?(?:不再|无需|无须|不必|毋须|恕不)(?:另行|事先|再)?(?:通知|告知|征得|取得)[^，。；;]{{0,8}}"
        rf"|(?:资费|价格|费用|条款|标准|内容|规则)[^，。；;]{{0,14}}?(?:{_PARTY}|公司|平台)(?:有权|可以?|得)(?:随时|单方|自行)(?:变更|调整|修改|修订)[^。；;]{{0,40}}?(?:不再|无需|无须|不必|毋须|恕不)(?:另行|事先|再)?(?:通知|告知|征得|取得)[^，。；;]{{0,8}}"
        rf"|{_PARTY}(?:有权|可以?|保留)[^，。；;]{{0,12}}?(?:随时|单方面?|自行)[^，。；;]{{0,8}}?(?:修改|变更|调整|修订)(?:或[^，。；;]{{1,4}})?(?:本|合同|协议)"
        r"(?:合同|协议)?(?:的?[^，。；;]{0,10})?(?:[，,]?\s*(?:且|而|并)?\s*(?:无需|无须|不需|不必|毋须|不再)(?:另行|事先)?(?:通知|征得|取得|经)[^，。；;]{0,12})?",
    ),
    (
        "standard-terms",
        "格式条款|格式合同|格式文本",
        r"(?:不属于|不构成|均非|并非|不是|不得视为|非(?=格式))(?:任何|一方(?:提供)?的?|《民法典》(?:规定|所称)的?)?[^，。；;]{0,8}?格式(?:条款|合同|文本)",
    ),
    (
        "adjustment",
        "违约金|赔偿|(?:增减|调高|调低|调整|酌减)",
        r"(?:不得?|不再|放弃|无权|不(?:会|应|可|能|许|准))[^，。；;]{0,16}?(?:以|因)?(?:约定的?)?(?:违约金|该(?:等)?金额)[^，。；;]{0,10}?(?:过高|过低|畸高|偏高|太高|高于损失)[^。；;]{0,30}?(?:请求|要求|申请|主张|提出)?[^，。；;]{0,20}?(?:调整|调减|减少|降低|酌减|调低|增加|调高|增减|变更|抗辩|异议)"
        r"|(?:不得?|不再|放弃|无权|不(?:会|应|可|能|许|准))[^，。；;]{0,16}?(?:请求|要求|申请|主张)[^，。；;]{0,20}?(?:增减|调高或者?调低|上调或者?下调|酌情?增减)"
        r"|违约金[^。；;]{0,30}?(?:固定不变|一分不减|概不(?:调整|调减)|不(?:予|作|做|容|接受)(?:任何)?(?:调整|调减|增减)|双方(?:均|都)?(?:认可|接受)[^。；;]{0,12}不(?:再)?(?:提出)?异议)"
        r"|(?:不得|不再|放弃|无权|不(?:会|应))(?:以[^，。；;]{0,20}为由)?[^，。；;]{0,16}?(?:请求|要求|申请|主张)?[^，。；;]{0,14}?(?:调整|调减|减少|降低|酌减|增加|调低|变更)"
        r"(?:本(?:合同|协议|条)[^，。；;]{0,8}?)?(?:约定的?)?(?:上述|前述|该|此项)?违约金|(?:放弃|不得)[^，。；;]{0,10}?(?:请求|要求|申请|主张)?[^，。；;]{0,10}?违约金(?:过高|过低)?(?:的)?(?:调整|调减|减少|降低|抗辩|异议)"
        r"|(?:任何一方|双方|任一方|违约方|各方|甲方|乙方|客户|服务商)?(?:均|都)?(?:不得|不再|无权)[^，。；;]{0,4}(?:请求|要求|申请)[^，。；;]{0,6}(?:法院|仲裁|裁判|司法)[^，。；;]{0,10}(?:予以|进行|作出)?(?:调整|变更|减少|降低)(?!后)"
        r"|违约金[^。；;]{0,12}?不因[^，。；;]{0,8}?(?:调整|增减|变更|减少)|不得(?:再)?(?:主张|提出)(?:违约金)?(?:过高|过低)"
        r"|不得(?:再)?以?[^，。；;]{0,4}?(?:过高|过低)[^，。；;]{0,8}?为由[^，。；;]{0,8}?(?:变更|调整|减少|降低|酌减|抗辩)|不得(?:再)?(?:请求|申请|要求)(?:酌减|调减|减少|降低|调整)(?=[，。；;]|$)"
        r"|违约金[^。；;]{0,24}?不得以[^，。；;]{0,16}为由[^，。；;]{0,8}(?:调整|调减|减少|降低|酌减)"
        r"|违约金[^，。；;]{0,16}?(?:不得|放弃|无权|不再)[^，。；;]{0,12}?(?:请求|要求|申请|主张)?[^，。；;]{0,8}?(?:调整|调减|减少|降低|酌减)",
    ),
    (
        "limitation",
        "时效",
        r"(?:放弃|不得(?:以|主张|提出)|不(?:再)?(?:以|主张|提出|援引))[^，。；;]{0,14}?(?:诉讼)?时效(?:期间|期限)?(?:届满|经过|抗辩)?(?:的)?(?:抗辩权?|为由[^，。；;]{0,8}|利益|权利)?"
        r"|(?:诉讼|请求权的?)?时效(?:期间|期限)?[，,]?(?:均|统一|一律)?(?:经?(?:双方|各方|当事人|甲乙双方)?(?:同意|协商|议定|商定|约定|一致))*(?:约定|统一)?(?:延长|缩短|变更|确定|约定|定|改|放宽|延展|加长)?(?:为|至|到|成|按)\s*[0-9０-９一二三四五六七八九十两]+\s*(?:年|个月)"
        r"|(?:不适用|排除|免受|不计算|永不(?:超过|罹于)|不因)[^，。；;]{0,8}?(?:诉讼)?时效(?:的)?(?:规定|期间|限制|制度|届满|经过)?(?:[^，。；;]{0,12}?(?:消灭|丧失))?"
        r"|不受(?:法定)?(?:诉讼)?时效(?:期间)?(?:的)?限制",
    ),
)
_COMPILED = tuple((kind, re.compile(hint), re.compile(pattern)) for kind, hint, pattern in _KINDS)
#: 一类的提示也没有的，不必逐类去看
_ANY_HINT = re.compile(
    "|".join((*(hint for _, hint, _ in _KINDS), *(each.pattern for each in HINTS.values())))
)
_EXPIRED = re.compile(r"时效(?:期间|期限)?(?:已经?)?(?:届满|经过|完成)(?:之)?(?:后|的，)|(?:届满|经过)后")
_STATUTE_LIMIT = re.compile(r"法律|依法|民法典|法定")
_NOTICED = re.compile(
    r"(?:提前|书面)[^，。；;]{0,12}通知|经[^，。；;]{0,10}(?:同意|确认)|协商一致|双方(?:书面)?(?:同意|签署)"
)
_MINE = re.compile(
    r"(?:联系人|账户|地址|内部|人员|自身|自己|其(?:服务)?(?:系统|产品|平台|网站)|工作安排|服务团队)"
)


@record
class Boilerplate:
    """一句惯用话。kind：interpretation unilateral standard-terms adjustment limitation。"""

    span: Span
    kind: str
    words: str
    provisional: bool = False


def boilerplate(reading: Reading) -> tuple[Boilerplate, ...]:
    """全文这样的话，按行文次序。"""
    found: list[Boilerplate] = []
    labels = label_pattern(reading)
    for paragraph in joined(reading):
        if paragraph.lines[0].zone is Zone.FORM or paragraph.lines[0].part == "comment":
            continue
        if not _ANY_HINT.search(paragraph.text):
            continue
        for kind, hint, pattern in _COMPILED:
            if hint.search(paragraph.text):
                found += [
                    _of(paragraph, kind, match)
                    for match in pattern.finditer(paragraph.text)
                    if _meant(kind, match) and not mentioned(paragraph.text, match.start(), match.start() + 1)
                ]
        found += _by_sense(paragraph, labels, found)
    return tuple(sorted(found, key=lambda each: (each.span.line, each.span.start)))


def _by_sense(paragraph: Joined, labels: str, known: list[Boilerplate]) -> list[Boilerplate]:
    """没有用惯常写法而意思一样的句子；同一段里已经认出这一类的不再看。"""
    text = paragraph.text
    lines = {line.index for line in paragraph.lines}
    seen = {each.kind for each in known if each.span.line in lines}
    kinds = [kind for kind, hint in HINTS.items() if kind not in seen and hint.search(text)]
    found = []
    first_body = max(0, paragraph.lines[0].body_start - paragraph.offsets[0])
    for start, end in sentences(text, first_body) if kinds else ():
        for kind in kinds:
            place = means(kind, text[start:end], text[:start], labels)
            if place is not None:
                first, last = start + place[0], start + place[1]
                words, span = text[first:last], paragraph.span(first, last)
                found.append(Boilerplate(span, kind, words, in_slot(text, first, last)))
    return found


def _of(paragraph: Joined, kind: str, match: re.Match[str]) -> Boilerplate:
    span = paragraph.span(*match.span())
    return Boilerplate(span, kind, match.group(), in_slot(paragraph.text, *match.span()))


def _meant(kind: str, match: re.Match[str]) -> bool:
    """近似而正当的话不算。"""
    text = match.string
    near, far = max(0, match.start() - 120), min(len(text), match.end() + 120)
    start = max([near, *(text.rfind(c, near, match.start()) + 1 for c in "。；;")])
    end = min((p for p in (text.find(c, match.end(), far) for c in "。；;") if p >= 0), default=far)
    sentence = text[start:end]
    if kind == "unilateral":
        silent = any(word in match.group() for word in ("无需", "无须", "不需", "不必", "毋须", "不再"))
        return (silent or not _NOTICED.search(sentence)) and not _MINE.search(match.group())
    if kind == "interpretation":
        return not re.search(r"法院|仲裁|双方|共同|协商", match.group())
    if kind == "limitation":
        return not _EXPIRED.search(text[start : match.end()]) and not (
            "为" in match.group()
            and _STATUTE_LIMIT.search(text[start : match.start()])
            and "放弃" not in match.group()
        )
    return True
