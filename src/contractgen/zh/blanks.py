"""一行里留着的空白：下划线、横线、空格、空的括号与引号，和该写数目而什么也没有写的地方。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

GAP = "\u2581"  # 代替 Word 里带下划线的空格
_CN = "\u4e00-\u9fff"
_S = r" \u3000\u00a0\u2002\u2003\t"
_SPACES = r"(?:[ \u00a0\u2002\u2003\t]{2,}|[ \u00a0]?\u3000+[ \u3000]*)"
_WIDE = r"(?:[ \u00a0\u2002\u2003\t]{4,}|\u3000{2,}[ \u3000]*|\t+)"
_UNIT = (
    r"(?:[十百千万亿]{0,2}元|[%％‰℃]|个?(?:工作日|日历日|自然日|小时|月(?!\s*[日\u3000 ]))|天"
    r"|日(?=[内前后起，。；])|分钟|份|次|台|套|人(?=[，。；、])|条|款|平方米|公里|名(?!称)|期(?!限)|倍|[GTM]B)"
)
_LINES = re.compile(r"[_＿\u2581—－…⋯·‗ˍ﹍﹎﹏﹉─━=＝]|-{2}|\.{6}|。{3}")
_BRACKETED = re.compile(r"[（(“《「『‘][ \u3000\u00a0]*[）)”》」』’]")
_SPACED = re.compile(r"[ \u00a0\u2002\u2003]{2}|[\u3000\t]")
_RUN = re.compile(
    r"(?:\\?[_＿]){2,}|(?:[_＿] ){2,}[_＿]|\u2581+|—{4,}|－{4,}|-{6,}|[─━]{3,}|…{3,}|⋯{2,}|…{2}(?=[元%％天日月年次份个])|\.{6,}|·{4,}"
    r"|[‗ˍ﹍﹎﹏﹉]{2,}|[=＝]{4,}"
    rf"|(?<=[：:为第在于由])[_＿](?=[，,。；;元条款日年月天个]|{_UNIT})|(?<=[{_CN}])[—－-]{{2,}}(?={_UNIT})"
    r"|(?<=[为：:于由第共计])[—－-]{2,}(?=[，。；])"
)
_PADDING = re.compile(
    r"[\d０-９.,，:：\-/%％〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟整元]{1,20}"
    r"|[^_＿，。；、：\s]{2,30}(?:公司|中心|学院|大学|医院|集团|银行|支行|委员会)"
)
_OPEN_GAP = re.compile(
    r"(?:(?<=[：:为])|(?<=大写[）)])|(?<=小写[）)]))[ \u3000\u00a0]{2,}(?=[，。；）)（(])|(?<=[币：:￥¥])[ \u3000\u00a0](?=元[整（(，。）)])"
)
_EMPTY_BRACKETS = re.compile(
    r"（[ \u3000\u00a0]*）|(?<![A-Za-z0-9_\])）])\([ \u3000\u00a0]*\)(?!\s*[;{=])|“[ \u3000\u00a0]*”|‘[ \u3000\u00a0]*’"
    r"|《[ \u3000\u00a0]*》|「[ \u3000]*」|『[ \u3000]*』"
)
_SPACE_GAP = re.compile(
    rf"(?<=[共为计即约达于满过少低高超每币：:￥¥费收付按在期前后第至到]){_SPACES}(?={_UNIT})"
)
#: 在　　　　范围内：介词之后、所管的词之前只有空格
_GOVERNED = re.compile(
    rf"(?:(?<=[在由向按于自至与对从给经以将归第为是和])|(?<=指定|委派|指派|授权|任命|选派|安排|聘请|委托|推荐)){_WIDE}"
    r"(?=[，。；、]|[的内中上下前后之以起止至为和与及或等]|负责|承担|支付|提供|进行|处[理置]?|执行|签|担任|出具|保管|办理|管辖|仲裁|起诉|确认|完成|交付|范围|区域|期间|时间|标准"
    r"|方式|比例|地点|收取|计[算收]|作为|开[具始]|所|人民法院|公司|部门?|系统|项目|有权|应|不得)"
    rf"|(?<=不少于|不低于|不超过|不高于|不多于|得超过|得少于|得低于){_SPACES}(?=[{_CN}])"
)
# 句子里（有逗号、句号的行）汉字与单位之间的空格；表头和题目里的空格是排版
_UNIT_GAP = re.compile(
    rf"(?<=[{_CN}]){_SPACES}"
    r"(?=[%％‰]|万?元(?![\u4e00-\u9fff]{1,2}[ \u3000])|个(?:工作日|自然日|日历日|月|小时)|小时|分钟"
    r"|(?:人|名|台|套|次|辆|份|席|处|间|家|册|趟|场)(?=[，。；、]))"
)
_IN_SENTENCE = re.compile(r"[，。；,;]")
#: 联系人：　　　电话：0510-……：一行里几个栏目，前一个没有填
_LABEL = (
    r"(?:联系人|负责人|经办人|收件人|收款人|代表人?|经理|姓名|户名|名称|电话|手机|传真|邮箱|邮件|地址|住所|邮编|邮政编码|账号|帐号|开户行|开户银行|税号|代码|编号|型号|数量"
    r"|单价|总价|金额|日期|期限|地点)"
)
_NEXT_LABEL = re.compile(rf"(?P<label>{_LABEL})[：:](?:{_SPACES}(?=[{_CN}]{{2,8}}[：:])|\s*(?=[，；。]))")
#: 之日起个工作日内、人民币元整、按第条执行：数目整个漏了
_MISSING = re.compile(
    r"(?:[为约后在满]|共计|合计|总计|不少于|不低于|不超过|不高于|至少|达到|提前|日起)(?:个(?:工作日|自然日|日历日|月(?!份))|小时内|分钟内|日内(?!瓦)|(?<!后)天内|元整|元[（(]大写)"
    r"|人民币元(?:整|[（(]大写|。)|(?:费用?|价款?|总价|金额|总额)(?:为|共计|合计|计)(?:人民币)?元(?=[，。；])|第[条款项](?=[约规之的，。；、执处])|的[%％](?=[，。；作支向计]|$)"
    r"|[￥¥](?=[，。；]|元)"
)
_MISSING_HINT = re.compile(
    r"[为约后在满计于过高少到前起]个|[起后在为]日内|小时内|分钟内|天内|[币为计]元|元整|第[条款项]|的[%％]|[￥¥][，。；元]|元[（(]大"
)
_UNIT_NAMED = re.compile(r"单位|币种|货币|计价|本位")


def blanks(text: str) -> Iterator[tuple[int, int]]:
    """下划线一类的留白、空的括号、数目前的空格、漏掉的数目。"""
    runs = [found.span() for found in _RUN.finditer(text)] if _LINES.search(text) else []
    whole = text.strip()
    if runs and len(runs) == 1 and text[slice(*runs[0])] == whole and whole[0] not in "_＿\\" + GAP:
        runs = []  # 整行的横线是分隔线
    padded = _padded(text, runs)
    yield from (run for run in runs if run not in padded)
    if _SPACED.search(text):
        yield from _spaces(text)
    if "：" in text or ":" in text:
        yield from _found(_NEXT_LABEL, text)
    if _BRACKETED.search(text):
        yield from _found(_EMPTY_BRACKETS, text)
    if _MISSING_HINT.search(text) and not _UNIT_NAMED.search(text):
        yield from _found(_MISSING, text)


def _spaces(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_SPACE_GAP, _OPEN_GAP):
        yield from _found(pattern, text)
    if _IN_SENTENCE.search(text):
        yield from _found(_UNIT_GAP, text)
        yield from _found(_GOVERNED, text)


def _padded(text: str, runs: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """__60__% 里衬着已填内容的下划线。"""
    padded: set[tuple[int, int]] = set()
    for left, right in pairwise(runs):
        between = text[left[1] : right[0]].strip()
        if any(map(str.isalnum, between)) and _PADDING.fullmatch(between):
            padded |= {left, right}
    return padded


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in pattern.finditer(text))
