"""要审的草稿：写明的文件，以及文件夹里（逐层）能审的文件；没有审的说明为什么。"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from contractgen.model.record import record

KINDS = (".docx", ".txt", ".md", ".markdown", ".doc", ".wps")
_OURS = ".审查"  # 我们自己写出的报告：合同.审查.docx
_LOCK = "~$"  # Word 打开文件时的锁


@record
class Found:
    """要审的文件（- 为标准输入），与略过文件的说明。"""

    files: list[str]
    messages: list[str]


def find_drafts(paths: Sequence[str | Path]) -> Found:
    """写明的文件照单全收（读不了的由审查说明原因）；文件夹逐层进去，同一个文件只审一次。"""
    found = Found([], [])
    seen: set[str] = set()
    for path in map(str, paths):
        if path != "-" and Path(path).is_dir():
            _folder(Path(path), found, seen)
        else:
            _once(path, found, seen)
    return found


def _folder(folder: Path, found: Found, seen: set[str]) -> None:
    before, skipped = len(found.files), 0
    for file in _walk(folder):
        if file.name.startswith((_LOCK, ".")) or file.stem.endswith(_OURS):
            continue
        if file.suffix.lower() in KINDS:
            _once(str(file), found, seen)
        else:
            skipped += 1
    if skipped:
        found.messages.append(f"{folder}：略过 {skipped} 个不是草稿的文件（可审的是 {'、'.join(KINDS)}）。")
    if len(found.files) == before and not skipped:
        found.messages.append(f"{folder}：没有可审的文件（{'、'.join(KINDS)}）。")


def _walk(folder: Path) -> Iterator[Path]:
    """文件夹里的文件，按名排序；不进隐藏的文件夹，不跟随文件夹的链接。"""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place) / name for name in sorted(files))


def _once(path: str, found: Found, seen: set[str]) -> None:
    key = path if path == "-" else os.path.realpath(path)
    if key not in seen:
        seen.add(key)
        found.files.append(path)
