"""一行里只是提到、并不是在用的文字：反引号里的代码、屏幕上显示的“……”字样。"""

from __future__ import annotations

import re
from functools import lru_cache

_CODE = re.compile(r"(`{1,3})[^`\n]+\1")
_QUOTED = re.compile(r"“[^“”\n]*”|‘[^‘’\n]*’|「[^「」\n]*」|\"[^\"\n]{1,60}\"")
#: 引号之前说它是显示、标注、录入的字
_SHOWN_BEFORE = re.compile(
    r"(?:显示|提示语?|弹出|出现|标明|标注|标记|标识|标有|注明|写明|写有|印有|刊登|张贴|播放|播报|返回|报出|输入|录入|键入|点击|单击|点选|勾选"
    r"|选择|按钮|菜单|字样|开头|状态|置为|标为|记为|变为|名为|标题|主题|内容|字段|文案|水印|看板|列为|分为|包括|例如|形如|格式)"
    r"[^“”‘’「」\"，。；]{0,6}$"
)
#: 引号之后说它是字样、按钮
_SHOWN_AFTER = re.compile(
    r"[”’」\"]?\s*(?:[、或和及与]?\s*[“‘「][^“”‘’「」]*[”’」]\s*)*(?:等?[一-龥]{0,6}(?:错误|报错|乱码)|等?(?:一?类|之类)的?(?:文字|字样|表述|说法|用语|字句|话|声明)|二字|三字|四字|等?字样|字符|按钮|按键|开头|结尾|打头|显示|提示|标识|标签|标记"
    r"|的情形|的提示|菜单|栏目|选项|字段|状态|页面|图标|窗口|水印|表示|代替|符号|格式|三列|各列|列)"
)
#: 列明【编号】【结果】三栏；使用<img>标签
_LISTED = re.compile(
    r"(?:【[^【】\n]{1,12}】\s*[、，和及]?\s*){2,}(?:等)?(?:[一二两三四五六七八九十\d]+\s*个?)?(?:栏|项(?!目)|列|字段|要素|选项|标签|按钮)"
    r"|</?[A-Za-z][^<>\n]{0,20}>(?=\s*(?:标签|元素|节点|标记|属性|格式))"
)


@lru_cache(maxsize=16384)
def mentions(text: str) -> tuple[tuple[int, int], ...]:
    """只是提到的文字的起止，含引号。"""
    found = [each.span() for each in _CODE.finditer(text)] if "`" in text else []
    if "“" in text or "‘" in text or "「" in text or '"' in text:
        for each in _QUOTED.finditer(text):
            start, end = each.span()
            before = text[max(0, start - 16) : start]
            if _SHOWN_BEFORE.search(before) or _SHOWN_AFTER.match(text, end):
                found.append((start, end))
    if "】" in text or ">" in text:
        found += [each.span() for each in _LISTED.finditer(text)]
    return tuple(found)


def mentioned(text: str, start: int, end: int) -> bool:
    """这段文字是否在只是提到的文字之内。"""
    return any(first <= start and end <= last for first, last in mentions(text))
