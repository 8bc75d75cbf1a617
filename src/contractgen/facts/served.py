"""服务方做什么：列在范围里的，写在义务里的，价款里包含的，合在一起，供与除外、与对方的义务对照。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.deeds import deeds
from contractgen.facts.scope import scope_items
from contractgen.facts.words.exclusion_leads import excluded_lines
from contractgen.facts.words.naming import naming, party_pattern
from contractgen.facts.words.outline import Outline, outlined, sentences, trimmed
from contractgen.facts.words.phrases import Content, content
from contractgen.facts.words.services import SERVING
from contractgen.model.once import once
from contractgen.model.reading import Reading, Span, Zone
from contractgen.model.record import record
from contractgen.model.saying import saying

_INCLUDES = re.compile(
    r"(?<!不)(?:(?:已|均|都|全)?(?:包含|包括|涵盖|覆盖)|(?:已|均|都|全|内)含|含(?:在|有|[：:])|[费额价]含)"
)
#: 名目之后冒号，一一列举
_NAMED = re.compile(r"(?P<head>[^。；;，,：:]{2,14})[：:]\s*(?P<list>[^。；;]*、[^。；;]*)")
_ABOUT = re.compile(
    rf"{SERVING}|费|价款|系统|站点|工作|内容|范围|功能|版|交付|平台|对象|项目|套餐|升级|包[年月]"
)
#: 服务方提供的东西就是服务：提供存储扩容和远程通道；条件、文书、配合不是
_SUPPLIES = re.compile(
    r"^[^，,]{0,10}?提供(?![^，,。；;]{0,16}(?:条件|发票|票据|资料|材料|报告|记录|清单|证明|名单|联系|说明|账号|凭证|文件|建议|意见|配合|协助|便利|担保|保函|反馈))"
)
_DENIES = re.compile(r"不(?:含|包|在|属|予|负|提|承|享|由)|除外|另行|以外")


@record
class Served:
    """服务方做的一件事。source：list、table、definition、sentence、duty（见 ScopeItem），deed 义务，included 价款或范围所含。"""

    span: Span
    text: str
    content: Content
    source: str


@once
def served(reading: Reading) -> tuple[Served, ...]:
    """服务方做的全部的事，依行文次序；看不出谁是服务方的，只有范围。"""
    provider = naming(reading).provider
    found = [
        Served(item.span, item.text, item.content, item.source)
        for item in scope_items(reading)
        if not item.provisional and item.actor in ("", provider)
    ]
    found += [
        Served(deed.span, deed.text, content(deed.text), "deed")
        for deed in deeds(reading)
        if deed.actor == provider and (not deed.helps or _SUPPLIES.search(deed.text))
    ]
    found += _included(outlined(reading))
    unique = {
        (one.span.line, one.span.start, one.source in ("definition", "included")): one
        for one in reversed(found)
    }
    return tuple(sorted(unique.values(), key=lambda one: (one.span.line, one.span.start)))


def _included(outline: Outline) -> Iterator[Served]:
    """“维保费已含制冷剂”“覆盖上海、成都的站点”“包年服务：改图、续费、备案。”"""
    out = excluded_lines(outline)
    provider, parties = naming(outline.reading).provider, party_pattern(outline.reading)
    for line in saying(outline.reading, ("：", ":")):
        if line.index in out or line.cell is not None or line.zone not in (Zone.ARTICLE, Zone.ANNEX):
            continue
        named = _NAMED.match(line.text, line.body_start)
        told = parties.search(named["head"]) if named else None
        if told is not None and provider and told[0] != provider:
            continue  # 下列工作由甲方承担：……
        if named and _ABOUT.search(named["head"]) and not _DENIES.search(named[0]):
            text = named["list"]
            yield Served(
                trimmed(line.index, line.text, named.start("list"), named.end("list")),
                text,
                content(text),
                "included",
            )
    for line in saying(outline.reading, ("含", "包括", "涵盖", "覆盖")):
        if line.index in out or line.zone not in (Zone.ARTICLE, Zone.ANNEX):
            continue
        for start, end in sentences(line.text, line.body_start):
            text = line.text[start:end]
            if _INCLUDES.search(text) and _ABOUT.search(text) and not _DENIES.search(text):
                yield Served(trimmed(line.index, line.text, start, end), text, content(text), "included")
