"""名册：法律现状、仲裁机构、工作日历，与事务所自己的条目。"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from contractgen.model.errors import ContractgenError
from contractgen.review.registers import institutions, laws, load, working_days


def _working_days_in(year: int) -> int:
    days = working_days()
    first = dt.date(year, 1, 1)
    return sum(
        bool(days.is_working_day(first + dt.timedelta(i)))
        for i in range((dt.date(year + 1, 1, 1) - first).days)
    )


def test_every_year_has_the_published_number_of_working_days() -> None:
    assert {year: _working_days_in(year) for year in range(2020, 2027)} == {
        2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248,
    }  # fmt: skip


def test_the_2026_holidays_and_make_up_days_are_those_of_the_notice() -> None:
    year = working_days().years[2026]
    said = "1/1–1/3 2/15–2/23 4/4–4/6 5/1–5/5 6/19–6/21 9/25–9/27 10/1–10/7"
    expected = set()
    for part in said.split():
        first, last = (dt.date(2026, *map(int, day.split("/"))) for day in part.split("–"))
        expected |= {first + dt.timedelta(i) for i in range((last - first).days + 1)}
    assert year.holidays == expected
    assert sorted(day.strftime("%m-%d") for day in year.workdays) == [
        "01-04",
        "02-14",
        "02-28",
        "05-09",
        "09-20",
        "10-10",
    ]
    assert year.notice and year.published == dt.date(2025, 11, 4)


@pytest.mark.parametrize("day", [dt.date(2019, 5, 6), dt.date(2027, 2, 8)])
def test_a_year_without_a_notice_is_unknown_and_never_guessed(day: dt.date) -> None:
    assert working_days().is_working_day(day) is None


def test_make_up_saturdays_are_working_days_and_holidays_in_the_week_are_not() -> None:
    days = working_days()
    assert days.is_working_day(dt.date(2026, 2, 14)) is True
    assert days.is_working_day(dt.date(2026, 2, 16)) is False
    assert days.is_working_day(dt.date(2026, 11, 21)) is False
    assert days.is_working_day(dt.date(2026, 11, 23)) is True


@pytest.mark.parametrize(
    "title",
    [
        "合同法", "中华人民共和国合同法", "民法通则", "担保法", "中华人民共和国增值税暂行条例",
        "最高人民法院关于适用〈中华人民共和国合同法〉若干问题的解释（二）", "合同法司法解释(一)",
    ],
)  # fmt: skip
def test_repealed_laws_are_known_under_every_way_of_writing(title: str) -> None:
    law = laws().find(title)
    assert law is not None and law.status == "repealed" and law.ended and law.replacement and law.source


@pytest.mark.parametrize(
    "title",
    ["网络安全法", "仲裁法", "民事诉讼法", "公司法", "反不正当竞争法", "民法典", "保障中小企业款项支付条例"],
)
def test_revised_laws_of_the_same_title_are_not_repealed(title: str) -> None:
    law = laws().find(title)
    assert law is not None and law.status != "repealed"


def test_a_law_outside_the_register_is_unknown() -> None:
    assert laws().find("如何避免几个坑") is None
    assert laws().as_of == dt.date(2026, 11, 21)


def test_an_institution_is_found_by_its_former_and_parallel_names() -> None:
    found = {
        institutions().find(name)
        for name in ("深圳国际仲裁院", "华南国际经济贸易仲裁委员会", "深圳仲裁委员会")
    }
    assert len(found) == 1
    assert institutions().find("某地仲裁委员会") is None


def test_a_firm_may_add_and_correct_entries(tmp_path: Path) -> None:
    folder = tmp_path / "registers"
    folder.mkdir()
    (folder / "institutions.yaml").write_text(
        "institutions:\n  - {name: 绍兴仲裁委员会, place: 绍兴}\n  - {name: 广州仲裁委员会, names: [广州国际仲裁院]}\n",
        encoding="utf-8",
    )
    (folder / "law.yaml").write_text(
        "laws:\n  - {title: 某市数据条例, status: in-force, articles: 60}\n", encoding="utf-8"
    )
    firm = institutions(tmp_path)
    assert firm.find("绍兴仲裁委员会") and firm.find("北京仲裁委员会")
    renamed = firm.find("广州国际仲裁院")
    assert renamed is not None and renamed.name == "广州仲裁委员会"
    added = laws(tmp_path).find("某市数据条例")
    assert added is not None and added.articles == 60
    assert laws(tmp_path).find("合同法")
    assert institutions().find("绍兴仲裁委员会") is None
    assert working_days(tmp_path).years.keys() == working_days().years.keys()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("institutions: [\n", "第 2 行"),
        ("- 绍兴\n", "名目: 内容"),
        ("institutions: [绍兴]\n", "每项写明 name"),
        ("institutions:\n  - {name: 绍兴, 所在地: 绍兴}\n", "不认识的键"),
    ],
)
def test_a_broken_firm_register_is_explained_in_chinese(tmp_path: Path, text: str, said: str) -> None:
    folder = tmp_path / "registers"
    folder.mkdir()
    (folder / "institutions.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContractgenError, match=said):
        institutions(tmp_path)


def test_every_register_says_its_date_and_every_law_its_source() -> None:
    for name in ("law", "institutions", "working_days"):
        assert load(name)["as_of"] == dt.date(2026, 11, 21)
    assert all(law.source for law in laws().laws.values())
