"""认出段首的编号：第一条、一、（一）、1.1、(1)、①、附件一……手打的与自动的用同一张表。

只认样子，不看前后文；`weak` 的编号（如行首的“15 日”“第五条约定的”）要由章节的次序来证实。
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from contractgen.model.record import record
from contractgen.text.label_numbers import CIRCLED, CIRCLED_FORM, ROMAN, STEMS, chained, compact, number_value
from contractgen.zh.characters import fold_width

_N = "[一二三四五六七八九十百零〇壹贰叁肆伍陆柒捌玖拾]"
_D = "[0-9０-９]"
_AFTER = r"[ \t\u3000\xa0]*"


@record
class Label:
    """一个编号。form 是样子，numbers 是各级数值，text 是人说的写法，end 是编号与其后分隔之后的偏移。

    form: annex part chapter article cn cn_par cn_half chain dot par half circled upper lower roman stem
    """

    form: str
    numbers: tuple[int, ...]
    text: str
    start: int
    end: int
    weak: bool = False
    automatic: bool = False

    @property
    def ordinal(self) -> int:
        return self.numbers[-1]


_PATTERN = re.compile(
    rf"""
    (?P<article>第\s*(?P<article_n>{_N}{{1,7}}|{_D}{{1,4}})\s*条(?:之\s*(?P<article_sub>{_N}{{1,3}}|{_D}{{1,2}}))?)
        (?P<article_sep>{_AFTER}[、.．：:]?)
    |(?P<chapter>第\s*(?P<chapter_n>{_N}{{1,7}}|{_D}{{1,3}})\s*(?P<unit>部分|[章节編编篇卷]))
        (?P<chapter_sep>{_AFTER}[、.．：:]?)
    |(?P<outer>(?:§|(?:Part|Section|Article|Chapter|PART|SECTION|ARTICLE|CHAPTER)(?=[ \t\u3000\xa0]))
        {_AFTER}(?P<outer_n>{_D}{{1,2}}|[IVX]{{1,5}}(?![A-Za-z])))(?P<outer_sep>{_AFTER}[、.．：:]?)(?![.．]?{_D})
    |(?P<lent>[【［\[]{_AFTER}(?P<lent_n>{_N}{{1,3}}){_AFTER}[】］\]])
    |(?P<dashed>{_D}{{1,2}}[-－—–]{_D}{{1,2}})(?P<dashed_sep>[ \t\u3000\xa0]+)(?!{_D})
    |(?P<annex>附\s*[件表录录图页]\s*(?:[（(]\s*)?(?P<annex_n>{_N}{{1,3}}|{_D}{{1,2}}|[A-ZＡ-Ｚ](?![A-Za-z])
        |[甲乙丙丁戊己](?![方乙双]))(?:\s*[)）])?(?!式)
        (?![-－—.．]?{_D}))(?P<annex_sep>{_AFTER}[、.．：:—-]*)
    |(?P<chain>{_D}{{1,2}}(?:[.．]{_D}{{1,3}}){{1,6}})(?P<chain_sep>[.．、：:]?)(?![%％‰.．]?{_D}|[%％‰])
    |(?P<dot>(?P<dot_n>{_D}{{1,3}})(?P<dot_mark>[.．、]))
    |(?P<par>[（(]{_AFTER}(?P<par_n>{_D}{{1,3}}){_AFTER}[)）])(?P<par_sep>[、.．]?)
    |(?P<half>(?P<half_n>{_D}{{1,2}})[)）])
    |(?P<mixed>{_N}{{1,3}}(?:[.．]{_D}{{1,2}}){{1,3}})(?P<mixed_sep>[.．、：:]?)(?![%％‰.．]?{_D}|[%％‰万亿元倍])
    |(?P<cn>(?P<cn_n>{_N}{{1,4}})[、.．：:])(?!{_N}[期审级类等楼线])
    |(?P<cn_par>[（(]{_AFTER}(?P<cn_par_n>{_N}{{1,4}}){_AFTER}[)）])(?P<cn_par_sep>[、.．]?)
    |(?P<cn_half>(?P<cn_half_n>{_N}{{1,3}})[)）])
    |(?P<circled>(?P<circled_n>[①-⑳㉑-㉟㊱-㊿❶-❿⑴-⒇⒈-⒛㈠-㈩Ⅰ-Ⅻⅰ-ⅻ]))(?![级类档等型](?![别型]))(?P<circled_sep>[、.．]?)
    |(?P<stem>(?P<stem_n>[甲乙丙丁戊己庚辛])[、.．])(?![甲乙丙丁戊双])
    |(?P<lettered>[A-HＡ-Ｈ](?:[.．]{_D}{{1,2}}(?:[.．]{_D}{{1,2}})*
        |[-－—–]{_D}{{1,2}}(?=[ \t\u3000\xa0])|{_D}{{1,2}}(?:[.．]{_D}{{1,2}})*(?=[ \t\u3000\xa0])))
        (?P<lettered_sep>[.．、]?)(?![.．]?{_D})
    |(?P<marked>§{_AFTER}{_D}{{1,2}}(?:[.．]{_D}{{1,2}})+)(?P<marked_sep>[.．、：:]?)(?![.．]?{_D})
    |(?P<letter>[（(]?(?P<letter_n>[A-Za-zＡ-Ｚａ-ｚ]|[ivx]{{2,4}})[)）.．、])(?![A-Za-z0-9@.])
    |(?P<bare>{_D}{{1,2}})(?=[ \t\u3000])
    |(?P<cn_bare>{_N}{{1,3}})(?=[ \t\u3000])
    """,
    re.VERBOSE,
)

_FIRST = frozenset(
    "第附§【［[0123456789０１２３４５６７８９一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾（(甲乙丙丁戊己庚辛"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzＡＢＣＤＥａｂｃｄｅ"
) | {chr(c) for c in (*range(0x2460, 0x249C), *range(0x3220, 0x322A), *range(0x3251, 0x32C0),
                      *range(0x2160, 0x217A), *range(0x2776, 0x2780))}  # fmt: skip
_BLANK = " \t\u3000\xa0\u2002\u2003\u2009\ufeff\u200b"
_STARS = "*★▲＊※●■◆·•-—"

# 编号之后若是这些字，多半是折行留下的引用：第五条约定的……、第三条第二款……
_REFERENCE = re.compile(
    r"(?:第?\s*[（(]?[一二三四五六七八九十\d.]+[）)]?\s*[款项目]|之?(?:规定|约定)(?:[的执办处承，,。；;]|$)|的|款|所[述列称指]|中(?:约定|规定|的|所)"
    r"|[、和及或至到与]\s*(?:第|附)|[，,。；;）)]|以[上下内外]|项下|列明|载明)"
)
# 数字之后若是单位，便是数目而不是编号
_STRONG_UNIT = re.compile(
    r"[%％‰‱]|倍(?!率|增)|款(?!项|式|到|额)|[万亿百千](?:元|[^\u4e00-\u9fff]|$)|元(?!件|素|数|器)|小时|分钟|秒钟|折(?!旧|扣|算|合|价)"
    r"|[个日天年月周](?:工作日|自然日|月|小时|日历|星期)|工作日内|℃|°|公里|千米|平方|[kKmMgGtT][bB]|版本?(?!权|式)|[xX×*~～—－/-]\s*[0-9０-９]"
)
_WEAK_UNIT = re.compile(
    r"[款项](?:的|[规约]定|所|[，,。；;、])|(?:年|月|日|天|条|项|次|人|份|台|套|秒|米|吨|名|家|层|周|个)(?:[内前后起以，,。；;、）)的至或和及]|\s|$)"
)


def label_of(text: str) -> Label | None:
    """段首手打的编号；没有则为 None。"""
    start = 0
    size = len(text)
    while start < size and text[start] in _BLANK:
        start += 1
    if start == size:
        return None
    if text[start] not in _FIRST:
        if text[start] not in _STARS:
            return None
        while start < size and (text[start] in _STARS or text[start] in _BLANK):
            start += 1
        if start == size or text[start] not in _FIRST:
            return None
    return label_at(text, start)


def label_at(text: str, start: int) -> Label | None:
    """从 start 起的编号。"""
    found = _PATTERN.match(text, start)
    if not found:
        return None
    return _READERS[found.lastgroup or ""](found)


def automatic_label(shown: str) -> Label | None:
    """自动编号显示的文字所表示的编号；项目符号返回 None。"""
    text = shown.strip()
    if text[:1] == "[" and text[-1:] == "]":
        text = f"({text[1:-1]})"
    if len(text) == 1 and "A" <= text <= "Z":
        return Label("upper", (ord(text) - ord("A") + 1,), text, 0, 0, automatic=True)
    label = label_at(text + " ", 0)
    if label is None or label.end < len(text):
        return None
    return Label(label.form, label.numbers, label.text, 0, 0, automatic=True)


def _made(
    found: re.Match[str], form: str, numbers: tuple[int | None, ...], text: str, weak: bool = False
) -> Label | None:
    for number in numbers:
        if number is None:
            return None
    whole = found.string
    end = found.end()
    size = len(whole)
    while end < size and whole[end] in _BLANK:
        end += 1
    return Label(form, cast("tuple[int, ...]", numbers), text, found.start(), end, weak)


def _article(found: re.Match[str]) -> Label | None:
    numbers: tuple[int | None, ...] = (number_value(found["article_n"]),)
    if found["article_sub"]:
        numbers += (number_value(found["article_sub"]),)
    separated = bool(found["article_sep"]) or found.string[found.end() : found.end() + 1].isspace()
    weak = not separated and bool(_REFERENCE.match(found.string, found.end()))
    if weak and found.string.rstrip().endswith(("；", ";")):
        return None  # 列举的一项：第5条约定的计划维护；
    return _made(found, "article", numbers, "".join(found["article"].split()), weak)


def _chapter(found: re.Match[str]) -> Label | None:
    form = "part" if found["unit"] in ("部分", "编", "編", "篇", "卷") else "chapter"
    if found["unit"] == "节":
        form = "subchapter"
    weak = not found["chapter_sep"] and bool(_REFERENCE.match(found.string, found.end()))
    return _made(found, form, (number_value(found["chapter_n"]),), compact(found["chapter"]), weak)


def _annex(found: re.Match[str]) -> Label | None:
    weak = bool(_REFERENCE.match(found.string, found.end("annex")))
    text = re.sub(r"[（()）\s]", "", fold_width(found["annex"]))
    return _made(found, "annex", (number_value(found["annex_n"]),), text, weak)


def _chain(found: re.Match[str]) -> Label | None:
    text = compact(found["chain"])
    numbers, odd = chained(text)
    end = found.end("chain_sep")
    weak = not found["chain_sep"] and bool(_WEAK_UNIT.match(found.string, end))
    if odd or (not found["chain_sep"] and _STRONG_UNIT.match(found.string, end)):
        return _dot_before_figure(found, text)
    return _made(found, "chain", numbers, text, weak)


def _dot_before_figure(found: re.Match[str], text: str) -> Label | None:
    """“1.24小时内响应”“1.2026年……”：点之前是编号，之后是数目。"""
    head = text.split(".")[0]
    if head == "0" or len(head) > 2 or "." in text[len(head) + 1 :]:
        return None
    at = found.start("chain") + len(head) + 1
    return Label("dot", (int(head),), head, found.start(), at, weak=True)


def _dot(found: re.Match[str]) -> Label | None:
    value = number_value(found["dot_n"])
    following = found.string[found.end() : found.end() + 1]
    weak = following.isdigit() or (found["dot_mark"] == "、" and following in "0123456789")
    if value == 0:
        return None
    return _made(found, "dot", (value,), compact(found["dot_n"]), weak and bool(following))


_LISTED = re.compile(r"[项款](?:所|[规约]定|的|、|，|。|和|及|或|至|中|情形)|[、至和及或]\s*(?:第)?[（(]")


def _simple(name: str) -> Callable[[re.Match[str]], Label | None]:
    def read(found: re.Match[str]) -> Label | None:
        value = number_value(found[f"{name}_n"])
        weak = name.endswith("par") and bool(_LISTED.match(found.string, found.end()))
        return (
            None if value == 0 else _made(found, name, (value,), compact(found[name]).rstrip("、.:："), weak)
        )

    return read


def _circled(found: re.Match[str]) -> Label | None:
    mark = found["circled_n"]
    family = next(
        (form for first, form in CIRCLED_FORM.items() if 0 <= ord(mark) - ord(first) < 20 and mark >= first),
        "roman" if mark >= "Ⅰ" and mark <= "ⅻ" else "circled",
    )
    return _made(found, family, (CIRCLED[mark],), mark)


def _stem(found: re.Match[str]) -> Label | None:
    return _made(found, "stem", (STEMS.index(found["stem_n"]) + 1,), found["stem_n"])


def _letter(found: re.Match[str]) -> Label | None:
    letter = fold_width(found["letter_n"])
    text = compact(found["letter"]).rstrip("、.")
    if text.startswith("(") != text.endswith(")") and text.startswith("("):
        return None
    if len(letter) > 1:
        return _made(found, "roman", (ROMAN.get(letter),), text)
    form = "upper" if letter.isupper() else "lower"
    return _made(found, form, (ord(letter.lower()) - ord("a") + 1,), text)


def _outer(found: re.Match[str]) -> Label | None:
    """§1、Part 2：与第几条一样。"""
    said = found["outer_n"]
    value = ROMAN.get(said.lower()) if said[0] in "IVX" else number_value(said)
    return _made(found, "article", (value,), " ".join(found["outer"].split()))


def _lent(found: re.Match[str]) -> Label | None:
    """【一】：与 一、 一样。"""
    return _made(found, "cn", (number_value(found["lent_n"]),), found["lent_n"])


def _lettered(found: re.Match[str]) -> Label | None:
    """A.1、A-4、B1.2：A 之下的第一款……须由次序证实。"""
    said = found["lettered"]
    numbers = (number_value(said[0]), *(number_value(part) for part in re.findall(rf"{_D}+", said)))
    return _made(found, "chain", numbers, compact(said), weak=True)


def _marked(found: re.Match[str]) -> Label | None:
    """§1.1：与 1.1 一样。"""
    numbers = tuple(number_value(part) for part in re.findall(rf"{_D}+", found["marked"]))
    return _made(found, "chain", numbers, compact(found["marked"]))


def _dashed(found: re.Match[str]) -> Label | None:
    """1-1：与 1.1 一样；也可能是“3-5 个”，须由次序证实。"""
    numbers = tuple(number_value(part) for part in re.split("[-－—–]", found["dashed"]))
    return _made(found, "chain", numbers, compact(found["dashed"]), weak=True)


def _mixed(found: re.Match[str]) -> Label | None:
    """一.1、二.3.2：与 1.1、2.3.2 一样。"""
    numbers = tuple(number_value(part) for part in re.split("[.．]", found["mixed"]))
    return _made(found, "chain", numbers, compact(found["mixed"]))


def _bare(found: re.Match[str]) -> Label | None:
    value = number_value(found["bare"])
    label = _made(found, "dot", (value,), compact(found["bare"]), weak=True)
    if label is None or value == 0:
        return None
    if _STRONG_UNIT.match(found.string, label.end) or _WEAK_UNIT.match(found.string, label.end):
        return None
    return label


def _cn_bare(found: re.Match[str]) -> Label | None:
    return _made(found, "cn", (number_value(found["cn_bare"]),), found["cn_bare"], weak=True)


# 按最后匹配上的组取读法（同一种编号的分隔在编号之后，故以分隔的组名为键）
_READERS: dict[str, Callable[[re.Match[str]], Label | None]] = {
    "article_sep": _article, "chapter_sep": _chapter, "annex_sep": _annex, "chain_sep": _chain, "dot": _dot,
    "par_sep": _simple("par"), "half": _simple("half"), "cn": _simple("cn"),
    "cn_par_sep": _simple("cn_par"), "cn_half": _simple("cn_half"), "circled_sep": _circled,
    "stem": _stem, "letter": _letter, "bare": _bare, "cn_bare": _cn_bare,
    "outer_sep": _outer, "lent": _lent, "mixed_sep": _mixed, "dashed_sep": _dashed, "lettered_sep": _lettered, "marked_sep": _marked,
}  # fmt: skip
