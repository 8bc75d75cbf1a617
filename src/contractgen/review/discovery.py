"""找出规则：rules/<类>/<名>.py 各是一条规则，id 由位置得出；用到的才载入。"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from contractgen.model.errors import ContractgenError
from contractgen.review.rule import Rule

_HOME = "contractgen.rules"


class RuleFileError(ContractgenError):
    """规则文件载入不了。"""


@cache
def rule_ids() -> tuple[str, ...]:
    """全部规则的 id，按类与名排序。"""
    rules = Path(__file__).parent.parent / "rules"
    files = (
        f"{folder.name}/{file.name.removesuffix('.py')}"
        for folder in os.scandir(rules)
        if folder.is_dir()
        for file in os.scandir(folder)
        if file.name.endswith(".py") and not file.name.startswith("_")
    )
    return tuple(sorted(file.replace("_", "-") for file in files))


def families() -> tuple[str, ...]:
    """全部规则类。"""
    return tuple(dict.fromkeys(rule_id.partition("/")[0] for rule_id in rule_ids()))


@cache
def rule(rule_id: str) -> type[Rule]:
    """某条规则；不认识的列出相近的。"""
    if rule_id not in rule_ids():
        raise ContractgenError(unknown_rule(rule_id))
    return loaded(f"{_HOME}.{rule_id.replace('-', '_').replace('/', '.')}", rule_id)


def loaded(module_name: str, rule_id: str) -> type[Rule]:
    """载入一个规则文件，取出其中的规则类并填上 id。"""
    try:
        module = import_module(module_name)
    except Exception as error:
        raise RuleFileError(
            f"规则 {rule_id} 的文件载入失败（{type(error).__name__}：{error}）。请改正该文件，或重新安装。"
        ) from error
    found = [
        each
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Rule) and each.__module__ == module.__name__
    ]
    if len(found) != 1:
        raise RuleFileError(f"规则 {rule_id} 的文件里应当恰有一个规则类，现有 {len(found)} 个。")
    found[0].id = rule_id
    return found[0]


class Rules:
    """一串规则：id 先知道，规则文件轮到时才载入。"""

    def __init__(self, ids: Iterable[str]) -> None:
        self.ids = tuple(ids)

    def __iter__(self) -> Iterator[type[Rule]]:
        return map(rule, self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def parted(self, families: tuple[str, ...]) -> tuple[Rules, Rules]:
        """分成两份：这几类的，其余的。"""
        those = tuple(each for each in self.ids if each.partition("/")[0] in families)
        return Rules(those), Rules(each for each in self.ids if each not in those)


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Rules:
    """要运行的规则：select 为空时是全部；两者都可以写规则 id 或类名。"""
    wanted, unwanted = tuple(select), tuple(ignore)
    for word in (*wanted, *unwanted):
        if word not in rule_ids() and word not in families():
            raise ContractgenError(unknown_rule(word))
    return Rules(
        each for each in rule_ids() if (not wanted or _named(each, wanted)) and not _named(each, unwanted)
    )


def _named(rule_id: str, words: tuple[str, ...]) -> bool:
    return rule_id in words or rule_id.partition("/")[0] in words


def unknown_rule(word: str) -> str:
    """没有这条规则：相近的是什么，全部在哪里看。"""
    from difflib import get_close_matches

    near = get_close_matches(word, [*families(), *rule_ids()], n=1, cutoff=0.6)
    hint = f"你是不是想写 {near[0]}？" if near else ""
    return f"没有规则或规则类“{word}”。{hint}全部规则见 contractgen rules。"
