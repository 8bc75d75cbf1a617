"""以 X、×、*、● 等代替的内容：XX系统、××公司、X小时、N个工作日。"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CN = "\u4e00-\u9fff"
_SOMEONE = r"(?:系统|平台|部门?|科室|项目|单位|软件|大厦|路|街道|市|区|县|省|机房|园区|小区|银行|支行|法院)"
#: 两个以上的替代符号
_LONG = re.compile(
    r"(?<![A-Za-z0-9+/-])[XＸ]{2,}(?![A-Za-z])|(?<=\d)[XＸ]{4,}(?![A-Za-z0-9])|(?<=[\dA-Z]-)[XＸ]{3,}(?![A-Za-z0-9])|(?<=\d)[XＸ]{5,}"
    rf"|(?<=[{_CN}][A-Z])[XＸ]{{4,}}|(?<![A-Za-z0-9+/-])[XＸ]{{2,}}(?=(?:[KMGT]?bps|[KMGT]B|kW|KW|Hz|[MGVA])(?![A-Za-z]))"
    rf"|(?<=[{_CN}“《（(：:])x{{2,}}(?![A-Za-z0-9])|(?<![A-Za-z0-9./])x{{2,}}(?=[{_CN}])"
    r"|(?<![\d)）])[×✕╳]{2,}"
    rf"|(?<![{_CN}])某某某?(?={_SOMEONE})|(?<=[{_CN}])某某某?(?={_SOMEONE}|支行|分行|号|室|处)|(?<=[由为在与和对给从的将于：:])某{{1,3}}(?={_SOMEONE})"
    rf"|(?<![●○◯△▲◆◇])(?:[●○◯△▲◆◇]{{2,}}|[〇]{{2,}}(?=[{_CN}])|(?<=[为：:是于])〇{{2,}})|[□■◻▢]{{2,}}"
    r"|(?<![\d*＊A-Za-z])(?:\*{2,}|＊{2,})(?![\d*＊])"
    rf"|(?<=[{_CN}：:])(?:[#＃]{{2,}}|[@＠]{{2,}}|(?<![：:])[?？]{{2,}}|[~～]{{3,}}|[。]{{3,}}|[、]{{3,}})(?=[{_CN}%％])"
)
#: 号码、网址里的替代符号
_CODED = re.compile(
    r"(?<![A-Za-z0-9])(?:[48]00|0[\dxX]{2,3}|1\d{0,2}|\+?86)[-－— ]?[XxＸ×*＊]{3,}(?:[-－— ]?[XxＸ×*＊\d]{3,})*(?![A-Za-z0-9])"
    r"|(?:https?://|www\.|@)(?:[\w-]+\.)*[xX×*]{2,}(?:\.[\w-]+)+[\w/.-]*|(?<![\dA-Za-z.])\d{1,3}(?:\.\d{1,3})?(?:\.[xX×*]{1,3}){2,3}(?![A-Za-z0-9.]|\s*(?:网段|地址段|子网|段|范围))|(?<![A-Za-z0-9.])[xX×]{1,3}(?:\.[xX×]{1,3}){3}(?![A-Za-z0-9.])"
    r"|(?<![A-Za-z0-9])[XxＸ×]{2,}(?:[-－][XxＸ×]{2,})+(?![A-Za-z0-9])"
)
_UNIT = (
    r"(?:小时|分钟|秒|个?(?:工作日|自然日|日历日|月|小时)|天|日(?!期)|月(?!份)|年(?!级)|万?元|[%％‰℃]"
    r"|次(?!方)|个(?!体)|号(?!码)|份(?!额)|台(?!账)|套|人(?!民|员)"
    r"|名(?!称)|公里|平方米|米|周|期(?!限)|级(?!别)|条|倍|[GMT]B(?![A-Za-z])|Mbps"
    r"|家(?!庭|具|电|长|属|乡|人|务)|位(?!置|于|数)|人[次天日月]|人(?=[，。、；）)]|$)|张|册|块(?!链)|栋|幢|座(?!席位|谈|机)|处(?!理|置|罚|于|分|长)|户(?!名|口|外)|辆|艘|页(?!面)|趟|轮(?!询|班|换|值)"
    r"|箱(?!体)|袋|瓶|桶|盒|吨|公斤|千克|斤|毫升|亩|公顷|平米|平方|立方|千瓦|[万亿千百](?!能|一|分)|学时|课时|席(?!位置)|坐席|座席|席位|件(?!数据)|间(?!隔|接)|棵|株|层(?!级|面|次)|所(?!有|列|称|在|属|述|需|得|示)|场次|班次|车次|门店|点位|节点|并发|用户)"
)
_LIMIT = r"(?:小时|分钟|个?(?:工作日|自然日|日历日|月|小时)|[天日年](?=[内前后以之的，。；起止]|$)|万?元|[%％‰]|次|倍)"
#: 一个字母或符号写在数目的位置
_SINGLE = re.compile(
    rf"(?<![A-Za-z0-9Ａ-Ｚ*×+＋.\-/第])(?:[XＸ×](?=\s?{_UNIT})|[NnＮ](?=\s?{_UNIT}))"
    rf"|(?<=[{_CN}])[xyzkmYZMＹＭ](?=\s?{_LIMIT})|(?<=[{_CN}])[?？]{{1,3}}(?=\s?(?:{_UNIT})(?:内|前|以|之|的|整|$|[，。；、,;]))"
    rf"|(?<=[{_CN}])[*＊#＃○●△□◇](?=\s?{_LIMIT}(?:内|前|后|以|之|的|整|$|[，。；、,;)）|]))"
    rf"|(?<=[共为计约达含供])[A-Z](?=(?:台|套|个|人(?!民)|间|次|条|张|辆)(?:[，。；、]|$))|(?<=第)[XＸ×NＮ?？]{{1,2}}(?=[{_CN}])|(?<=￥|¥)[XＸ×?？](?![A-Za-z])"
    rf"|(?<=[百千万]分之)[XxＸ×NnＮ?？○●*＊](?![A-Za-z])|(?<=[：:为达于至过])[XＸ×?？](?=\s?(?:$|[，。；、]))"
    rf"|(?<=[{_CN}：:，。；、（(“])[XＸ×](?=(?:有限)?公司|[省市县区](?!域)|银行|支行|路|街道|先生|女士|经理|工程师|医院|大学|法院|总(?!线))"
)
_DEFINED = re.compile(
    r"(?<![A-Za-z])[NXnxkymz]\s*(?:为|=|＝|表示|代表|指|取|是)|[TＴ]\s*[+＋]\s*[Nn]|公式|其中"
    r"|(?<![A-Za-z])[NXn]\s*[×*＊+＋]\s*\d|[×*＊=＝]\s*[NXn](?![A-Za-z])|为[NXnx](?=[，,]|$)|N\s*[-－]\s*\d"
)
_TICK_HINT = re.compile(r"打\s*[“\"‘]?\s*[×xX√✕╳]|[画划标注填]\s*[“\"‘]?\s*[×xX√]")
_MARKDOWN = re.compile(r"(?<!\*)\*\*(?!\*)")
_SIGNS = re.compile(r"[XＸx×✕╳●○◯△▲◆◇〇□■◻▢*＊?？#＃@＠~～某]|。。|、、")
_ALONE = re.compile(r"[XＸxＮnyzkmA-Z×?？*＊#＃○●△□◇]")
_SECRET = re.compile(r"密码|口令|脱敏|掩码|屏蔽|隐藏|通配")


def masked(text: str) -> Iterator[tuple[int, int]]:
    """各处替代符号的起止。7×24、密码的掩码、Markdown 的粗体、打“×”的说明不算。"""
    if _SIGNS.search(text):
        yield from _runs(text)
    matches = list(_SINGLE.finditer(text)) if _ALONE.search(text) else []
    if matches and not _DEFINED.search(text) and not _TICK_HINT.search(text):  # 公式里定义过的 N 不算
        yield from (found.span() for found in matches)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """两个以上的替代符号，与号码、网址里的。"""
    bold = len(_MARKDOWN.findall(text))
    secret = _SECRET.search(text) is not None
    if not secret:
        yield from (found.span() for found in _CODED.finditer(text))
    for found in _LONG.finditer(text):
        sign = found.group()[0]
        if sign in "*＊" and (secret or (bold > 1 and len(found.group()) == 2)):
            continue
        if not _alone(text, found, sign):
            yield found.span()


def _alone(text: str, found: re.Match[str], sign: str) -> bool:
    """整行都是这个符号的是分隔线或列表符号。"""
    whole = text.strip()
    return len(set(whole)) == 1 and sign in "*＊●○◆◇▲△" and len(whole) > 2 and found.group() == whole
