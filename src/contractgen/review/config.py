"""审查的设置：草稿上方最近的 .contractgen.toml，命令行上写明的优先。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from contractgen.model.errors import ContractgenError
from contractgen.model.finding import Severity
from contractgen.model.record import record, replace

FILE = ".contractgen.toml"
_SEVERITIES = tuple(severity.word for severity in sorted(Severity, reverse=True))


@record
class Settings:
    """一份草稿怎样审。select 为空时运行全部规则；select 与 ignore 可写规则 id 或类名。"""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    careful: bool = False
    final: bool = False
    fail_on: str = "error"
    profile: str = ""

    @property
    def threshold(self) -> Severity:
        """从哪个严重程度起算没有通过。"""
        return Severity[self.fail_on.upper()]

    def overlaid(
        self,
        *,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        careful: bool = False,
        final: bool = False,
        fail_on: str | None = None,
        profile: str | None = None,
    ) -> Settings:
        """盖上命令行写明的：select 取代文件里的取舍，ignore 加在文件里的之上，其余写明才算。"""
        return replace(
            self,
            select=select or self.select,
            ignore=(() if select else self.ignore) + ignore,
            careful=careful or self.careful,
            final=final or self.final,
            fail_on=fail_on or self.fail_on,
            profile=self.profile if profile is None else profile,
        )


def nearest_file(folder: Path) -> Path | None:
    """从 folder 往上找最近的设置文件。"""
    here = folder.absolute()
    return next((file for each in (here, *here.parents) if (file := each / FILE).is_file()), None)


def read_settings(path: Path) -> Settings:
    """读出设置文件；不认识的键、不对的值都指明是哪个文件。"""
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found = re.search(r"at line (\d+)", str(error))
        where = f" 第 {found[1]} 行" if found else ""
        raise ContractgenError(
            f"{path}{where}：不是正确的 TOML，请检查引号、等号与方括号（UTF-8）。"
        ) from error
    return Settings(**{_key(path, key): _value(path, key, value) for key, value in table.items()})


def _known() -> Mapping[str, str]:
    """文件里的写法 → 字段。"""
    from dataclasses import fields

    return {field.name.replace("_", "-"): field.name for field in fields(Settings)}


def _key(path: Path, key: str) -> str:
    known = _known()
    if key in known:
        return known[key]
    from difflib import get_close_matches

    near = get_close_matches(key.replace("_", "-").lower(), known, n=1, cutoff=0.6)
    hint = f"你是不是想写 {near[0]}？" if near else ""
    raise ContractgenError(f"{path}：没有设置项“{key}”。{hint}可用的有 {'、'.join(known)}。")


def _value(path: Path, key: str, value: Any) -> Any:
    """按设置项核对值的类型。"""
    if key in ("select", "ignore"):
        entries = [value] if isinstance(value, str) else value
        if isinstance(entries, list) and all(isinstance(entry, str) for entry in entries):
            return tuple(entries)
        raise ContractgenError(f'{path}：{key} 应当是规则或规则类的清单，如 {key} = ["typography"]。')
    if key in ("careful", "final") and not isinstance(value, bool):
        raise ContractgenError(f"{path}：{key} 应当是 true 或 false。")
    if key == "fail-on" and value not in _SEVERITIES:
        raise ContractgenError(f"{path}：fail-on 只能是 {'、'.join(_SEVERITIES)}。")
    if key == "profile" and not isinstance(value, str):
        raise ContractgenError(f'{path}：profile 应当是文字，如 profile = "sme"。')
    return value
