"""事务所自己的条款库：新加一个条款，它的参数自己出现在 Excel 表单里，填好的也读得回来。"""

from __future__ import annotations

from pathlib import Path

import pytest

from contractgen.usecases.check_parameters import check
from contractgen.usecases.forms import form_workbook, open_parameters
from tests.workbook.filling import FILE, Filled

_CLAUSE = """---
title: 上门
basis: [民法典第五百零九条]
parameters:
  visits:
    title: 上门安排
    type: object
    required: [parking, places]
    properties:
      parking: {title: 提供停车位, type: boolean}
      places:
        title: 上门地点
        type: array
        items:
          title: 地点
          type: object
          required: [name]
          properties:
            name: {title: 名称, type: string, minLength: 1}
            keeper:
              title: 接待人
              type: object
              required: [who]
              properties:
                who: {title: 姓名, type: string, minLength: 1}
            tools: {title: 自带工具, type: array, items: {type: string}}
---
上门地点见约定。
"""


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    for name, text in {
        "clauses/visit.md": _CLAUSE,
        "templates/visit/template.yaml": "title: 上门服务协议\nlabels: {client: 客户, provider: 服务商}\narticles: [visit]\n",
        "templates/visit/sample.yaml": "template: visit\n",
    }.items():
        path = tmp_path / "firm" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "firm"


def test_a_firms_own_clause_has_its_fields_in_the_form(firm: Path) -> None:
    book = Filled(form_workbook("visit", library=firm))
    book.put("visits.parking", "是")
    book.put("visits.places[1].name", "总部")
    book.put("visits.places[1].keeper.who", "林知夏")
    book.put("visits.places[1].tools", "扳手\n电钻")
    opened = open_parameters(book.saved(), FILE, firm)
    place = {"name": "总部", "keeper": {"who": "林知夏"}, "tools": ["扳手", "电钻"]}
    assert opened.parameters["visits"] == {"parking": True, "places": [place]}


def test_without_that_library_the_form_is_explained(firm: Path, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(form_workbook("visit", library=firm))
    report = check(path)
    assert not report.readable and "visit" in report.lines()[0] and "sla-annex" in report.lines()[0]
    assert check(path, firm).template == "visit"
