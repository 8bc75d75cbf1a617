"""何时有人、何时没有人：只在某段时间值守的话，其余时间不安排人的话，全天都要有人或者照样计时的话。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.day_spans import CLOCK, SPAN, at_night, shared_out
from contractgen.facts.words.part_of_year import part_of_year
from contractgen.model.reading import Line, Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.characters import fold_width
from contractgen.zh.deeds import step_of
from contractgen.zh.grades import grades_in

_ZONES = (Zone.OPENING, Zone.RECITALS, Zone.ARTICLE, Zone.ANNEX)
_SENTENCE = re.compile(r"[^。；;\n]+")
_SPAN = re.compile(SPAN)
#: 人在岗、接报的话
_STAFFED = re.compile(
    r"服务|支持|值守|值班|办公|工作时间|上班|坐班|坐席|开放|受理|接报|接听|接待|热线|客服|窗口|收发|有人|[在到][岗班店场园院馆校楼](?!后|时)|在线|上岗|常驻|营业|响应|抢修|报修|驻[场点校店厂院]|救援|维护时[间段]|(?:手机|电话)(?:有人|可)?接"
)
#: 其余时间不安排、不进场、不接电话……：不论做什么，都是没有人；不收费、不顺延一类的不是
_NOT_DOING = r"(?<!不)不(?!间断|影响|变|限|另|计|含|包括|少于|超|低于|因|论|管|受(?!理)|同|休|打烊|停|收|加收|顺延|扣|例外|得(?!入|进)|足|可|视|作|适用|重复|属|是|应|能(?!提供|受理|响应|到)|会|必|需|用|晚|迟|早|算|打折|分|开票|结算|施工|作业|断|关|锁|拉)[一-龥]"
_NOT_STAFF = re.compile(
    r"(?:维护|检修|变更|发布)窗口|(?<!服务)窗口期?(?=[为是：:在，,内])|窗口(?:之?内|期)|\d{4}年|停机|迁移|切换|割接|升级|检修|备份|作业|施工|保养|送[餐达货]|配送|开课|培训|会议|发车|计划内|高峰|巡检|盘点|访问"
)
#: 事先通知才停的、不计入的：说的是停下来的时段，不是有人的时段
_STOPPED = re.compile(
    r"计划(?:内|性)?的?(?:维护|维修|保养|停)|提前[^，,。；;]{1,10}(?:通知|公告|告知|预告|公示)|不计入"
)
_OFF = (
    r"(?:其余|其他|此外(?:的)?|其它)(?:各?)时(?:间|段|候)|(?:下班|离[岗店场]|闭[店馆园场]|打烊|收工|收班|关门|散场|放学)(?:以?后|之后|时间)|夜间|夜里|深夜|半夜|凌晨|晚间|中午|午休|周末|周[六日]|双休日?|休息日|(?:法定)?节?假日|春节|过节|过时|逾时"
    rf"|{CLOCK}(?:以后|之后|后(?!起))|[一-龥]{{0,4}}(?:时间|时段|窗口|钟点)(?:以外|之外|外)|非[一-龥]{{2,4}}(?:时间|时段|日)"
)
_CLOSED = re.compile(
    rf"(?:{_OFF})[^。；;]{{0,14}}?(?:(?<!不)不(?:再|得|予)?(?:办公|值班|值守|安排|受理|提供|设|上班|营业|接[报听单待]?|处理|响应|开放|派人|服务)|{_NOT_DOING}|停止(?!计|服务时)|锁[闭门上]|上锁|无人|没有?人|休息(?!日|室)|[^。；;]{{0,4}}下线|离岗|轮休|放假|不留人|(?:手机|电话)?关机|歇业|停业|转(?:入|至|接)?(?:语音|留言|信箱)|次日(?:再)?处理|闭[库馆店门]|关[闭门停])"
    rf"|不设(?:夜班|值班|晚班)|(?:也)?不安排(?:值班|夜班|人员|人值)|(?:{SPAN})[^。；;]{{0,12}}?不(?:设|安排|提供|受理)|过时(?:闭|不|关)|无夜班|(?:没有|不另设?|未)(?:其他|另外|别的)?(?:安排)?(?:值班|轮值|夜班)(?:人员|安排)?"
)
_ALL_TIME = re.compile(
    r"[7七]\s*天?\s*[×xX*✕]\s*24(?:小时)?|24\s*(?:小时)?\s*[×xX*✕/／]\s*7|全天候|全时段?(?=受理|接|值|响应|有人|服务|在线|支持|提供)|(?:永久|永远|始终|时刻|一直|常年)在线|全年(?:365|三百六十五)[日天]|(?:每[天日]|全[天日年]|昼夜)(?:的)?(?:24|二十四)小时"
    r"|(?<![\d.])(?:24|二十四)\s*(?:个)?(?:小时|[hH])(?:不间断|全天|都|均)?(?:可(?!用)|能|提供|值守|值班|在岗|有人|开通|服务|响应|受理|抢修|接听|接报|待命|现场|在线)"
    r"|昼夜(?:均|都)?(?:不间断|值守|在岗|有人|轮|服务)|不分(?:昼夜|白天|节假|时段|工作日)|日夜|三班倒|轮班(?:值守|在岗)|[不无][论管](?:何时|几点|哪天|白天|黑夜|多晚|什么时[候间]|是否工作)|任何(?:时[刻候间]|钟点|一刻)|全年无休|全天(?:有人|在岗|受理|值守|接听)|随时(?:接|响应|受理|来电|致电|拨打|呼叫|通知|报[修障]|联系|要求)|随[叫到]随到|(?:也|亦|均)不例外"
    rf"|(?:{_OFF})(?:期间)?(?:也|亦|照常|照样|同样|均|都|不间断|照此|不休|各日|提供)[^。；;]{{0,10}}|(?:夜间|中午|周末|周[六日]|节假日|春节)[^。；;]{{0,20}}(?:照此|同样|一样|相同|照办|同此|不间断|照常)"
    rf"|(?:{_OFF})[^。；;]{{0,10}}?(?:亦|也|同样|照样|一样|仍)(?:适用|照此|如此|执行|按(?=前|上|此|同))"
)
_DAYS_ONLY = re.compile("全年无休|全年(?:365|三百六十五)[日天]")
_COUNTED = re.compile(
    r"自然(?:小时|时间)|(?:昼夜|时间|不间断|全程)?连续(?:不断)?(?:计|累计)|不间断(?:计|累)|不扣除|不因[^，。；]{0,8}(?:下班|周末|休息|节假)[^，。；]{0,4}(?:停|中断)|以来电时刻为准"
)
_ONLY_COUNTED = re.compile(
    rf"(?:只|仅|(?<![时期])限于?)[^，。；]{{0,6}}(?:{SPAN}|服务时间|工作时间)[^，。；]{{0,6}}(?:累计|计算|计时|计入)|(?:{SPAN})[^，。；]{{0,4}}(?:以后|后|之后)停止"
)
_TIMED = re.compile(r"(?:\d|[一二两三四五六七八九十半])\s*个?(?:分钟|小时|刻钟|[hH](?![a-z]))")
_PROVIDED = re.compile(
    rf"(?:{_OFF})(?!(?:为|计)?(?:\d+|[一二两半])个?半?(?:小时|分钟))[^。；;]{{0,24}}?(?:值班|夜班|轮值|顺延|起算|下一?个?[一-龥]{{0,3}}(?:工作日|上班日|受理|服务)|拨打|由[^，。；]{{1,12}}受理|(?:\d|[一二两三四五六七八九十半])\s*个?(?:小时|分钟))|不受(?![^。；;]{{0,8}}(?:数|额))[^。；;]{{1,10}}限制|(?:工单|故障|事件|情形|级|报修)[^。；;]{{0,4}}除外"
)
_LIKEWISE = re.compile(r"(?:亦|也|同样|照样|一样|仍)(?:适用|照此|如此|执行)")
_DAILY = re.compile(
    r"(?:每[日天]|午休|休息)[^，。；]{0,4}?(?:\d+|[一二两半三四五六七八九十]+)个?半?(?:小时|分钟)"
)
_ARRANGED = re.compile(r"值班|夜班|轮值|值守|备勤|不受|顺延|下一?个?(?:工作|上班|受理)|次日|自动|语音")
_RELIEVED = re.compile(r"不受[^。；;]{1,10}限制|值班|夜班(?!前台|护士|店员|保安|收银)|轮值")
_SHORT = re.compile(r"分钟|刻钟|(?<![\d.])[1-4](?:\.\d)?\s*个?小时|[一二两三四]\s*个?小时|半小时")
_MACHINE = re.compile(
    r"监控|监测|告警平台|自动|机器人|语音留言|自助|智能|网站|系统运行|平台(?:提供|开放)|服务器|供电|数据中心|访问"
)
_PEOPLE = re.compile(r"人员|工程师|分析师|人工|有人|在岗|接听|值守(?!平台)|客服|坐席|班长|调度员")
#: 除另有说明外按自然时间计算：别处另说的，以别处为准
_RESERVED = re.compile(
    r"除(?:非)?[^。；;，,]{0,12}(?:另有|另行|另外|特别|特殊|单独)[^。；;，,]{0,10}|(?:另有|另行)[^。；;，,]{1,8}的?(?:除外|从其|按其|依其|以其)"
)
_DEFINED = re.compile(r"工作日[^，。；]{0,4}(?:是指|系指|指|为)")
_TERM = re.compile(
    r"^[^，。；]{0,6}[“\"][^”\"]{2,12}[”\"][^，。；]{0,4}(?:是指|系指|指|：|:|是|为)|(?:分|有)两种|(?:注明|标明|写明|约定)[^，。；]{0,10}(?:的|者)[，,]|以[^，。；]{1,10}计(?:算)?的|口径|未写明"
)
#: 没有这些字的句子，不必用上面几个长式子去找：说到别的时候的，说到没有的，说到只计的
_OTHER_TIME = re.compile(
    r"其[余他它]|此外|班|夜|晚|晨|离|闭|打烊|收工|关门|散场|放学|午|周|双休|休息|节|假|[过逾]时|外|非|[:：点]|[\d零〇一二三四五六七八九十]时|不受"
)
_OFF_PART = re.compile(_OFF)
#: 说到别的时候没有：前面可有可无的几个字去掉，只看有没有
_OFF_TOLD = re.compile(_OFF.replace("[一-龥]{0,4}(?:时间", "(?:时间"))
#: 不说别的时候的各种写法，必有这些字：全天有人的，没有人的，另有安排的
_ALL_DAY = re.compile("24|二十四|全[天日年]|全时|在线|[不无][论管分]|昼夜|日夜|三班|轮班|任何|随|例外")
_NO_SHIFT = re.compile("不设|不安排|不提供|不受理|过时|值班|轮值|夜班")
_FREED = re.compile("不受|除外")
_NOBODY = re.compile("不|无|没|停|锁|未|下线|离岗|轮休|放假|关|歇|停业|转|次日|闭")
_ALWAYS = re.compile(
    "24|二十四|[7七]\\s*天|全[天日年]|全时|在线|[不无][论管]|昼夜|日夜|三班|轮班|何时|任何|随|例外|"
    + _OTHER_TIME.pattern
)
_ONLY = re.compile("[只仅限]|停止")
_VENUE = re.compile("[闭关][馆店园场校]|打烊|散场|放学|歇业|停业")
_LED = re.compile(
    r"\s*(?:[（(]?\w{1,2}[)）.、]\s*)?(?P<name>[^，,。；;：:]{2,20}?)(?:(?<!\d)[：:]|[：:](?!\d\d))"
)
_WHOLE = re.compile(r"(?:本|标准|正常|日常)?(?:服务|工作|受理|值守|支持|办公|营业|人工)*(?:时[间段]|安排)?")
_BY_HAND = re.compile("人工|真人")
_UNIT = re.compile(
    r"客服|[坐座]席|前台|柜台|技术支持|工程师|[一-龥]{2}(?:中心|室|站|组|班|队|台|部)(?![一-龥]{0,2}(?:时|间))"
)
_WEEKDAYS = re.compile(r"周一至周?五|星期一至星期五|工作日|平日|交易日|上班日")
_ARRIVES = re.compile("到达|抵达|到场|赶到|上门")  # 要有人在那里，才到得了
_SAME_PLACE = re.compile(r"驻场|驻点")
_ABOUT = re.compile(
    r"现场|驻场|驻点|远程|咨询|投诉|备件|培训|救援|困人|停梯|紧急|门店|总部|仓库|总部|预约|夏季|冬季|机器人|邮件|微信"
)


@record
class Attendance:
    """一句话。kind：window 只在某段时间，closed 其余时间没有人，always 全天有人，off 其余时间也写了时限，counted 全天计时，only 只在某段时间计时。"""

    kind: str
    span: Span
    sentence: Span
    words: str
    about: frozenset[str]
    grades: frozenset[tuple[str, float]]
    timed: bool  # 同一句里写了时限
    provided: bool = False  # 同一句里写了其余时间怎么办
    relieved: bool = False  # 写明不受服务时间限制、由值班的人受理
    short: bool = False  # 时限不过几小时，等不到第二天
    unit: str = ""  # 写明由谁：客服、调度室、抢修班
    hours: str = ""  # 本行写的时段的原话
    weekdays: bool = False  # 只在工作日
    channel: str = ""  # 这一项、这一行的名目：在线客服：…；报修专线：…
    table: int = -1
    manned: bool = False  # 写明是人工

    @property
    def venue(self) -> bool:
        """关的是场馆、门店，服务台关不关没有说。"""
        return self.kind == "closed" and _VENUE.search(self.words) is not None


@record
class Attendances:
    """全文这样的话；provided 为别处写了服务时间以外怎么办。"""

    said: tuple[Attendance, ...]
    provided: tuple[Span, ...]


def attendances(reading: Reading) -> Attendances:
    """全文说何时有人的话。"""
    said: list[Attendance] = []
    provided: list[Span] = []
    for line in saying(
        reading,
        (
            "时",
            "点",
            "夜",
            "休",
            "班",
            "24",
            "×",
            "x",
            "自然",
            "连续",
            ":",
            "：",
            "日",
            "节",
            "晚",
            "晨",
            "天",
            "昼",
            "随",
            "论",
            "在线",
        ),
    ):
        if line.zone not in _ZONES or line.part != "body" or line.heading:
            continue
        below = _limits_below(reading, line)
        for sentence in _SENTENCE.finditer(line.text):
            said.extend(_of_sentence(line, sentence.start(), sentence.end(), fold_width(sentence[0]), below))
            found = _PROVIDED.search(sentence[0]) if _may(_FREED, sentence[0]) else None
            if found and not _closed(sentence[0]):
                off = _OFF_PART.search(found[0])
                if off and _TIMED.search(sentence[0]) and not _ARRANGED.search(sentence[0]):
                    at = sentence.start() + found.start() + off.start()
                    said.append(
                        Attendance(
                            "off",
                            Span(line.index, at, at + len(off[0])),
                            Span(line.index, sentence.start(), sentence.end()),
                            off[0],
                            frozenset(),
                            frozenset(),
                            True,
                        )
                    )
                provided.append(
                    Span(line.index, sentence.start() + found.start(), sentence.start() + found.end())
                )
    return Attendances(tuple(said), tuple(provided))


def _limits_below(reading: Reading, line: Line) -> str:
    """“乙方按下表处理，小时为自然小时：”之后的表里，响应、恢复各列写的时限。"""
    after = reading.lines[line.index + 1 : line.index + 2]
    if line.cell or not line.text.rstrip().endswith(("：", ":")) or not after or after[0].cell is None:
        return ""
    table = after[0].cell.table
    told = []
    for each in reading.lines[line.index + 1 :]:
        if each.cell is None or each.cell.table != table:
            break
        if not each.cell.header and step_of(each.cell.head):
            told.append(each.text)
    return "　".join(told)


def _of_sentence(line: Line, start: int, end: int, text: str, below: str) -> Iterator[Attendance]:
    """一句里说何时有人的话；below 是它引出的表里的时限。"""
    if len(text) != end - start:
        return
    head = f"{line.cell.row_head}{line.cell.head}" if line.cell else ""
    staffed = bool(_STAFFED.search(text + head)) and not _NOT_STAFF.search(text + head)

    def timed() -> bool:
        """本句写了时限，或者说前面的时限“同样适用”。"""
        return _timed(text) or _timed(below) or bool(_LIKEWISE.search(text) and _timed(line.text))

    def said(kind: str, found: re.Match[str]) -> Attendance:
        about = frozenset(_SAME_PLACE.sub("现场", each) for each in _ABOUT.findall(head + text))
        about |= {"现场"} if _ARRIVES.search(text) else set()
        grades = frozenset((each.family, each.rank) for each in grades_in(text))
        return Attendance(
            kind, Span(line.index, start + found.start(), start + found.end()), Span(line.index, start, end),
            found[0], about, grades, timed(), bool(_PROVIDED.search(text)), bool(_RELIEVED.search(text)), bool(_SHORT.search(text + below)),
            _unit(text, found), within[0] if (within := _SPAN.search(line.text)) else "", bool(_WEEKDAYS.search(line.text)),
            _channel(line, text), line.cell.table if line.cell else -1, bool(_BY_HAND.search(text)),
        )  # fmt: skip

    closed = None if _DEFINED.search(text) else _closed(text)
    if closed and (not _NOT_STAFF.search(text) or _PEOPLE.search(text) or _STAFFED.search(text)):
        yield said("closed", closed)
    only = _ONLY_COUNTED.search(text) if _ONLY.search(text) and not _TERM.search(text) else None
    if only:
        yield said("only", only)
    spans = list(_SPAN.finditer(text)) if staffed and not only and not _STOPPED.search(text) else []
    if spans and (part_of_year(text[: spans[0].start()]) or shared_out(text, _ALL_TIME.search(text))):
        spans = []
    for span in spans:
        if not re.search(r"0?0[:：]00.{1,3}24[:：]00", span[0]) and (
            not at_night(span[0]) or _PEOPLE.search(text)
        ):  # 只在深夜、又没有说谁值守的一段，是趁夜做事的时候（测试、割接）
            yield said("window", span)
    if closed is None:  # 同一句里又说没有人的，不当作全天有人
        always = _ALL_TIME.search(text) if _may(_ALL_DAY, text) and _ALWAYS.search(text) else None
        if always and _DAYS_ONLY.fullmatch(always[0]) and _SPAN.search(text[: always.start()]):
            always = None  # 每日8时至22时，全年无休：说的是哪些日子，不是钟点
        if always and _LIKEWISE.search(always[0]) and _COUNTED.search(text):
            yield said("counted", always)  # 时限连续计算，节假日同样适用：只说怎样计时
        elif always and (staffed or timed()) and not _by_machine(head, text, always):
            yield said("always", always)
        elif not (_TERM.search(text) or _RESERVED.search(text)) and (counted := _COUNTED.search(text)):
            yield said("counted", counted)


def _channel(line: Line, text: str) -> str:
    """表里这一行的名目，或者句首冒号之前的名目；“服务时间：”一类说的是全部服务。"""
    if line.cell is not None:
        return line.cell.row_head
    led = _LED.match(text)
    return led["name"] if led and not _WHOLE.fullmatch(led["name"]) else ""


def _timed(text: str) -> bool:
    """写了时限；起止的钟点不是。"""
    return bool(_TIMED.search(_DAILY.sub("", _SPAN.sub("", text))))


def _closed(text: str) -> re.Match[str] | None:
    """别的时候没有人的话。"""
    if not _NOBODY.search(text) or not _OTHER_TIME.search(text) or not _may(_NO_SHIFT, text):
        return None
    return _CLOSED.search(text)


def _may(signs: re.Pattern[str], text: str) -> bool:
    """说到了别的时候，或者有 signs 的字：没有的，不必用长式子去找。"""
    return bool(signs.search(text) or _OFF_TOLD.search(text))


def _unit(text: str, found: re.Match[str]) -> str:
    """离这句话最近、写在前面的部门。"""
    units = _UNIT.findall(text, 0, found.end())
    return re.sub("[坐座]席|客服中心", "客服", units[-1]) if units else ""


def _by_machine(head: str, text: str, found: re.Match[str]) -> bool:
    """全天运行的是监控、平台，不是人。"""
    near = head + text[max(0, found.start() - 12) : found.end() + 12]
    return bool(_MACHINE.search(near)) and not _PEOPLE.search(head + text)
