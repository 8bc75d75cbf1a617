"""README 里的命令照着敲就能用。"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from contractgen.cli.group import run
from contractgen.library.places import builtin

README = (builtin() / "README.md").read_text(encoding="utf-8")
MAKEFILE = (builtin() / "Makefile").read_text(encoding="utf-8")


def commands() -> list[tuple[list[str], int]]:
    """``$`` 开头的 contractgen 命令，依次；注释写明退出码的依注释，否则为 0。"""
    found = []
    for line in re.findall(r"^\$ (.+)$", README, re.MULTILINE):
        program, *arguments = shlex.split(line, comments=True)
        assert program == ".venv/bin/contractgen"
        code = re.search(r"# 退出码 (\d)", line)
        found.append((arguments, int(code[1]) if code else 0))
    return found


def test_every_command_of_the_readme_works_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["demo", "demo"]) == 0
    assert len(commands()) >= 6
    for arguments, code in commands():
        assert run(arguments) == code, (arguments, capsys.readouterr().err)
    assert list((tmp_path / "成果").glob("*.docx"))


def test_the_readme_names_make_targets_that_exist() -> None:
    for target in re.findall(r"`?make ([a-z]+)", README):
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE), target


def test_the_readme_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])
    listed = re.findall(r"^  (\w+)  ", capsys.readouterr().out.partition("命令")[2], re.MULTILINE)
    assert listed
    for name in listed:
        assert f"contractgen {name}" in README, name


def test_the_python_example_names_what_the_package_offers() -> None:
    import contractgen

    for name in re.findall(r"contractgen\.(\w+)\(", README):
        assert callable(getattr(contractgen, name)), name
