"""并列着、只能取一而没有取的说法：自然日/工作日、须/无须、5%/10%、（全额）（按比例）、下列方式中选定一种。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.zh.mentions import mentioned

_CN = "\u4e00-\u9fff"
_PARTY = "甲方|乙方|丙方|买方|卖方|供方|需方|委托方|受托方|委托人|受托人|客户|用户|服务商|供应商|采购人|承包方|发包方|平台方|承运商|货主|原告|被告"
_PLACE = "(?:合同)?(?:签订|履行|签约)地|项目所在地|服务(?:所在)?地|标的物所在地|工程所在地"
_OR = r"\s?[/／|]\s?"
#: 同一类、只能取一的词
_KINDS = (
    "自然日|日历日|日历天|工作日|营业日|交易日|自然月|自然年|合同年",
    "不含税价?|含税价?|未税价?",
    "仲裁|诉讼",
    "不包括|包括|不包含|包含|不含|含",
    "不得|不可以?|可以?|不允许|允许|禁止|不能",
    "(?:一次性|分期|预付|后付|按月|按季度?|按半年|按年度?)(?:支付|付款|结算)?",
    "(?:增值税)?(?:专用|普通)发票",
    "(?:独占|排他|普通)(?:使用)?许可",
    "(?:自动|不)续(?:期|约|签)|到期终止",
    "无需|不需要|不必|需要?|不应当?|应当?|无须|不须|必须|须",
    "一般保证|连带责任保证|连带责任|按份责任",
    "总价包干|单价包干|固定总价|固定单价|据实结算",
    "当日|次日|当月|次月|当年|次年|本月|下月",
    "签订|签署|生效|盖章",
    "月初|月末|季初|季末|年初|年末|年底",
    "全部|部分|全额|按比例|半数",
    "(?:甲方|乙方)?单方|双方(?:共同)?",
    "人民币|美元|欧元|港币|日元",
    "(?:增值税)?(?:专|普)票",
    "按份|连带",
    "有偿|无偿|免费|收费",
    "(?:非)?独家|排他",
)
_SAME_KIND = re.compile("|".join(rf"(?:{kind})(?:{_OR}(?:{kind}))+" for kind in _KINDS))
_AT = "(?:(?:住)?所在地|住所地|注册地)?"
_WHO = re.compile(
    rf"(?:{_PARTY}|{_PLACE}){_AT}(?:{_OR}(?:{_PARTY}|{_PLACE}){_AT})+(?=[）)】\]]?\s?(?:所在地|住所地|注册地|人民法院|有管辖权|承担|负担|负责|享有|有权|支付|提供|选择|所有|保管|采购|办理|指派))"
    rf"|(?<=[（(【\[])(?:{_PARTY})(?:{_OR}(?:{_PARTY}))+(?=[）)】\]])|(?:归|由)(?:{_PARTY})或者?(?:{_PARTY})(?=承担|负担|支付|所有|享有)"
    r"|(?<=[由归])(?:甲方\s?[/／]\s?乙方|乙方\s?[/／]\s?甲方|委托[方人]\s?[/／]\s?受托[方人]|买方\s?[/／]\s?卖方|卖方\s?[/／]\s?买方|客户\s?[/／]\s?服务商|采购人\s?[/／]\s?供应商)(?!共同|双方|均|各|分别)"
)
#: 承担/不承担、有权/无权
_YES_OR_NO = re.compile(
    rf"(?P<v>[{_CN}]{{1,5}}?){_OR}(?:不|无|非|未|免|没)(?P=v)|(?:不|无|免|非|没)(?P<w>[{_CN}]{{1,5}}?){_OR}(?P=w)(?![{_CN}]{{0,1}}[/／])"
    rf"|有权?{_OR}无权?(?=[{_CN}])|(?<=[（(【\[])(?:是|否|有|无|适用|不适用|同意|不同意){_OR}(?:是|否|有|无|适用|不适用|同意|不同意)(?=[）)】\]])"
)
#: 含税（不含税）、可以（不可以）：没有划去一个
_CROSSED = re.compile(
    rf"(?P<v>[{_CN}]{{1,4}})[（(](?:不|无|非|未)(?P=v)[）)]|(?:不|无需?|非|未)(?P<w>[{_CN}]{{1,4}})[（(](?P=w)[）)]"
)
#: 位于（甲地/乙地）的：介词之后括号里并列的几个
_PLACED = re.compile(
    rf"(?<=[于在至由向从为])[（(][{_CN}]{{2,8}}(?:\s?[/／]\s?[{_CN}]{{2,8}})+[）)](?=的?(?![两三四多各等])[{_CN}])"
)
#: 乙方提供（上门/远程）服务：写在名词前的括号里，才像没有选
_IN_BRACKETS = re.compile(
    r"(?<![含括持以过如即])[（(](?:上门|现场|驻场|远程|线上|线下|集中|分散|书面|口头|纸质|电子|自动|人工|固定|浮动|定期|不定期|长期|短期|月度|季度|年度|一次性|分期|国产|进口|新品|旧品|原厂|第三方|全量|增量|公开|内部)"
    r"(?:\s?[/／或]\s?[\u4e00-\u9fff]{2,5}){1,3}[）)](?=[\u4e00-\u9fff])"
)
_RESULTS = re.compile(r"合格|通过|正常|达标|一致|符合|成功|结果|结论|判定|记录|标注|状态|异常")
_COUNT = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]{1,3})"
_UNIT = r"(?:个?(?:工作日|自然日|小时|月|年度)|[日天年周](?!期)|分钟|[%％‰]|万?元|次|名|人(?!民)|份|台|倍|期|GB|TB|版)"
#: 工作方式为全日制/半日制：“为、采用”之后、到此为止的两个词，一样长，末一字相同，只差一个字
_ALIKE = re.compile(
    rf"(?<=[为按])(?:采用|采取|实行)?(?P<one>[{_CN}]{{2,6}}){_OR}(?P<two>[{_CN}]{{2,6}})(?=[，,。；;]|$)|(?:采用|采取|实行|执行)(?P<a>[{_CN}]{{2,6}}){_OR}(?P<b>[{_CN}]{{2,6}})(?=[，,。；;]|$)"
)
#: 12/24个月、5%/10%
_NUMBERS = re.compile(
    rf"(?<![\d.A-Za-z\-/一二三四五六七八九十百千])(?P<a>{_COUNT})\s?(?P<u>{_UNIT})?(?:{_OR}{_COUNT}\s?(?:(?P=u))?)*{_OR}(?P<b>{_COUNT})\s?(?P<u2>{_UNIT})(?!\s?[/／])"
    rf"|(?<=为)(?P<c>{_COUNT})\s?(?P<u3>{_UNIT})或者?(?P<d>{_COUNT})\s?(?P=u3)(?=[，。；]|$)"
)
_FRACTIONS = frozenset({("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4"), ("1", "5")})
#: 合同总价/当期服务费的千分之一
_BASES = re.compile(
    rf"[{_CN}]{{1,8}}(?:价|费用?|价款|款项?|金额|总额){_OR}[{_CN}]{{1,8}}(?:价|费用?|价款|款项?|金额|总额)(?=的\s?(?:\d|[百千万]分|一|二|三|五|十|%|[XＸ_])|为基数|为限|计[算收]|之[和日])"
)
_PERIODS = re.compile(
    r"每(?:日|天|周|旬|月|季度?|半年|年度?)(?:\s?[/／]\s?每(?:日|天|周|旬|月|季度?|半年|年度?))+(?=清[洗理运]|[巡检]|提交|报送|支付|付款|结算|对账|保养|维护|更换|消毒|进行|开展|召开|组织|盘点|轮换|一次|\d)"
    r"|(?<=[按每以])(?:日|天|周|旬|月|季度?|半年|年度?)(?:\s?[/／]\s?(?:日|天|周|旬|月|季度?|半年|年度?))+(?=计算|计收|支付|结算|付款|缴纳|巡检|提交|为|对账|收取|开[具票])"
    r"|(?<![/／每元台次按个户人])[日月季年]\s?[/／]\s?[日月季年](?=租|费|息|利率|薪|服务费)"
    r"|(?:普通|专用)\s?[/／]\s?(?:普通|专用)(?=发票)|(?<=方)(?:应当?|须|必须)\s?[/／]\s?(?:可以?|有权)|(?<=方)可以?\s?[/／]\s?(?:应当?|须|必须)"
    r"|(?<=[（(【])(?:应当?|须|必须)\s?[/／]\s?(?:可以?|有权)(?=[）)】])"
)
_BRACKET = r"【[^【】\n]{1,30}】"
_BRACKETS = re.compile(
    rf"{_BRACKET}(?:\s?[/／或、]?\s?{_BRACKET})+|【[^【】\n/／]{{1,15}}(?:[/／][^【】\n/／]{{1,15}})+】"
    r"|[\[［〔【]\d{1,4}(?:[/／]\d{1,4})+[\]］〕】]|[\[［〔][\u4e00-\u9fff]{1,8}(?:[/／][\u4e00-\u9fff]{1,8})+[\]］〕]"
    rf"|(?<=[应可须将由按为以于在采得])(?:[（(](?![一二三四五六七八九十]{{1,2}}[）)])[{_CN}]{{1,8}}[）)]\s?[/／或、]?\s?){{2,}}(?=[{_CN}，。；])"
)
_MARKER = r"[（(【\[][^（）()【】\[\]，。]{0,8}(?:[二两三四][选者]一|任选其?一|任选一[种项个]|任选|任择其?一?|选其一|选取其一|择一|择其一|选择其一|单选|只选一[项种]|取其一|选[一1][项种])[^（）()【】\[\]，。]{0,5}[）)】\]]"
#: 标题、导语里的（二选一）（单选）
_MARKED = re.compile(_MARKER)
_TWO_PLANS = re.compile(
    r"(?:(?<=采用)|(?<=采取)|(?<=选择)|(?<=执行)|(?<=适用)|(?<=按)|(?<=按照)|(?<=为))(?:方案|方式|标准|版本|条款)\s?[一二三A-C甲乙丙1-3](?:\s?[/／]\s?|或者?)(?:方案|方式|标准|版本|条款)?\s?[一二三A-C甲乙丙1-3](?![\d种])"
)
_EITHER = re.compile(
    rf"(?:^|(?<=[：:为按以由在供用取]))\s*(?P<options>[^，。：:\n]{{2,40}}?(?:[；;、/／]|或者?)[^，。：:\n]{{1,30}}?)\s*{_MARKER}"
)
#: 双方从下列两种方式中选定一种：导语要选，却没有选
_TO_CHOOSE = re.compile(
    r"(?:下列|以下|下述|上述|如下)[^，。；：（）()]{0,12}(?:选定|选择|选取|任选|择|选|采用|取|确定|适用)(?:其中)?(?:的)?(?:之?一|任一|一[种项个款])(?:[种项个]|执行|方式|办法|方案|适用|履行|支付|结算)?"
    r"|(?:下列|以下|下述)[^，。；：（）()]{0,6}(?:方式|办法|方案|标准|方法)之一(?:执行|支付|结算|计算|收费|付款|处理|提供|履行|确定)"
)
_A_RIGHT = re.compile(
    r"有权|可以?(?:从|在|按|自|选|任)|均可|任意|由[^，。；]{1,8}(?:自行|自主)?选|选择权|自行|每次|届时|分别"
)
_CHOSEN = re.compile(
    r"[☑■√✓✔☒]|(?:选定|选择|采用|适用|约定|按照?|执行|确定)[^，。；]{0,8}(?:第\s?[一二三四五六\d]|方案\s?[一二三四A-Da-d甲乙丙\d]|[（(][一二三四五\d][）)])"
)
_PLAN = re.compile(
    r"\s*(?:[（(]?[一二三四五\dA-Da-d][）).、]\s*)?(?:备选)?(?:方案|选项|备选|版本|可选项)\s?(?P<n>[A-Da-d一二三四甲乙丙1-4])\s*[：:（(、]"
)
_SHOWN = re.compile(
    r"(?:显示为?|标[注记有明]|字样|状态为?|点击|选择|按钮|张贴|悬挂|印有|写有)[“\"]?$"
)  # 界面上的字样，不是选项
_EXAMPLE = re.compile(r"比方|例如|示例|举例|(?<!比)例\s?[:：]")
_SHOWN_AFTER = re.compile(r"\s*(?:标识|标志|标牌|字样|按钮|提示|样式|图标|状态|菜单|栏目|水印|标签)")


def antonyms(text: str) -> Iterator[tuple[int, int]]:
    """以斜线并列、只能取一的说法。"""
    if text.count("|") > 1:
        text = text.replace("|", "¦")  # 竖线隔开的是表格的各格
    if "方案" in text or "方式" in text or "版本" in text:
        yield from (found.span() for found in _TWO_PLANS.finditer(text) if not _A_RIGHT.search(text))
    if "或" in text or "／" in text or "/" in text or "|" in text:
        yield from (found.span() for found in _WHO.finditer(text) if _differ(found[0]))
        yield from _numbers(text)
    if "）" in text or ")" in text:
        yield from (found.span() for found in _CROSSED.finditer(text))
    if not ("/" in text or "／" in text):
        return
    for pattern in (_SAME_KIND, _BASES, _PERIODS, _IN_BRACKETS, _PLACED):
        yield from (found.span() for found in pattern.finditer(text))
    for found in _YES_OR_NO.finditer(text):
        if not _RESULTS.search(text[max(0, found.start() - 8) : found.end() + 2]):
            yield found.span()


def alike(text: str) -> Iterator[tuple[int, int]]:
    """只差一个字、看来只能取一的两个词；拿不准。"""
    if "/" in text or "／" in text:
        for found in _ALIKE.finditer(text):
            one, two = found["one"] or found["a"], found["two"] or found["b"]
            differ = sum(a != b for a, b in zip(one, two, strict=False))
            if len(one) == len(two) and one[-1] == two[-1] and differ == 1:
                start = found.start("one") if found["one"] else found.start("a")
                yield start, found.end()


def _differ(said: str) -> bool:
    """“应向乙方/乙方指派的机构”：斜线两边是同一方，不是要选。"""
    parts = re.split(_OR, said)
    return len(parts) < 2 or len(set(parts)) > 1


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """并列的两个数目。“响应/解决：1小时/4小时”是各有所指，二分之一是分数。"""
    slashes = text.count("/") + text.count("／")
    for found in _NUMBERS.finditer(text):
        if found["a"] is not None and found["u"] is None and (found["a"], found["b"]) in _FRACTIONS:
            continue
        if found["u"] is not None and found["u2"] is not None and found["u"] != found["u2"]:
            continue
        within = found.group().count("/") + found.group().count("／")
        if found["a"] is None or slashes == within:
            yield found.span()


def bracket_options(text: str) -> Iterator[tuple[int, int]]:
    """并列在括号里的几个选项。"""
    if "【" in text or "/" in text or "／" in text or "）" in text or ")" in text:
        for found in _BRACKETS.finditer(text):
            start, end = found.span()
            if (
                not _EXAMPLE.search(found.group())
                and not _SHOWN.search(text[max(0, start - 6) : start])
                and not _SHOWN_AFTER.match(text, end)
                and not mentioned(text, start, end)
            ):
                yield start, end


def either(text: str) -> Iterator[tuple[int, int]]:
    """（1）驻场；（2）远程（二选一）：写明只能取一而没有取。"""
    if "选" in text or "择一" in text or "其一" in text or "取" in text:
        yield from (found.span("options") for found in _EITHER.finditer(text))


def marked_choice(text: str) -> tuple[int, int] | None:
    """导语、标题里写着（二选一）（单选），后面才是各个选项。"""
    if "选" not in text and "择" not in text:
        return None
    found = _MARKED.search(text)
    return found.span() if found and not _CHOSEN.search(text) and not _A_RIGHT.search(text) else None


def has_options(text: str) -> bool:
    """（二选一）之前就写着各个选项。"""
    return next(either(text), None) is not None


def to_choose(text: str) -> tuple[int, int] | None:
    """“双方从下列两种方式中选定一种”；写成一方的权利、或者已经选了的不算。"""
    if not ("一" in text and ("下" in text or "上述" in text)):
        return None
    found = _TO_CHOOSE.search(text)
    if found is None or _A_RIGHT.search(text) or _CHOSEN.search(text):
        return None
    return found.span()


def chosen(text: str) -> bool:
    """说了选的是哪一个。"""
    return _CHOSEN.search(text) is not None


def settled(text: str) -> bool:
    """说了选的是哪一个，或者由谁、在何时选。"""
    return _CHOSEN.search(text) is not None or _A_RIGHT.search(text) is not None


def plan(text: str) -> str:
    """这一行是“方案A：……”中的哪一个；不是则为空。"""
    found = _PLAN.match(text)
    return found["n"] if found else ""
