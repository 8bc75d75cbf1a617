"""不属于合同的文字与痕迹：网站和模板的残留、批注、修订、突出显示、隐藏文字。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.words.outline import outlined
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying
from contractgen.zh.foreign_words import foreign_line, foreign_parts, page_words
from contractgen.zh.mentions import mentioned

#: 网站与范本的话，夹在别的文字里也认得出
_INSIDE = re.compile(
    r"版权归原(?:网站|作者)(?:所有)?|(?:原创力|百度|道客巴巴|豆丁|人人)文[库档]|豆丁网|道客巴巴|VIP文档"
    r"|文档评论\(\d+\)|精品文档|版权申诉|仅供(?:学习|参考)(?:交流)?(?:使用)?[，,](?:不得|请勿)用于商业"
    r"|本(?:文档|文|合同文本|资料)(?:来源|来自|由[^。；]{1,12}(?:提供|整理|分享|上传|下载))[^。；]{0,24}|如有侵权[^。；]{0,12}|(?:以上|本文|部分)?内容(?:来自|来源于|摘自)(?:网络|互联网)[^。；】]*|(?:加|添加)微信[^。；】]{0,12}|免责声明[：:][^。；]*(?:范本|模板|参考)[^。；]*"
    r"|仅供(?:个人)?(?:学习|参考|交流)(?:使用|参考)?[，,][^。；]{0,12}|(?:来源|出处|转自|摘自)\s*[：:][^。；]{0,16}(?:网|www)[^。；]*|下载次数\s*[：:]\s*\d+"
    r"|[（(]示范文本[）)][^。；]{0,6}使用前[^。；]*|使用(?:本合同)?前请(?:仔细)?阅读[^。；]{0,12}(?:说明|须知)|(?:扫码|扫描二维码)?关注(?:微信)?公众号|更多(?:范本|模板"
    r"|合同)[^。；]{0,10}(?:下载|请访问|请关注)"
)
_WORDS = (
    "模板", "模版", "范本", "样本", "文本", "文档", "文库", "删除", "下载",
    "版权", "公众号", "来源", "侵权", "转自", "微信", "网络", "声明", "摘自", "出处", "仅供", "使用前", "豆丁", "道客", "学习",
)  # fmt: skip
_WAIVER = re.compile(r"\s*@contractgen(?![A-Za-z])")


@record
class Residue:
    """一处残留或痕迹。kind：``text``（网站、模板的文字）``remark`` ``revision`` ``highlight`` ``hidden``。"""

    kind: str
    span: Span
    quote: str


def residue(reading: Reading) -> tuple[Residue, ...]:
    """全文的残留与痕迹。本产品的保留意见批注不在此列。"""
    found = [
        Residue("text", Span(line.index, 0, len(line.text)), line.text)
        for line in reading.lines
        if line.zone is Zone.RESIDUE and line.text.strip()
    ]
    found += [
        Residue("text", Span(line.index, *match.span()), match.group())
        for line in saying(reading, _WORDS)
        if line.part != "comment"
        for match in _INSIDE.finditer(line.text)
    ]
    found += [
        Residue("highlight", Span(line.index, mark.start, mark.end), line.text[mark.start : mark.end])
        for line in reading.judged()
        if line.part != "comment"
        for mark in line.marks
        if mark.kind == "highlight" and line.text[mark.start : mark.end].strip()
    ]
    found += list(_foreign(reading, {item.span.line for item in found if item.kind == "text"}))
    start = Span(0, 0, 0)
    found += [
        Residue("remark", remark.span or start, f"{remark.author}：{remark.text}")
        for remark in reading.remarks
        if not _WAIVER.match(remark.text)
    ]
    found += [
        Residue("revision", revision.span or start, revision.text)
        for revision in reading.revisions
        if revision.text.strip()
    ]
    if reading.hidden and reading.lines:
        found.append(Residue("hidden", start, ""))
    return tuple(sorted(found, key=lambda item: (item.kind != "text", item.span.line, item.span.start)))


def _foreign(reading: Reading, seen: set[int]) -> Iterator[Residue]:
    """网页、聊天、审阅留下的整行或者其中一段。"""
    fenced = False
    for line in reading.judged():
        text = line.text
        if text.lstrip().startswith("```"):
            fenced = not fenced
        if (
            (fenced and _closed(reading, line.index))
            or line.part == "comment"
            or line.index in seen
            or not text.strip()
        ):
            continue
        form = line.zone in (Zone.SIGNATURE, Zone.FORM)
        if (
            line.cell is None
            and not form
            and not _in_series(reading, line.index)
            and not _on_topic(reading, line.index)
            and foreign_line(text, bool(line.number or (line.heading and line.zone is not Zone.TITLE)))
        ):
            yield Residue("text", Span(line.index, line.body_start, len(text)), text)
            continue
        for start, end in foreign_parts(text, line.cell is not None):
            if not mentioned(text, start, end):
                yield Residue("text", Span(line.index, start, end), text[start:end])


#: A2　积分兑换、2-1 扫码入库：编号之后空一格
_CODED = re.compile(r"(?P<letters>[A-Za-z]{0,4}-?)(?P<number>\d{1,3})[ \u3000\t]+[一-龥]")


def _in_series(reading: Reading, at: int) -> bool:
    """与前一行或者后一行是接着数下来的：清单的一行，不是网页的。"""
    here = _CODED.match(reading.lines[at].text)
    if here is None or not here["letters"]:
        return False
    for step in (-1, 1):
        near = reading.lines[at + step].text if 0 <= at + step < len(reading.lines) else ""
        found = _CODED.match(near)
        if (
            found
            and found["letters"] == here["letters"]
            and int(found["number"]) - int(here["number"]) == step
        ):
            return True
    return False


def _on_topic(reading: Reading, at: int) -> bool:
    """“第四条 积分规则”之下的“注册成功获得15积分”：像网页的词，正是本条的标题所说。"""
    return bool(page_words(outlined(reading).titles(at)) & page_words(reading.lines[at].text))


def _closed(reading: Reading, at: int) -> bool:
    """围栏之后还有收尾的一行；没有收尾的围栏是粘贴留下的。"""
    return any(line.text.lstrip().startswith("```") for line in reading.lines[at + 1 :])
