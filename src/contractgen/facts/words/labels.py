"""合同里当事人的称呼，以及从“甲方为乙方提供……服务”一类的话认出谁提供服务。"""

from __future__ import annotations

import re
from collections import Counter

from contractgen.model.once import once
from contractgen.model.reading import Reading
from contractgen.model.saying import saying

#: 通行的称呼；长的在前，避免“服务提供方”被读成“提供方”
LABELS: tuple[str, ...] = (
    "成交供应商", "中标供应商", "服务提供商", "中标单位", "成交单位", "采购单位", "发包单位", "承包单位",
    "承揽单位", "建设单位", "承建单位", "维保单位", "运维单位", "维护单位", "供货单位", "监理单位", "产权单位",
    "物业单位", "被许可方", "被许可人", "代运营方", "服务提供方", "服务接受方", "技术提供方", "服务供应商", "甲方", "乙方", "丙方", "丁方", "服务商",
    "服务方",
    "供应商", "提供方", "接受方", "受托方", "委托方", "受托人", "委托人", "承包方", "发包方", "承包人",
    "发包人",
    "承揽人", "定作人", "供货方", "采购方", "采购人", "购买方", "供方", "需方", "卖方", "买方", "出卖人",
    "买受人",
    "开发方", "运维方", "维护方", "维保方", "使用方", "使用单位", "用户方", "客户方", "客户", "用户",
    "发包单位", "承揽单位", "运维单位", "采购单位", "维保单位", "代运营方", "品牌方", "平台方", "接入方", "培训方",
    "委托单位", "受托单位", "服务单位", "服务机构", "测试机构", "承接方", "承办方", "托管方", "承租方",
    "出租方", "承租人", "出租人", "我方", "对方",
    "供应方", "订阅方", "平台方", "接入方", "运营方", "品牌方", "培训方", "代理方", "定作方", "承揽方", "监理方",
    "许可方", "许可人", "中标人", "成交人", "集成商", "供货商", "贵司", "我司", "贵方",
)  # fmt: skip
_ANY = "|".join(LABELS)
LABEL = re.compile(_ANY)
#: 甲方（应）……为乙方提供……；甲方：指……的提供方
_SERVES = re.compile(
    rf"({_ANY})(?:(?:应当?|须|同意|将)?(?:依据|根据|按照?|依照?|遵照)[^。；;，,]{{1,24}}[，,])?[^。；;，,]{{0,24}}?(?:为|向|给|对)({_ANY})[^。；;]{{0,40}}?"
    r"(?:提供|实施|开展|进行|承担)[^。；;]{0,30}?(?:服务|维护|支持|运维|维保)"
)
_PROMISES = re.compile(
    rf"({_ANY})(?:应|须|承诺|保证|负责|同意|将)[^。；;]{{0,20}}?(?:响应|修复|到场|维护|巡检|排除故障"
    rf"|提供[^。；;]{{0,12}}服务)"
)
_IS_PROVIDER = re.compile(
    rf"({_ANY})[:：]?\s*(?:是|系|为|是?指)[^。；;]{{0,40}}?(?:开发单位|供应商|服务提供"
    rf"|提供.{{0,8}}服务的|受托|运维单位)"
)
_NAMED_PROVIDER = re.compile(
    r"(?:服务提供方|受托方|受托人|提供方|供应商|服务商)[（(](?:以下)?(?:简称|称)?[“\"]?((?![盖签公印]?[章名字])[^”\"）)]{1,6}方?)"
)
_ENTRUSTED = re.compile(
    rf"(?:委托|聘请|采购|购买|接受|使用)(?:由)?({_ANY})(?:提供|的|为|开展|进行|负责|承担|对)"
)
_INVOICES = re.compile(rf"({_ANY})[^。；;，,]{{0,24}}?开具[^。；;，,]{{0,12}}?发票")
_PAYS = re.compile(
    rf"({_ANY})[^。；;，,]{{0,16}}?(?:付款|付费|付清|付租|支付(?![^。；;，,]{{0,20}}(?:违约金|赔偿)))"
)
#: 乙方负责甲方收银系统的维护、备份
_MAINTAINS = re.compile(
    rf"({_ANY})(?:负责|承担|维护|运维|托管|受托)(?:对)?({_ANY})(?:的)?[^。；;，,]{{0,24}}?(?:系统|平台|设备|网站|网络|软件|机房|终端|服务器)"
)
_OWN_SERVICE = re.compile(rf"({_ANY})的(?:服务|维护|运维|维保)(?:工作)?(?:内容|范围|事项)?(?:包括|包含|如下)")

_SURE = 3
#: 称呼本身就说明谁提供、谁接受
_PROVIDERS = (
    "服务提供方", "技术提供方", "服务供应商", "服务商", "服务方", "受托方", "受托人", "承包方", "承包人",
    "承揽人", "供方", "卖方", "开发方", "运维方", "维护方", "维保方",
)  # fmt: skip
_CLIENTS = (
    "服务接受方", "委托方", "委托人", "发包方", "发包人", "定作人", "采购方", "采购人", "购买方", "需方", "买方",
    "使用单位", "用户方", "客户方", "客户",
)  # fmt: skip
#: 一种说法：必有其一的词、写法，以及它给哪一组的称呼记几票
_SIGNS = (
    (("服务", "维护", "支持", "运维", "维保"), _SERVES, ((1, 3), (2, -1))),
    (("开发单位", "供应商", "提供", "受托", "运维单位"), _IS_PROVIDER, ((1, 3),)),
    (("（", "("), _NAMED_PROVIDER, ((1, 3),)),
    (("委托", "聘请", "采购", "购买", "接受", "使用"), _ENTRUSTED, ((1, 3),)),
    (("发票",), _INVOICES, ((1, 2),)),
    (("付",), _PAYS, ((1, -1),)),
    (("包括", "包含", "如下"), _OWN_SERVICE, ((1, 3),)),
    (("维护", "运维", "维保", "开发", "巡检", "托管"), _MAINTAINS, ((1, 3), (2, -1))),
    (("响应", "修复", "到场", "维护", "巡检", "排除故障", "服务"), _PROMISES, ((1, 1),)),
)


@once
def provider_of(reading: Reading) -> str:
    """提供服务的一方的称呼；看不出来时为空。"""
    if named := _by_name(reading):
        return named
    best = _votes(reading).most_common(2)
    if not best or best[0][1] <= 0 or (len(best) > 1 and best[0][1] == best[1][1]):
        return ""
    return best[0][0]


@once
def provider_by_deeds(reading: Reading) -> str:
    """从各条所写的事看，明显是谁提供服务（领先三票以上）；看不出来时为空。"""
    best = _votes(reading).most_common(2)
    if not best or best[0][1] < _SURE:
        return ""
    return best[0][0] if len(best) < 2 or best[0][1] - best[1][1] >= _SURE else ""


def _votes(reading: Reading) -> Counter[str]:
    """各种说法给各个称呼记的票。"""
    votes: Counter[str] = Counter()
    for words, pattern, tallies in _SIGNS:
        for line in saying(reading, words):
            for found in pattern.finditer(line.text):
                for group, tally in tallies:
                    votes[found[group]] += tally
    return votes


def _by_name(reading: Reading) -> str:
    """全文用“委托方、受托方”一类的称呼而不用甲方、乙方的，称呼就说明了。"""
    counted: Counter[str] = Counter()
    for line in saying(reading, ("方", "人", "商", "客户", "单位")):
        counted.update(LABEL.findall(line.text))
    if counted["甲方"] > 1 or counted["乙方"] > 1:
        return ""
    provider, times = max(((name, counted[name]) for name in _PROVIDERS), key=_second)
    client = max(counted[name] for name in _CLIENTS)
    return provider if times > 2 and client > 2 else ""


def _second(pair: tuple[str, int]) -> int:
    return pair[1]
