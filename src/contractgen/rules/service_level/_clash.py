"""算不上的一处：指在哪里、怎样说、牵涉哪几处、怎样改。"""

from __future__ import annotations

from contractgen.model.finding import Severity
from contractgen.model.reading import Span
from contractgen.model.record import record


@record
class Clash:
    """一处算不上的。severity 为 None 时依规则。"""

    span: Span
    message: str
    related: tuple[Span, ...]
    suggestion: str
    severity: Severity | None = None
    provisional: bool = False
