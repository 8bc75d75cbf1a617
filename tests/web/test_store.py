"""存放：猜不到的编号，到时即删，合计有上限。"""

from __future__ import annotations

import pytest

from contractgen.web.errors import RefusedError
from contractgen.web.store import Outcome, Store

DRAFT = ("甲.docx", b"x" * 100)


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_batch_is_there_for_thirty_minutes_and_then_gone() -> None:
    clock = _Clock()
    store = Store(clock=clock)
    batch = store.put([DRAFT])
    clock.now = 29 * 60
    assert store.get(batch.id) is batch
    assert store.minutes_left(batch) == 1
    clock.now = 30 * 60
    with pytest.raises(RefusedError, match=r"已过期.*重新上传") as caught:
        store.get(batch.id)
    assert caught.value.status == 410


def test_sweeping_forgets_without_anyone_asking() -> None:
    clock = _Clock()
    store = Store(clock=clock)
    store.put([DRAFT])
    clock.now = 31 * 60
    store.sweep()
    assert not store._batches


def test_ids_cannot_be_guessed() -> None:
    store = Store()
    ids = {store.put([DRAFT]).id for _ in range(50)}
    assert len(ids) == 50
    assert all(len(each) >= 32 for each in ids)


def test_there_is_only_so_much_room_and_the_earlier_ones_stay() -> None:
    clock = _Clock()
    store = Store(room=1000, clock=clock)
    first, second = store.put([DRAFT]), store.put([DRAFT])
    with pytest.raises(RefusedError, match="太多") as caught:
        store.put([DRAFT])
    assert caught.value.status == 503
    assert store.get(first.id) is first
    upload = second.uploads[0]
    upload.outcome, upload.content = Outcome(None, page=b"y" * 50), b""
    store.put([DRAFT])  # 审完的按实际大小算
    clock.now = 31 * 60
    assert store.put([DRAFT, DRAFT]).size == 800


def test_a_batch_can_be_deleted_at_once() -> None:
    store = Store()
    batch = store.put([DRAFT])
    store.remove(batch.id)
    store.remove(batch.id)
    with pytest.raises(RefusedError):
        store.get(batch.id)
