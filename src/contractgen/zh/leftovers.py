"""套打、公式、引用没有成功留下的文字：{{客户名称}}、#REF!、undefined、错误！未找到引用源、单击此处输入文字。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.zh.slot_words import names_a_field

_CN = "\u4e00-\u9fff"
_NAME = r"[A-Za-z_][A-Za-z0-9_.\-]*"  # 变量名

#: 模板语言与合并域的标记，里面写什么都算
_TAGS = re.compile(
    r"\{\{.{0,80}?\}\}|\{\{[^{}\n]{1,40}\}?|\{%.{0,80}?%\}|\{#.{0,60}?#\}|[$#@]\{[^{}\n]{1,60}\}|\{[$@!&=]\s?[^{}\n]{1,60}\}"
    r"|<%.{0,60}?%>|<\?(?:php|=).{0,80}?\?>|</?#[a-z]+[^<>\n]{0,60}>|<c:[a-z]+[^<>\n]{0,60}>"
    r"|«[^»\n]{1,60}»|‹[^›\n]{1,40}›|<<[^<>\n]{1,40}>>|《《[^《》\n]{1,40}》》|\[\[[^\[\]\n]{1,40}\]\]|【【[^【】\n]{1,40}】】"
    r"|\[[%@$#][^\[\]\n]{1,40}\]|&lt;[^&<>\n]{2,30}&gt;|\[object Object\]"
    rf"|(?<![\d%])%(?:\d\$)?[sd](?![A-Za-z])|(?<=[{_CN}：:（(，])\{{(?:\d|{_NAME})\}}|\bMACROBUTTON\s+\S+(?:\s+\S+)?"
)
#: 两个同样的符号夹着栏目名或变量名
_WRAPPED = re.compile(
    rf"(?P<sign>[#@%$~^])(?P<inner>[{_CN}A-Za-z_][{_CN}\w./（）()]{{0,19}})(?P=sign)(?![A-Za-z0-9])"
    rf"|(?<![A-Za-z0-9_])__(?P<upper>[A-Z][A-Z0-9_]+)__(?![A-Za-z0-9])|(?<![A-Za-z0-9\\])\$(?P<var>[A-Za-z_]\w{{2,}})(?=[{_CN}，。；、]|\s*$)"
)
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
#: Word 的域代码、表格软件的错误值
_CODES = re.compile(
    r"\{ ?(?:MERGEFIELD|FORM(?:TEXT|CHECKBOX|DROPDOWN)|DOCVARIABLE|DOCPROPERTY|(?:PAGE|NOTE|STYLE)?REF|PAGE|NUMPAGES|TOC|DATE|TIME|IF|ASK"
    r"|FILLIN|HYPERLINK|INCLUDE\w+|SEQ|AUTHOR|TITLE|QUOTE|SET|NEXT|=)(?![A-Za-z])[^{}]*\}"
    r"|(?:PAGE|NOTE)?REF\s+\S+(?:\s+\\[a-zA-Z])+|MERGEFIELD\s+\S+(?:\s*\\\*\s*\w+)?|\\\*\s*MERGEFORMAT|_(?:Ref|Toc)\d{6,}"
    r"|#(?:REF|VALUE|DIV/0|NULL|NUM|CALC|SPILL)!|#NAME\?|#N/A|#GETTING_DATA|=(?:SUM|SUMIF|VLOOKUP|IF|ROUND|TEXT|INDEX|CONCATENATE|TODAY|PRODUCT|AVERAGE)\([^()\n]*\)|&[A-Z][A-Z_]{3,}&|#{4,}(?!#|\s)|(?<!\d)1900[-/]0?1?[-/]0?0(?!\d)"
)
#: 程序没有取到值
_NOTHING = re.compile(r"(?<![A-Za-z0-9_.`])(?:undefined|null|NULL|Null|NaN|None|nil)(?![A-Za-z0-9_.`])")
_ABOUT_VALUES = re.compile(r"返回|字段|空值|接口|参数|变量|取值|字符串|日志|数据库|记录为|置为|值为|编码")
_AFTER_NOTHING = re.compile(rf"\s*(?:$|[，。；、）)|/]|(?![时的值或与和及者])[{_CN}])")
#: 内容控件的提示
_PROMPTS = re.compile(
    r"(?:请)?(?:单击|点击|双击|点按|轻触)(?:或(?:单击|点击|点按|轻触))*(?:此处|这里|此处位置|图标)?(?:以|来|可|可以)?"
    r"(?:键入|输入|填写|添加|选择|插入|编辑)(?:文字|文本|内容|日期|名称|标题|副标题|正文|图片|金额|数字|地址|姓名|电话|公司名称|[^，。；：]{0,4})[。.]?"
    r"|(?:请)?(?:在此处?|在这里)(?:键入|输入|填写|插入|粘贴|添加)(?:文字|文本|内容|日期|名称|标题|正文|[^，。；：]{0,4})[。.]?"
    r"|(?:请)?选择(?:一项|日期|一个日期|构建基块|项目|下拉项)[。.]?|(?:请)?(?:键入|输入)(?:文字|文本|日期|文档标题|公司名称)[。.]?|请选择(?:\.{3}|…+)?"
)
#: 圆括号里的提示：（请输入姓名）
_TOPIC = re.compile("话题|标签|微博|抖音|小红书|活动")
_ASKED = re.compile(
    r"(?<!提示)(?<!显示)(?<!框)[（(]\s*请?(?:输入|键入|填入|填上|录入)[\u4e00-\u9fff]{1,10}[）)]|[（(]\s*请(?:填写|选择|补充)[\u4e00-\u9fff]{1,10}[）)]"
)
_PROMPT_BEFORE = re.compile(r"(?:^|[：:为是由至于以，。；、（(【\[|“\s\d])$")
_PROMPT_AFTER = re.compile(r"\s*(?:$|[，。；、）)】\]|”]|[%％元年月日个名次])")
_ENGLISH = re.compile(
    r"(?:Click|Tap)(?: or (?:click|tap))?(?: here)? to (?:enter|add|select|insert) [a-z ]{3,20}\.?|Choose an item\.?|Select (?:an item|a date)\.?"
    r"|(?:Enter|Type|Insert) (?:your )?(?:text|name|date|title)(?: here)?\.?(?=\s*(?:$|[，。；,;]))|Type here",
)
#: 失效的引用
_BROKEN = re.compile(
    r"错误[！!]\s*(?:未|不|无|没有|使用|文档|超链接|链接|书签|引用|语法|被零|公式|超出|自我|主控|对象|图|编号|表)[^，；\n]{0,24}?(?:[。.]|(?=[，；、）)]|$))"
    r"|错误[！!]\s*(?:未|不|无|没有)[^，；。\n]{2,12}|(?<![A-Za-z])Error!\s+[A-Z][A-Za-z ]{4,60}\.?|(?<![“未否])未找到引用源(?!”)"
)
_HINT = re.compile(
    r"=[A-Z]|[{«‹<#@%$~^&]|\[\[|《《|【【|__|\[object|REF|MERGE|_Ref|_Toc|MACRO|ull|NULL|undef|NaN|None|nil|击|轻触|点按|键入|输入|选择|在此|在这里|Error|引用源|错误|请填|填[入上]|录入|1900|Click|Tap|Choose|Select|Enter|Type"
)


def leftovers(text: str) -> Iterator[tuple[int, int]]:
    """一行里这类文字的起止。说接口怎样处理 null 的不算。"""
    if not _HINT.search(text):
        return
    for pattern in (_CODES, _TAGS, _ENGLISH, _BROKEN, _ASKED):
        yield from (found.span() for found in pattern.finditer(text))
    for found in _WRAPPED.finditer(text):
        inner = found["inner"]
        if found["sign"] == "%" and inner[-1:].isdigit() and text[: found.start()].rstrip()[-1:].isdigit():
            continue  # 每低于0.1%减免费用5%：是两个百分数
        told = (
            text[found.start() - 1 : found.start()] in ("：", ":", "为", "是")
            and found["sign"] in "#@$"
            and not _TOPIC.search(text)
        )
        if inner is None or names_a_field(inner) or _IDENTIFIER.fullmatch(inner) or told:
            yield found.span()
    for found in _PROMPTS.finditer(text):
        whole = found.group()[-1] in "。." or _PROMPT_AFTER.match(text, found.end())
        if whole and _PROMPT_BEFORE.search(text[: found.start()]):
            yield found.span()
    if not _ABOUT_VALUES.search(text):
        yield from (
            found.span()
            for found in _NOTHING.finditer(text)
            if found.group() not in ("None", "nil")
            or (
                found.start()
                and (text[found.start() - 1] in "：:" or "\u4e00" <= text[found.start() - 1] <= "\u9fff")
            )
            if _AFTER_NOTHING.match(text, found.end())
        )
