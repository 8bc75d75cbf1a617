"""手写的一打难题：在示例参数上改动几处，看合同里印出什么，或者报告哪几处问题。

一个故事一个文件：sample 是所据的示例，changes 与 remove 是改动，shown 必须印出，absent 不得印出，
problems 是应当报告的问题（每条是其中的一段话），写了 problems 的不生成文件。
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from contractgen.library.catalogue import open_library
from contractgen.model.errors import InvalidParametersError
from contractgen.params import from_mapping, load
from contractgen.usecases.check_parameters import check_read
from contractgen.usecases.render_contract import render_contract, unreviewed
from tests.reading import faults, read_back
from tests.samples import put, sample

_STORIES = sorted(Path(__file__).parent.glob("*.yaml"))


def changed(story: dict[str, Any]) -> dict[str, Any]:
    """示例参数，照故事改动。"""
    values = sample(story["sample"])
    for path, value in story.get("changes", {}).items():
        put(values, path, copy.deepcopy(value))
    for path in story.get("remove", ()):
        put(values, path, None)
    return values


@pytest.mark.parametrize("path", _STORIES, ids=lambda path: path.stem)
def test_the_story_ends_as_told(path: Path) -> None:
    story = load(path).data
    source, library = from_mapping(changed(story)), open_library()
    if "problems" in story:
        lines = check_read(source, library).lines()
        for expected in story["problems"]:
            assert any(expected in line for line in lines), (expected, lines)
        assert len(lines) == len(story["problems"]), lines
        with pytest.raises(InvalidParametersError):
            render_contract(source, library)
        return
    if "review" in story:
        # 文字照样写得出来，但起草时的自审指出它，并说明来自哪个参数
        with pytest.raises(InvalidParametersError, match=story["review"]):
            render_contract(source, library)
    docx = (unreviewed if "review" in story else render_contract)(source, library).docx
    text = read_back(docx).text
    assert not [words for words in story["shown"] if words not in text]
    assert not [words for words in story.get("absent", ()) if words in text]
    assert faults(docx) == []
