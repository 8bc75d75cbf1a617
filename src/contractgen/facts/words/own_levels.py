"""草稿自己的级别在句子里的用处：最高级问题、特急工单、红色事件、课堂急修——名字取自它的级别表和逐级的说明。"""

from __future__ import annotations

import re
from collections.abc import Callable

from contractgen.facts.words.levels import Scheme
from contractgen.zh.longest_first import longest_first
from contractgen.zh.severity_words import SeverityWord, severity_words, vocabulary

#: 级别名之后接着的、所说的那一类事
_MATTER = (
    r"(?:的)?(?:级别?|类|等|档|色|优先级)?(?:的)?(?:安全|系统|技术|网络|硬件|软件|业务|功能|设备|线路|服务)?"
    r"(?:故障|事件|问题|事项|报修|工单|请求|任务|缺陷|投诉|告警|报障|需求|咨询|异常|单)"
)
_GRADE = r"(?:级|类|等(?!级)|色|档)"
_NAMES_NOT = re.compile(r"[\d一二三四五ⅠⅡⅢIVX]+|[A-Z]\d?")  # 数字、字母另有认法


def level_reader(schemes: tuple[Scheme, ...]) -> Callable[[str], tuple[SeverityWord, ...]]:
    """认一行文字里的级别：通用的叫法，加上这份草稿自己的名字；重叠的以自己的名字为准。"""
    names = {name: _kind(scheme) for scheme in schemes for name in scheme.names if _told(name)}
    if not names:
        return severity_words
    said = longest_first(names)
    pattern = re.compile(
        rf"(?<![非不未较最])(?P<name>{said})(?={_MATTER}|{_GRADE}(?![别标管约分高工技经开架主研职教]))"
    )

    def read(text: str) -> tuple[SeverityWord, ...]:
        common = severity_words(text)
        own = [
            SeverityWord(match.start(), match.end(), match["name"], names[match["name"]])
            for match in pattern.finditer(text)
            if len(match["name"]) > 1 or re.match(_GRADE, text[match.end() :])
        ]
        if not own:
            return common
        apart = [each for each in common if not any(o.start < each.end and each.start < o.end for o in own)]
        return tuple(sorted((*apart, *own), key=lambda each: each.start))

    return read


def _told(name: str) -> bool:
    return not _NAMES_NOT.fullmatch(name)


def _kind(scheme: Scheme) -> str:
    """这套级别归在哪个体系：各级叫法所属体系里最多的一个。"""
    kinds = sorted(vocabulary(name) for name in scheme.names)
    known = [kind for kind in kinds if kind != "其他"]
    return max(known or kinds, key=(known or kinds).count)
