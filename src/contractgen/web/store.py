"""送来的文件与审查结果：只在内存里，凭猜不到的编号取用，三十分钟后就没有了；总共放多少有上限。"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from contractgen.web.errors import RefusedError

SECONDS = 30 * 60
ROOM = 1 << 30  # 全部草稿与结果合计
_WORKING_SPACE = 4  # 审的时候，一份草稿连同各种报告大约是原来的几倍


@dataclass(frozen=True, slots=True)
class Outcome:
    """一份草稿审完的结果：条数，读不了的原因，与各种报告。"""

    error: str | None
    counts: dict[str, int] = field(default_factory=dict)
    page: bytes = b""  # 带着页首链接的网页
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # 形式 → 文件名与内容

    @property
    def size(self) -> int:
        return len(self.page) + sum(len(content) for _, content in self.files.values())


@dataclass(slots=True)
class Upload:
    """一份送来的草稿。outcome 为空就是还在审；审完后原来的内容不再留。"""

    name: str
    content: bytes
    started: bool = False
    outcome: Outcome | None = None

    @property
    def size(self) -> int:
        """占多少；还在审的按审完的估。"""
        return self.outcome.size if self.outcome else _WORKING_SPACE * len(self.content)


@dataclass(slots=True)
class Batch:
    """一次送来的几份草稿。"""

    id: str
    until: float
    uploads: tuple[Upload, ...]

    @property
    def done(self) -> bool:
        return all(each.outcome is not None for each in self.uploads)

    @property
    def size(self) -> int:
        return sum(each.size for each in self.uploads)


class Store:
    """全部批次。"""

    def __init__(
        self, seconds: float = SECONDS, room: int = ROOM, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.seconds, self.room, self._clock = seconds, room, clock
        self._batches: dict[str, Batch] = {}

    def put(self, drafts: Sequence[tuple[str, bytes]]) -> Batch:
        """收下一批；放不下的不收，已有的不动。"""
        self.sweep()
        uploads = tuple(Upload(name, content) for name, content in drafts)
        batch = Batch(secrets.token_urlsafe(24), self._clock() + self.seconds, uploads)
        if batch.size + sum(each.size for each in self._batches.values()) > self.room:
            raise RefusedError(503, "现在存放的草稿太多。请过半小时再试，或请大家删去不用的。")
        self._batches[batch.id] = batch
        return batch

    def get(self, batch_id: str) -> Batch:
        """取一批；没有的或者到期的，说明怎么办。"""
        self.sweep()
        batch = self._batches.get(batch_id)
        if batch is None:
            raise RefusedError(410, "这次审查已过期（文件只保留三十分钟）或者已经删除，请重新上传。")
        return batch

    def remove(self, batch_id: str) -> None:
        """立即删除。"""
        self._batches.pop(batch_id, None)

    def sweep(self) -> None:
        """删去到期的。"""
        now = self._clock()
        for batch_id in [each.id for each in self._batches.values() if each.until <= now]:
            del self._batches[batch_id]

    def minutes_left(self, batch: Batch) -> int:
        """还保留几分钟。"""
        return max(0, round((batch.until - self._clock()) / 60))
