"""草稿自己怎样称呼当事人：首部的名目（采购单位、LCN）、简称（“麦岸”），以及谁提供服务。"""

from __future__ import annotations

import re
from collections import Counter

from contractgen.facts.words.labels import LABELS, provider_of
from contractgen.model.once import once
from contractgen.model.reading import Line, Reading, Zone
from contractgen.model.record import record
from contractgen.model.saying import NEVER, said

_BODY = r"(?:公司|集团|事务所|中心|研究院|研究所|大学|学院|学校|中学|小学|医院|委员会|银行|分行|支行|协会|基金会|工作室|厂|局|院|社|店|处|所|站|厅|部|馆)"
_SHORT = re.compile(
    rf"{_BODY}\s*(?:[（(][^（）()]{{1,12}}[)）])?\s*[（(，,]\s*(?:以下|下文|下|后)?(?:均|统)?(?:简称|称)(?:为|作)?\s*[“\"‘「]?(?P<label>[^”\"’」（）()，,。\s]{{1,8}})[”\"’」]?"
)
_KEYED = re.compile(
    rf"^\s*[*（(]?(?P<label>[一-龥A-Za-z][一-龥A-Za-z\s\u3000]{{0,10}}?)\s*(?:[（(]\s*(?P<role>[^（）()]{{1,12}})\s*[)）])?\s*[*]*[：:]\s*[*]*[^，,。；;]{{1,36}}?{_BODY}(?![一-龥])"
)
_HEADED = re.compile(r"^\s*(?P<label>[一-龥A-Za-z]{1,8})\s*[（(](?P<role>[^（）()]{1,12})[)）]\s*$")
_SIDE = re.compile(r"(?!对方|双方|各方|第三方|地方|责任方|相关方|负责|承担|主管)[一-龥]{1,4}(?:方|单位)")
_NOT_PARTY = re.compile(
    r"名称|全称|地址|住所|户名|账户|开户|代码|代表|联系|电话|邮箱|编号|项目|签订|日期|地点|法人|甲方名|乙方名|抬头|收件|机构|主管|单位名|附件|说明|注|抄送|主题|类$|^台$|系统|址$|平台$"
)
_PROVIDES = re.compile(
    r"服务(?!接受|使用|购买)|供(?!应链)|维保|维护|承(?!租)|受托|运维|开发|卖|成交|中标|提供|厂商|平台方|顾问|代运营|托管方|出租|乙方单位"
)
_BUYS = re.compile(
    r"接受(?!委托)|客户|采购|委托|发包|用户|使用|买|需|订阅|接入|业主|用[一-龥]{0,3}方|购|品牌方|承租|建设单位"
)


#: 一种说法，和它给 one 记的票：one 为 two 提供服务，one 修复，one 向 two 支付
_TELLS = (
    (
        r"{one}[^。；;\n]{{0,40}}?(?:为|向|给|对){two}[^。；;\n]{{0,30}}?(?:提供|实施|开展|承担)[^。；;\n]{{0,16}}?(?:服务|维护|运维|维保|支持)(?!相应|相关|有关|所需|所用)",
        4,
    ),
    (
        r"{one}[^。；;，,\n]{{0,16}}?(?:委托|聘请|采购|购买|订购|租用|将[^。；;，,\n]{{1,20}}交[由给]?){two}",
        -4,
    ),
    (r"{one}[^。；;，,\n]{{0,16}}?(?:接受{two}的?(?:委托|聘请)|受{two}(?:的)?委托)", 4),
    (
        r"{one}(?![的方])[^。；;，,\n]{{0,20}}?(?:响应|修复|恢复|到场|到店|维护|保养|巡检|接单|受理|派|驻场|开具|开票)",
        1,
    ),
    (r"{one}[^。；;，,\n]{{0,24}}?(?:付款|付清|支付[^。；;，,\n]{{0,12}}?(?:费|款)(?!的?违约))", -2),
    (r"{one}[的要]?(?:服务|维护|提供|工作|做)(?:什么|内容|范围|如下|包括|[:：])", 2),
    (r"{one}[的应要]?(?:配合|协助|支持条件|提供条件)", -1),
    (r"{one}[^。；;，,\n]{{0,8}}?(?:报障|报修|验收(?!合格))", -1),
)


@record
class Named:
    """当事人的全部称呼（长的在前），与提供服务、接受服务的一方（看不出来为空）。"""

    labels: tuple[str, ...]
    provider: str
    client: str


@once
def naming(reading: Reading) -> Named:
    """从首部得出；首部没有说角色的，从条文里看。"""
    roles: dict[str, str] = {}
    first = next((section.first for section in reading.sections if section.kind == "article"), 60)
    for line in reading.lines[: max(first, 12) + 1]:
        if line.part != "body" or line.zone is Zone.RESIDUE:
            continue
        for label, told in _declared(line):
            key = re.sub(r"[\s\u3000]", "", label)
            buys = bool(_BUYS.match(told)) or (bool(_BUYS.search(told)) and not _PROVIDES.search(told))
            buys = buys or "接受" in told  # 甲方（接受运维）
            role = "client" if buys else "provider" if _PROVIDES.search(told) else ""
            roles[key] = roles.get(key) or role
    own = [label for label in roles if label not in LABELS]
    used = Counter({label: sum(label in line.text for line in reading.lines) for label in own})
    own = [label for label in own if used[label] > 2]
    said = {label: sum(label in line.text for line in reading.lines) for label in roles}
    labels = tuple(sorted({*LABELS, *own}, key=lambda label: (-len(label), label)))
    provider = max(
        (label for label, role in roles.items() if role == "provider"), key=said.__getitem__, default=""
    )
    client = max(
        (label for label, role in roles.items() if role == "client"), key=said.__getitem__, default=""
    )
    if not provider and client and len(roles) == 2:
        provider = next(label for label in roles if label != client)
    if not provider:
        provider = _by_deeds(reading, list(labels))
    known = provider if provider in LABELS or provider in own else ""
    return Named(labels, known or provider_of(reading), client)


def _by_deeds(reading: Reading, labels: list[str]) -> str:
    """谁维护、响应、提交、开票，谁就是提供服务的；付款、报修、委托的不是。只在最常说到的两方里选。"""
    said = "\n".join(line.text for line in reading.lines if line.part == "body")
    text = re.sub(r"[ \t\u3000]", "", said)
    any_label = "|".join(map(re.escape, labels))
    main = [label for label, times in Counter(re.findall(any_label, text)).most_common(2) if times > 2]
    if len(main) < 2:
        return ""
    votes = dict.fromkeys(main, 0)
    for label, other in (main, main[::-1]):
        one, two = re.escape(label), re.escape(other)
        for pattern, vote in _TELLS:
            votes[label] += vote * len(re.findall(pattern.format(one=one, two=two), text))
    first, second = sorted(main, key=votes.__getitem__, reverse=True)
    return first if votes[first] > votes[second] else ""


def _declared(line: Line) -> list[tuple[str, str]]:
    """这一行介绍的当事人：（称呼，说到角色的话）。"""
    text = line.text
    found: list[tuple[str, str]] = []
    if line.cell is not None:
        if line.cell.row == 0 and (match := _HEADED.match(text)) and not _NOT_PARTY.search(match["label"]):
            found.append((match["label"], f"{match['label']}{match['role']}"))
        elif line.cell.row == 0 and line.cell.column and _SIDE.fullmatch(text.strip()):
            found.append((text.strip(), text.strip()))  # 当事人表的列头：馆方｜运维方
        return found
    keyed = _KEYED.match(text)
    told = f"{keyed['label']}{keyed['role'] or ''}" if keyed else text[:20]
    shorts = [match["label"] for match in _SHORT.finditer(text)]
    found += [
        (short, told if keyed else "") for short in shorts if not re.search("合同|协议|系统|平台|项目", short)
    ]
    if keyed and not _NOT_PARTY.search(keyed["label"]):
        found.append((keyed["label"].strip(), told))
        if keyed["role"] in LABELS:  # 承包方（乙方）：条文里用的可能是括号里的
            found.append((keyed["role"], told))
    return found


@once
def party_pattern(reading: Reading) -> re.Pattern[str]:
    """认得草稿里全部称呼的式子。"""
    listed = "|".join(map(re.escape, said(reading, naming(reading).labels))) or NEVER
    return re.compile(rf"(?:{listed})(?![式法案面针])")


def provider_label(reading: Reading) -> str:
    """提供服务的一方的称呼；看不出来为空。"""
    return naming(reading).provider
