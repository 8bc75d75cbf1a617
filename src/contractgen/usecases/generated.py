"""生成的页面与参数表：docs/clauses.md、docs/parameters.md、docs/rules.md、schemas/<模板>.schema.json。

``python -m contractgen.usecases.generated`` 写出，加 ``--check`` 只核对是否最新。
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from contractgen.library.catalogue import Library, open_library
from contractgen.library.places import builtin
from contractgen.library.schema import dump
from contractgen.usecases import rulebook
from contractgen.usecases.catalogue import FieldEntry, fields, template_title, uses
from contractgen.usecases.starter import presets

_HEAD = "<!-- 由 make docs 从条款库生成，请勿手改。 -->\n"
_RULES_HEAD = "<!-- 由 make docs 从各条规则生成，请勿手改。 -->\n"


def generated(library: Library) -> dict[str, str]:
    """相对路径到内容。"""
    composed = [name for name in library.template_names() if not library.is_plain(name)]
    pages = {
        "docs/clauses.md": _HEAD + "\n".join(_clauses_page(library)) + "\n",
        "docs/parameters.md": _HEAD + "\n".join(_parameters_page(library, composed)) + "\n",
        "docs/rules.md": _RULES_HEAD + "\n".join(rulebook.page(rulebook.rulebook())) + "\n",
    }
    return pages | {f"schemas/{name}.schema.json": dump(library.schema(name)) for name in composed}


def _clauses_page(library: Library) -> Iterator[str]:
    yield "\n# 条款库\n"
    yield "每个条款一个文件，在 `clauses/` 下；正文、参数与依据都写在里面。\n"
    for name in library.clause_names():
        clause = library.clause(name)
        yield f"## {clause.title}（{name}）\n"
        places = [
            use.template + (f"（条件 `{use.when}`）" if use.when else "") for use in uses(library, clause)
        ]
        yield f"- 用于：{'、'.join(places) or '可选，尚未列入模板'}"
        if clause.basis:
            yield f"- 依据：{'、'.join(clause.basis)}"
        if clause.parameters:
            yield f"- 参数：{'、'.join(f'`{parameter}`' for parameter in clause.parameters)}"
        if clause.note:
            yield f"\n{clause.note}"
        yield ""


def _parameters_page(library: Library, names: list[str]) -> Iterator[str]:
    yield "\n# 参数\n"
    yield "路径里的 `[]` 表示清单的每一项。期间、百分比、日期照平常写：`15分钟`、`99.9%`、`2026-12-01`；"
    yield "电话、账号等号码写在引号里，以免丢失开头的 0。\n"
    for name in names:
        title, summary = template_title(library, name)
        yield f"## {title}（`template: {name}`）\n"
        yield f"{summary}\n"
        if known := presets(library, name):
            yield "预设：" + "、".join(f"`{key}`（{label}）" for key, label in known.items()) + "\n"
        yield "| 路径 | 标题 | 类型 | 必填 | 默认 | 例子与说明 |"
        yield "|---|---|---|---|---|---|"
        yield from (_row(entry) for entry in fields(library.schema(name)))
        yield ""


def _row(entry: FieldEntry) -> str:
    about = [
        "选项 " + "、".join(f"{value}（{label}）" for value, label in entry.choices.items())
        if entry.choices
        else "",
        f"例 {_words(entry.example)}" if entry.example is not None else "",
        entry.description,
    ]
    cells = [
        f"`{entry.dotted}`",
        entry.title,
        entry.kind,
        "是" if entry.required else "",
        "" if entry.default is None else _words(entry.default),
        "；".join(part for part in about if part),
    ]
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "、".join(_words(each) for each in value)
    if isinstance(value, Mapping):
        return "，".join(f"{key} {_words(each)}" for key, each in value.items())
    return str(value)


def stale(library: Library, root: Path) -> list[str]:
    """内容已经过时（或缺少）的文件。"""
    return [
        name
        for name, content in generated(library).items()
        if not (root / name).is_file() or (root / name).read_text(encoding="utf-8") != content
    ]


def main(arguments: list[str]) -> int:
    """写出，或核对。"""
    library, root = open_library(), builtin()
    if "--check" in arguments:
        outdated = stale(library, root)
        if outdated:
            sys.stdout.write(f"已经过时：{'、'.join(outdated)}。请运行 make docs。\n")
        return int(bool(outdated))
    for name, content in generated(library).items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
