"""分轻重的叫法：一级、P1、甲类、红色、钻石、特快、全局……各属哪一套、在那一套里排第几；数越小越重。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from contractgen.zh.kinds import of_kinds

#: 轻重的通用说法，由重到轻；同一档的意思相近
_DEGREES = (
    (0.0, "特别重大|特大|灾难性?|特级"),
    (0.5, "最高|致命性?|特急|危急|阻断性?|阻塞性?|极高|超高|超危|特危|旗舰|VIP|贵宾|尊享|战略|Blocker"),
    (1.0, "紧急|紧要|要紧|紧迫|特重|核心|严重影响|Critical|Urgent"),
    (1.1, "高危"),  # 漏洞、风险自成一套，不与紧急、较大、轻微相混
    (1.2, "重大|关键|高优先?|高级|高|重点|High"),
    (1.4, "严重|加急|Major"),
    (1.6, "急|重要|主要|优先(?!级)|重度"),
    (2.0, "较大|较重|较高|中等|中级|中度|中优先?|中|Medium|Moderate"),
    (2.1, "中危"),
    (3.0, "一般|普通|常规|标准|日常|平常|平|Normal"),
    (3.4, "次要|非紧急|非关键|非重要|Minor"),
    (3.5, "低危"),
    (3.6, "低级|低优先?|低|轻微|轻度|轻|缓|Low"),
    (4.0, "最低|提示性?|建议性?|优化"),
    (5.0, "咨询"),
)
_METALS = ((0.0, "钻石|至尊|黑金"), (1.0, "铂金|白金"), (2.0, "黄金|金牌|金卡|金"), (3.0, "白银|银牌|银卡|银"), (4.0, "青铜|铜牌|铜卡|铜"))  # fmt: skip
_COLOURS = ((1.0, "红"), (2.0, "橙|橘"), (3.0, "黄"), (4.0, "蓝"), (5.0, "绿"))
_SIZES = ((1.0, "大"), (2.0, "中"), (3.0, "小"))
_SPEEDS = ((0.0, "特快|极速|即时"), (1.0, "快速?|次晨"), (2.0, "普通?|标准|平"), (3.0, "慢|经济"))
_SCOPES = (
    (
        1.0,
        "全局|全部|全网|全院|全厂|全校|全店|全楼|全公司|全集团|集团|全线|全体|全系统|全面|整体|整网|大面积|所有",
    ),
    (1.5, "半数以上|过半|大部分|多数"),
    (2.0, "局部|部分|区域性?|片区|小范围|楼层|部门|单科|分支"),
    (3.0, "单点|单台|单个|个别|单机|个人|单一|单户|单人"),
)
_EDITIONS = ((0.0, "尊享|旗舰|至臻"), (1.0, "企业|高级"), (2.0, "专业|进阶"), (3.0, "标准"), (4.0, "基础|入门"), (5.0, "免费|试用"))  # fmt: skip
_NUMERALS = {c: i for i, c in enumerate("一二三四五", 1)} | {c: i for i, c in enumerate("ⅠⅡⅢⅣⅤ", 1)}
_NUMERALS |= {c: i for i, c in enumerate("甲乙丙丁戊", 1)} | {c: i for i, c in enumerate("ABCDE", 1)}
_NUMERALS |= {str(i): i for i in range(10)} | {"S": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_NUMERALS |= {"特": 0, "头": 1, "首": 1, "次": 2, "末": 9}

_FRONT = r"(?<![一-龥A-Za-z\d])|(?<=[属为对于的列定将到发生、和及或与按及收])"
_MATTER = (
    r"(?:系统|网络|硬件|软件|业务|安全|设备|技术|数据|食品|运维|服务|线路|功能)?"
    r"(?:故障|事件|事故|问题|缺陷|异常|工单|请求|告警|报警|预警|报修|报障|投诉|抢修|险情|灾害|情形|情况|事项|需求|任务|变更|漏洞|隐患|停机|中断"
    r"|舆情|警情|病害|风险|诉求|客诉|来件|的?活儿?|门店|店铺|店(?=[（(：:，,、的\s]|$)|厅(?=[（(：:，,的\s]|$)|客户|用户|网点|站点|租户|会员|备件|配件|部件|货物?|件|订单|线路|病历|标本|毛病|单(?=[（(，：:\s\d]|$)|巡检|缺件|质量问题)"
)
_PATTERNS = (
    (
        "数",
        r"(?:严重(?:程度|级别|等级|度|性)|优先(?:等级|级别|级|度)|事件等级|故障等级|级别|等级|层级|Severity|Priority|Level|Sev)"
        r"(?:\s*(?:为|是|:|：|-|“|\"))?\s*(?P<labelled>\d|[一二三四五]|[ⅠⅡⅢⅣⅤ]|[A-E])(?![0-9A-Za-z]|\s*[年月日、个])",
    ),
    ("重", r"(?:优先|紧急|严重)(?:等级|级别|级|程度)?(?:最|较)?(?:为|是|属)?[“\"]?(?P<stated>最高|高|中|低)(?=[”\"]?(?:的|者|级|档|[，,：:（()）、]|$))"),
    ("字", r"(?<![A-Za-z0-9])(?P<coded>[PSTL]\s?-?\s?[0-6])(?![0-9A-Za-z])(?:\s*级)?"),
    (
        "数",
        r"(?<![分共设各每两上下同本该这那几多何任超越升降跨十百零\d])(?:第)?(?P<numbered>[一二三四五](?=(?:服务|保障|响应|支持|维护|处置|安全)?(?:优先级|顺位|等级|层级|级|类|等|档|层|梯次))|(?<![\d.])[1-5]|[ⅠⅡⅢⅣⅤ]|(?<![A-Za-z])(?:III|II|IV|I|V)|[特头](?=[级等])|(?<![A-Za-z])[A-ES]|[甲乙丙丁戊])\s*(?:(?<=第.)(?:服务|保障|响应|支持|维护|处置|安全)(?=等级|级别|优先级))?"
        r"(?:优先级|顺位|等级|层级|级别|梯次|级|类|等(?![待同于级])|档(?!案|期)|层(?=[事故报]))(?![数人])",
    ),
    ("星", r"(?P<starred>[一二三四五]|(?<!\d)[1-5])\s*星(?:级)?(?!期)"),
    (
        "色",
        rf"(?:{_FRONT})(?P<colour>红|橙|橘|黄|蓝|绿)(?:色?(?:级|码|档|类|灯)(?!别)|色?(?=预警|{_MATTER}|[（(：:，,—\s\d、]|为|的|$)|色(?=[一二两三四五六七八九十半]+\s*个?(?:分|小时|刻|[日天])))",
    ),
    (
        "金",
        rf"(?:{_FRONT})(?P<metal>钻石|至尊|黑金|铂金|白金|黄金|金牌|金卡|白银|银牌|银卡|青铜|铜牌|铜卡)(?:级|卡)?",
    ),
    ("版", r"(?P<edition>尊享|旗舰|至臻|企业|高级|专业|进阶|标准|基础|入门|免费|试用)(?=版|套餐)"),
    ("快", rf"(?:{_FRONT})(?P<speed>特快|极速|快速?|普通?|慢|经济)(?=件(?!事)|运|递|线(?=[：:，]))"),
    ("小", r"(?:^|(?<=[，；。：、\s“\"（(为]))(?P<size>大|中|小)(?=毛病|问题|故障|修|改|病|事)"),
    (
        "重",
        rf"(?<![最较非不未])(?P<degree>{'|'.join(words for _, words in _DEGREES)})(?:优先级|级别?|类|等(?![待同于])|档|程度)?"
        rf"(?={_MATTER}|[（(：:，,、—”\"]|$|\s|(?<=[级类档])(?:不|应|须|在|于|自|由|为|的|均|最|限|需))",
    ),
    ("重", rf"(?<=[级类等档别度])\s*(?:为|是|：|:)?\s*[“\"](?P<quoted>{'|'.join(words for _, words in _DEGREES)})[”\"]"),
    ("重", rf"(?:{_FRONT})(?P<bare>{'|'.join(words for _, words in _DEGREES)})(?:优先级|级别?|类|等|档)?(?=\s*\d|\s*[一二两三四五六七八九十半]+\s*个?(?:工作)?(?:分钟|小时|刻|[日天])|次日|当[日天])"),
    ("围", rf"(?:^|(?<=[，；。：、\s对于]))(?P<scope>{'|'.join(words for _, words in _SCOPES)})(?:性|范围)?(?=[一-龥]{{0,6}}?(?:中断|停|断|瘫痪|故障|异常|不可用|受影响|不能|掉线)[一-龥]{{0,4}}(?:[，：（]|$))"),
    ("余", r"(?:^|(?<=[，；。：、\s]))(?P<former>前者|后者)"),
    ("余", r"(?:^|(?<=[，；。：、\s对于]))(?:一般性?|日常|普通)?(?:技术|使用|业务|操作|功能)?(?P<asked>咨询)(?:类|问题|事项|工单|请求)?(?=[，：:（的\s]|$)"),
    ("余", rf"(?:^|(?<=[，；。：、\s]))(?P<rest>其余|其他|其它)(?:的)?(?=各?(?:类|级|项)?(?:的)?{_MATTER}|[一-龥]{{0,6}}[，：（\d—])"),
    (
        "重",
        r"(?:^|(?<=[，；。：、\s对]))(?P<fronted>特急|加急|特别重大|特大|致命|紧急|重大|关键|重要|优先(?!级)|普通|常规|一般(?!远程|现场处|不|可|会|要|能|都|只|采|通过|情况|上门|当[天日]|先|就|以)|次要|VIP)"
        r"(?=[一-龥]{1,6}?(?:[，：（(\s]|——|自|在|于|应|须|由|需|的|\s*\d|[一二两三四五六七八九十半]+\s*个?(?:工作)?(?:分钟|小时|刻|[日天])))",
    ),
)  # fmt: skip
_MATTERED = re.compile(_MATTER)
_NOUN = re.compile(r"[一-龥]{1,4}?(?=[在应须于自由均，（(：\d—])")
_ALL = re.compile("|".join(pattern for _, pattern in _PATTERNS), re.IGNORECASE)
_FAMILY = {
    "labelled": "数", "stated": "重", "coded": "数", "numbered": "数", "starred": "星", "colour": "色", "metal": "金", "edition": "版",
    "speed": "快", "degree": "重", "fronted": "重", "quoted": "重", "bare": "重", "size": "小", "scope": "围", "rest": "余", "asked": "余", "former": "余",
}  # fmt: skip
#: 各套里的各档：第几，怎样说
_LADDERS = {
    family: tuple((rank, re.compile(words, re.IGNORECASE)) for rank, words in ladder)
    for family, ladder in (
        ("重", _DEGREES),
        ("金", _METALS),
        ("色", _COLOURS),
        ("小", _SIZES),
        ("快", _SPEEDS),
        ("围", _SCOPES),
        ("版", _EDITIONS),
    )
}
_STOP = r"(?:[，：（(\s]|——|自|在|于|应|须|由|需|的|\s*\d|[一二两三四五六七八九十半]+\s*个?(?:工作)?(?:分钟|小时|刻|[日天]))"
_TAIL = re.compile(rf"[”\"]?(?:的)?({_MATTER})")
_NOUN_TAIL = re.compile(rf"([一-龥]{{1,6}}?)(?={_STOP})")


#: 全角的数字、字母改作半角；标点照旧，位置不变
_NARROW = {
    code + 0xFEE0: chr(code)
    for code in (
        *range(ord("0"), ord("9") + 1),
        *range(ord("A"), ord("Z") + 1),
        *range(ord("a"), ord("z") + 1),
    )
}

_FURTHER = re.compile(
    r"\s*[／/、,，和及]\s*(?P<next>\d|[一二三四五ⅠⅡⅢⅣⅤ])(?![\d.]|\s*(?:个|小时|分|[日天年月]|工作))(?=\s*[／/、,，和及的]|级|类)"
)


@dataclass(frozen=True, slots=True)
class Grade:
    """一处分级的叫法。family 是哪一套（数、重、色……），rank 越小越重，tail 是后面所说的那类事。"""

    start: int
    end: int
    name: str
    family: str
    rank: float
    tail: str = ""

    def same(self, other: Grade) -> bool:
        """同一级：同一套里的同一档，所说的是同一类事（或者有一处没有说）。"""
        return (self.family, self.rank) == (other.family, other.rank) and _alike(self.tail, other.tail)


def _alike(one: str, two: str) -> bool:
    return not one or not two or one.endswith(two) or two.endswith(one)


@lru_cache(maxsize=65536)
def grades_in(text: str) -> tuple[Grade, ...]:
    """文字里分级的叫法，从左到右。"""
    found: list[Grade] = []
    plain = text.translate(_NARROW)
    for match in _ALL.finditer(plain):
        group = str(match.lastgroup)
        word, family = match[group], _FAMILY[group]
        rank = _rank(family, word)
        if rank is None or of_kinds(text, word, match.end()):
            continue
        if group == "degree" and found and _of_function(text, found[-1], match.start(), match.end()):
            continue
        if group == "rest" and not found and _of_thing(text, match.start(), match.end()):
            continue
        tail = _TAIL.match(text, match.end()) or (
            _NOUN_TAIL.match(text, match.end()) if group == "fronted" else None
        )
        found.append(
            Grade(
                match.start(group) if group not in ("labelled", "numbered") else match.start(),
                match.end(),
                text[match.start() : match.end()].strip(' ：:“”"，的').lstrip('为是“"：: '),
                family,
                rank,
                tail[1] if tail else "",
            )
        )
        if family == "数":
            found.extend(_further(plain, found[-1]))
    return tuple(found)


def _of_function(text: str, level: Grade, start: int, end: int) -> bool:
    """“P3，次要功能异常”：代号之后说它是什么情形，次要的是功能。"""
    coded = level.family in ("字", "数") and text[level.end : start].strip() in ("，", ",")
    return coded and text.startswith(("功能", "业务", "系统", "模块", "软件", "硬件"), end)


def _of_thing(text: str, start: int, end: int) -> bool:
    """核心系统……，其余系统……：前面说过的同样的东西之外的，不是别的级别。"""
    noun = _NOUN.match(text, end)
    return noun is not None and not _MATTERED.match(text, end) and noun[0] in text[:start]


def _further(text: str, first: Grade) -> Iterator[Grade]:
    """“优先级1／2／3”里后面的几级。"""
    end = first.end
    while match := _FURTHER.match(text, end):
        yield Grade(
            match.start("next"), match.end(), match["next"], "数", float(_NUMERALS[match["next"]]), first.tail
        )
        end = match.end()


def grade_of(name: str) -> Grade | None:
    """整个名字（表里的一格、逐级说明的一项）是哪一级；不是分级的名字则为 None。"""
    plain = name.translate(_NARROW).strip(' “”"*')
    head = re.split(r"[（(：:，,]", plain)[0].strip()
    found = grades_in(head) or grades_in(plain)
    if found and found[0].start == 0:
        return found[0]
    if found and found[0].end >= len(head) and found[0].family in ("数", "色", "金", "星"):
        return found[0]
    bare = re.sub(r"(?:优先级|级别|等级|级|类|等|档|色|牌|件)$", "", head) or head
    for family in ("重", "金", "色", "小", "快", "围", "版"):
        if (rank := _rank(family, bare)) is not None:
            return Grade(0, len(head), head, family, rank)
    if (number := _NUMERALS.get(bare.upper())) is not None and bare not in ("特", "首", "次", "末"):
        return Grade(0, len(head), head, "数", float(number))
    return None


@lru_cache(maxsize=4096)
def _rank(family: str, word: str) -> float | None:
    if family == "余":
        return {"前者": 8.0, "后者": 8.5}.get(word, 9.0)
    if family == "星":
        return 10.0 - _NUMERALS[word]
    if family == "数":
        plain = re.sub(r"^[PSTL]\s?-?\s?(?=\d)", "", word.upper())
        number = _NUMERALS.get(plain)
        return None if number is None else float(number)
    return next((rank for rank, words in _LADDERS[family] if words.fullmatch(word)), None)
