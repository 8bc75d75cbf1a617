"""像是写反了主语、但也可能确是这样约定的话：称呼对得上角色，做的却是对方的事。只供提示。

不靠各行各业的词表：服务的名目取自题目和服务方自己的句子，价款的名目取自写着金额的句子。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.parties import parties
from contractgen.facts.words.outline import outlined, sentences
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record

_ZONES = (Zone.ARTICLE, Zone.ANNEX)
#: 电梯维护保养合同、系统运维服务协议：合同二字之前做的事
_TITLE = re.compile(
    r"(?P<deed>(?:(?:维护|运行|清洗|日常|安装|定期|检测|巡检)(?=[一-龥]{2}))?(?!采购|买卖|租赁|委托|外包|项目|技术|软件|系统|设备|年度|服务)[一-龥]{2})(?:技术)?(?:服务)?(?:外包|委托|项目)?(?:合同|协议)"
)
_CN = "\u4e00-\u9fff"
_FEE = re.compile(
    rf"(?P<fee>[{_CN}]{{1,6}}?[费款金价])(?:用|额)?(?:总额|总计|合计|共计|标准|每年|每月|每季|全年)?(?:为|是|：|:|共|计|人民币|每[年月季台人次][，,]?|￥|¥|\s)*\d"
)
_OTHER_FEE = re.compile("违约|赔|罚|押|保证|定|奖|补|税|工资|保险|材料|配件|交通|差旅|垫")
_MUST = r"(?:应当?|须|必须|需|负责|同意|承诺|保证|有义务|每(?:[日天周月季年]|\d))"
_ASIDE = re.compile(
    r"不|无需|配合|协助|陪同|监督|检查|通知|告知|要求|督促|同意|允许|确认|签|验收|查阅|对(?:方|[甲乙丙]方)|支付|付款|审|自行|另行|委托|聘|如|若|申请|报修|提出|组织|参加|评|考核|有权|可以|均可|方可|承担|接受|知悉|便利|条件|场地|场所"
)
#: 接到甲方通知后：说的是何时
_AFTER = re.compile(r"(?:在|于)?(?:接到|收到|接获)[^，。；]{0,14}?(?:之?后|之日起|起)")
_LATE = r"(?:未|没有|逾期|迟延|延误|不)(?:能|按[时期]|及时|按约定?|按照?约定|在[^，。；]{1,12}[前内])?[^，。；]{0,6}?"
_DOES = r"(?:响应|到场|到达|修复|恢复|交付|维修|维护|保养|施工|完工|上线|开通|派[人员]|更换|安装|培训|整改|供货|送货)"


@record
class OddDeed:
    """who（role 的一方）看来做了对方的事。"""

    who: str
    role: str
    deed: str
    span: Span


def odd_deeds(reading: Reading) -> tuple[OddDeed, ...]:
    """全文这样的话，依行文次序。"""
    known = {party.label: party.role for party in parties(reading) if party.role}
    providers = [label for label, role in known.items() if role == "provider"]
    clients = [label for label, role in known.items() if role == "client"]
    if not providers or not clients:
        return ()
    lines = [
        line
        for line in outlined(reading).lines()
        if line.zone in _ZONES and line.cell is None and line.part == "body" and not line.heading
    ]
    ours = "|".join(map(re.escape, providers))
    theirs = "|".join(map(re.escape, clients))
    work = _work(reading, lines_text := "\n".join(line.text for line in lines), ours)
    fees = {hit["fee"][-3:] for hit in _FEE.finditer(lines_text) if not _OTHER_FEE.search(hit["fee"])}
    patterns = tuple(_patterns(ours, theirs, work, fees))
    found: list[OddDeed] = []
    for line in lines:
        for start, end in sentences(line.text, line.body_start):
            for role, pattern in patterns:
                hit = pattern.search(line.text, start, end)
                if hit and not _ASIDE.search(_AFTER.sub("", hit["between"])):
                    span = Span(line.index, *hit.span())
                    found.append(OddDeed(hit["who"], role, hit[0][len(hit["who"]) :], span))
                    break
    return tuple(found)


def _work(reading: Reading, text: str, ours: str) -> str:
    """服务的名目：题目里的两个字，服务方的句子里也说到的。"""
    titles = [
        hit["deed"] for line in reading.lines if line.zone is Zone.TITLE and (hit := _TITLE.search(line.text))
    ]
    pairs = {deed[at : at + 2] for deed in titles[:1] for at in (0, 2) if at < len(deed)}
    said = re.findall(rf"(?:{ours})[^。\n]*", text)
    kept = [
        pair for pair in pairs if re.fullmatch(f"[{_CN}]{{2}}", pair) and any(pair in each for each in said)
    ]
    return "|".join(sorted(kept))


def _patterns(ours: str, theirs: str, work: str, fees: set[str]) -> Iterator[tuple[str, re.Pattern[str]]]:
    lead = r"(?:^|(?<=[，,；;。：:、\s由）)]))"
    staff = r"(?:(?:的|方)?(?:值班|驻场|现场|运维|维护|维修|维保|技术)*(?:工程师|人员|技术员|维修工))?"
    if work:
        yield (
            "client",
            re.compile(
                rf"{lead}(?P<who>{theirs}){staff}(?=[^，。；;]{{0,4}}{_MUST})(?P<between>[^，。；;]{{0,24}}?)(?:进行|实施|开展|完成|负责)?(?:一次|[一-龥]{{0,4}})?(?:{work})(?=[，,。；;并]|工作(?=[，。；并])|$)"
            ),
        )
        yield (
            "client",
            re.compile(
                rf"(?:因|由于)(?P<who>{theirs})(?P<between>)(?:的)?(?:{work}|维保|维修|运维|保养|施工|安装)(?:工作|服务)?(?:不到位|不及时|不当|质量|失误|缺失|疏漏)"
            ),
        )
    yield (
        "client",
        re.compile(
            rf"{lead}(?P<who>{theirs}){staff}(?P<between>){_LATE}{_DOES}(?:的[，,]|[，,])[^。；;]{{0,24}}(?:违约金|赔偿|扣|罚)"
        ),
    )
    yield (
        "client",
        re.compile(
            rf"{lead}(?P<who>{theirs})(?={_MUST}|并|按)(?P<between>[^，。；;]{{0,20}}?)(?:提交|出具|报送)(?![^，。；]{{0,6}}(?:需求|故障|问题|申请|验收|资料|体检))[^，。；;]{{0,8}}报告(?=[，,。；;并]|$)"
        ),
    )
    named = "|".join(sorted(map(re.escape, fees), key=len, reverse=True)) or "服务费"
    yield (
        "provider",
        re.compile(
            rf"{lead}(?P<who>{ours})(?:应当?|须|必须|需|逾期|未|迟延|同意|负责)(?P<between>[^，。；;]{{0,16}}?)(?:支付|缴纳|付清|结清|缴付)(?:[^，。；;违赔扣]{{0,8}})?(?:{named})(?!的?(?:违约金|[\d千万百]))"
        ),
    )
    yield (
        "provider",
        re.compile(
            rf"{lead}(?P<who>{ours})(?={_MUST})(?P<between>[^，。；;]{{0,4}}?)(?:为|向)(?:{theirs})(?:的)?(?:[一-龥]{{0,4}})(?:工程师|技术员|维修人员|维保人员|运维人员|驻场人员|施工人员)[^，。；;]{{0,6}}提供"
        ),
    )
    yield (
        "provider",
        re.compile(
            rf"由(?P<who>{ours})(?P<between>)[^，。；;]{{0,8}}?验收(?:签字|签认|确认|合格)?(?=[，,。；;]|$)"
        ),
    )
