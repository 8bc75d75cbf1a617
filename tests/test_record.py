"""记录与冻结的 dataclass 用法相同。"""

from __future__ import annotations

import dataclasses
import inspect
import pickle

import pytest

from contractgen.model.record import mutable, record, replace


@record
class Point:
    x: int
    y: int = 0
    name: str = ""


@record
class Other:
    left: str
    right: str
    note: str = "无"


@record
class Alone:
    only: str


@record
class Deep(Point):
    z: int = 1


def test_fields_are_given_in_order_or_by_name_and_the_rest_have_their_defaults() -> None:
    assert (Point(3).x, Point(3).y, Point(3, name="甲").name) == (3, 0, "甲")


def test_classes_with_as_many_fields_keep_their_own_names() -> None:
    assert repr(Other("左", right="右")) == "Other(left='左', right='右', note='无')"
    assert repr(Point(1, 2, "乙")) == "Point(x=1, y=2, name='乙')"
    assert list(inspect.signature(Other).parameters) == ["left", "right", "note"]


def test_a_missing_or_unknown_field_is_named() -> None:
    with pytest.raises(TypeError, match="'x'"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="'w'"):
        Point(1, w=2)  # type: ignore[call-arg]


def test_a_subclass_adds_its_fields_after_the_inherited_ones() -> None:
    assert repr(Deep(1, 2, "甲", 3)) == "Deep(x=1, y=2, name='甲', z=3)"
    assert Deep(1).z == 1


def test_records_are_replaced_compared_and_hashed_by_value() -> None:
    assert dataclasses.replace(Point(1), y=5) == Point(1, 5)  # type: ignore[type-var]
    assert len({Point(1), Point(1, 0), Point(2)}) == 2


def test_a_field_without_default_cannot_follow_one_with_a_default() -> None:
    with pytest.raises(TypeError, match="默认值"):

        @record
        class Wrong(Point):
            late: int


def test_records_travel_to_another_process_whole() -> None:
    for one in (Point(1, 2, "甲"), Alone("乙"), Deep(1)):
        assert pickle.loads(pickle.dumps(one)) == one


@mutable
class Tally:
    name: str
    count: int = 0


def test_a_mutable_record_can_change_but_cannot_be_a_key() -> None:
    tally = Tally("甲")
    tally.count += 1
    assert tally == Tally("甲", 1)
    with pytest.raises(TypeError):
        hash(tally)


def test_replace_makes_another_with_some_fields_changed() -> None:
    one = Other("左", "右")
    assert replace(one, right="后") == Other("左", "后", "无")
    assert one.right == "右"
    with pytest.raises(TypeError):
        replace(one, middle="中")
