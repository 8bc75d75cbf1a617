"""设置：草稿上方最近的 .contractgen.toml，写错的说明白，命令行优先。"""

from __future__ import annotations

from pathlib import Path

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.model.finding import Severity
from contractgen.review.config import Settings, nearest_file, read_settings


def settings(folder: Path, text: str) -> Settings:
    path = folder / ".contractgen.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_every_setting_is_read(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        'select = ["time-limit"]\nignore = "typography"\ncareful = true\nfinal = true\nfail-on = "warning"\nprofile = "sme"\n',
    )
    assert found == Settings(("time-limit",), ("typography",), True, True, "warning", "sme")
    assert found.threshold is Severity.WARNING


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    (tmp_path / ".contractgen.toml").write_text("careful = true", encoding="utf-8")
    deep = tmp_path / "甲" / "乙"
    deep.mkdir(parents=True)
    assert nearest_file(deep) == tmp_path / ".contractgen.toml"
    (tmp_path / "甲" / ".contractgen.toml").write_text("", encoding="utf-8")
    assert nearest_file(deep) == tmp_path / "甲" / ".contractgen.toml"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fail_onn = 1", "没有设置项“fail_onn”。你是不是想写 fail-on？"),
        ("severity = 1", "可用的有 select、ignore"),
        ('fail-on = "never"', "fail-on 只能是 error、warning、info"),
        ('careful = "yes"', "careful 应当是 true 或 false"),
        ("select = [1]", "select 应当是规则或规则类的清单"),
        ("profile = 1", "profile 应当是文字"),
        ("careful = true\nselect [", "第 2 行：不是正确的 TOML"),
    ],
)
def test_a_mistake_names_the_file_and_the_remedy(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ContractgenError) as caught:
        settings(tmp_path, text)
    assert words in str(caught.value)
    assert ".contractgen.toml" in str(caught.value)


def test_what_the_command_line_says_wins() -> None:
    file = Settings(
        select=("wording",), ignore=("wording/vague-time",), careful=True, fail_on="info", profile="sme"
    )
    assert file.overlaid() == file
    assert file.overlaid(select=("money",)) == Settings(("money",), (), True, False, "info", "sme")
    assert file.overlaid(ignore=("party",)).ignore == ("wording/vague-time", "party")
    assert file.overlaid(fail_on="error", profile="", final=True) == Settings(
        ("wording",), ("wording/vague-time",), True, True, "error", ""
    )
