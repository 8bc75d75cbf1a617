"""基线：已经知道、不再报告的意见，以指纹记在一个 JSON 文件里。"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from contractgen.model.errors import ContractgenError
from contractgen.model.finding import Finding

_KIND = "contractgen-baseline"


class Baseline:
    """已知的指纹与各自的次数；同一指纹出现的次数超过记下的，多出的仍要报告。"""

    def __init__(self, counts: Counter[str]) -> None:
        self._left = Counter(counts)

    def new(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """不在基线里的意见。"""
        fresh = []
        for finding in findings:
            if self._left[finding.fingerprint] > 0:
                self._left[finding.fingerprint] -= 1
            else:
                fresh.append(finding)
        return tuple(fresh)


def read_baseline(path: Path) -> Counter[str]:
    """读出基线文件；不是基线文件的说明怎样得到它。"""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError):
        content = None
    counts = (
        content.get("fingerprints") if isinstance(content, dict) and content.get("kind") == _KIND else None
    )
    if not isinstance(counts, dict) or not all(isinstance(count, int) for count in counts.values()):
        raise ContractgenError(f"{path}：不是基线文件。请用 contractgen lint … --write-baseline 文件 生成。")
    return Counter(counts)


def is_baseline(path: Path) -> bool:
    """是否为基线文件（可以直接更新）。"""
    try:
        read_baseline(path)
    except (ContractgenError, OSError):
        return False
    return True


def written(findings: Iterable[Finding]) -> bytes:
    """把这些意见记成基线文件的内容：按指纹排序，便于比较前后两次。"""
    counts = Counter(finding.fingerprint for finding in findings)
    content = {"kind": _KIND, "version": 1, "fingerprints": dict(sorted(counts.items()))}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
