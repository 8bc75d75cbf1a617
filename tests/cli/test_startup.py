"""启动：正则的编译结果存得下、读得回，坏了照常编译；草稿的字句不落盘；结果与平常无异。"""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

from contractgen.cli.startup import PatternStore

DRAFT = "维护协议\n第一条 服务\n1.1 乙方应尽快处理，违约金为人民币____元。\n"


def entry(word: str) -> dict[tuple[str, int], tuple[object, ...]]:
    return {(word, 0): (word, 32, word.encode(), 0, {}, (None,))}


def contractgen(cache: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, "-m", "contractgen", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=False)


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "草稿.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return str(path)


def stored(cache: Path) -> Path:
    [path] = (cache / "contractgen").glob("patterns-*")
    return path


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    one = PatternStore(tmp_path / "文件夹" / "patterns")
    one.known.update({**entry("甲"), **entry("乙方")})
    one.grown = True
    one.save()
    two = PatternStore(one.path)
    assert {key: (*each[:2], bytes(each[2]), *each[3:]) for key, each in two.known.items()} == one.known


def test_two_processes_do_not_lose_what_the_other_saved(tmp_path: Path) -> None:
    one, two = (PatternStore(tmp_path / "patterns") for _ in range(2))
    one.known.update(entry("甲"))
    two.known.update(entry("乙"))
    one.grown = two.grown = True
    one.save()
    two.save()
    assert {key for key, _ in PatternStore(one.path).known} == {"甲", "乙"}


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"abcdefghijkl", (3).to_bytes(8, "big") + marshal.dumps([1])]
)
def test_a_damaged_store_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    store = PatternStore(tmp_path / "patterns")
    store.path.write_bytes(content)
    assert store.known == {}


@pytest.mark.skipif(sys.platform != "linux", reason="缓存文件夹的位置因系统而异")
def test_the_second_run_says_the_same_and_compiles_nothing_new(tmp_path: Path, draft: str) -> None:
    first = contractgen(tmp_path, "lint", draft, "-f", "json")
    kept = stored(tmp_path).read_bytes()
    second = contractgen(tmp_path, "lint", draft, "-f", "json")
    assert first.stdout == second.stdout != b""
    assert first.returncode == second.returncode == 1
    assert stored(tmp_path).read_bytes() == kept


@pytest.mark.skipif(sys.platform != "linux", reason="缓存文件夹的位置因系统而异")
def test_nothing_of_the_draft_is_kept(tmp_path: Path, draft: str) -> None:
    Path(draft).write_text(DRAFT.replace("服务", "“紫杉备件库”（以下称“紫杉库”）"), encoding="utf-8")
    contractgen(tmp_path, "lint", draft)
    assert "紫杉".encode() not in stored(tmp_path).read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="缓存文件夹的位置因系统而异")
def test_where_nothing_can_be_written_the_review_goes_on(tmp_path: Path, draft: str) -> None:
    blocked = tmp_path / "不是文件夹"
    blocked.write_bytes(b"")
    found = contractgen(blocked, "lint", draft)
    assert found.returncode == 1
    assert "尽快" in found.stdout.decode()


def test_one_changed_byte_makes_the_store_count_as_empty(tmp_path: Path) -> None:
    """改了一个字的正则照样能运行，只是认的字不同：绝不能用。"""
    one = PatternStore(tmp_path / "patterns")
    one.known.update({**entry("甲"), **entry("乙方")})
    one.grown = True
    one.save()
    content = bytearray(one.path.read_bytes())
    content[-1] ^= 1
    one.path.write_bytes(content)
    two = PatternStore(one.path)
    assert two.known == {}
