"""审查草稿：读入、运行规则、扣除保留意见与基线，得出报告。命令行、网页与 Python 调用者共用。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from contractgen import __version__
from contractgen.model.errors import ContractgenError
from contractgen.model.finding import Confidence, DraftReport, Finding, Report
from contractgen.model.reading import Reading
from contractgen.model.record import record, replace
from contractgen.review import discovery, engine, waivers
from contractgen.review.baseline import Baseline, read_baseline
from contractgen.review.config import Settings, nearest_file, read_settings
from contractgen.review.draft import Draft
from contractgen.review.review import Review, ReviewedDraft
from contractgen.usecases.find_drafts import find_drafts
from contractgen.usecases.read_draft import ReadDraft, read_draft


class Ahead(Protocol):
    """已经在读的一份草稿。"""

    def ready(self) -> bool:
        """读好了，或者没有在读的。"""

    def reading(self, content: bytes) -> Reading | None:
        """这些内容读好的样子；读的不是这一份、没有读成的为 None。"""


@record
class Request:
    """怎样审：写明的设置盖在 .contractgen.toml 之上；config 指定设置文件，library 是事务所自己的库。

    helped 表示长草稿可以用两个进程审，ahead 是已经在别的进程里读着的草稿，只有命令行才这样；
    nearby 表示去找草稿上方的设置文件，上传的草稿没有上方。
    """

    overlay: Mapping[str, object] = MappingProxyType({})  # Settings.overlaid 的参数
    config: str | Path | None = None
    library: str | Path | None = None
    waivers: bool = True
    helped: bool = False
    nearby: bool = True
    ahead: Ahead | None = None


def lint(
    path_or_bytes: str | Path | bytes,
    *,
    name: str = "",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    careful: bool = False,
    final: bool = False,
    profile: str | None = None,
    config: str | Path | None = None,
    baseline: str | Path | None = None,
    waivers: bool = True,
    library: str | Path | None = None,
) -> Report:
    """审查一份草稿（文件路径或内容）或一个文件夹，返回报告。

    读不了的草稿，原因在其 error 里，不抛出；设置写错了抛出 ContractgenError。name 是内容的文件名，
    决定是否按 Markdown 读。
    """
    overlay = {
        "select": tuple(select), "ignore": tuple(ignore),
        "careful": careful, "final": final, "profile": profile,
    }  # fmt: skip
    request = Request(overlay, config, library, waivers)
    if isinstance(path_or_bytes, bytes):
        drafts = [review_bytes(path_or_bytes, name, request)]
    else:
        drafts = [review_file(file, request) for file in find_drafts([path_or_bytes]).files]
    return review(drafts if baseline is None else without_known(drafts, Path(baseline))).report


def review(drafts: Sequence[ReviewedDraft]) -> Review:
    """几份审过的草稿合成一次审查。"""
    return Review(tuple(drafts), _rules_found_by(drafts), __version__)


def without_known(drafts: Sequence[ReviewedDraft], baseline: Path) -> list[ReviewedDraft]:
    """略去已列入基线的意见。"""
    known = Baseline(read_baseline(baseline))
    found = []
    for each in drafts:
        fresh = known.new(each.report.findings)
        hidden = len(each.report.findings) - len(fresh)
        found.append(replace(each, report=replace(each.report, findings=fresh), known=hidden))
    return found


def exit_code(review: Review) -> int:
    """0 没有问题；1 有达到 fail-on 的意见；2 有读不了的草稿。"""
    if any(each.report.error is not None for each in review.drafts):
        return 2
    return int(
        any(
            finding.severity >= each.settings.threshold
            for each in review.drafts
            for finding in each.report.findings
        )
    )


def review_file(path: str, request: Request) -> ReviewedDraft:
    """审一个文件；打不开的说明原因。"""
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        return ReviewedDraft(DraftReport(path, "", None, error=_unopened(error)))
    return review_bytes(content, path, request)


def review_bytes(content: bytes, name: str, request: Request) -> ReviewedDraft:
    """审一份草稿的内容；name 是它的路径或文件名（- 为标准输入）。"""
    settings = settings_for(name, request)
    rules = discovery.chosen(settings.select, settings.ignore)
    digest = sha256(content).hexdigest()
    try:
        read = _read(content, name, rules, request)
    except ContractgenError as error:
        return ReviewedDraft(DraftReport(name, digest, None, error=str(error)), content)
    draft = Draft(read.reading, rule_settings(settings, request.library))
    report = _judged(DraftReport(name, digest, read.reading), draft, settings, rules, request)
    return ReviewedDraft(report, content, read.docx, draft, settings)


def not_reviewed(content: bytes, name: str, why: str) -> ReviewedDraft:
    """没有审成的一份，与原因。"""
    return ReviewedDraft(DraftReport(name, sha256(content).hexdigest(), None, error=why), content)


def _read(content: bytes, name: str, rules: discovery.Rules, request: Request) -> ReadDraft:
    """读入草稿；有人先读着的，趁这工夫载入规则，再取它读好的。"""
    if request.ahead is not None:
        ahead = request.ahead
        engine.load_while(rules, lambda: not ahead.ready())
        reading = ahead.reading(content)
        if reading is not None:
            return ReadDraft(reading, content)
    return read_draft(content, name)


def settings_for(name: str, request: Request) -> Settings:
    """一份草稿的设置：指定的文件，或草稿上方最近的 .contractgen.toml，盖上写明的。"""
    file = Path(request.config) if request.config is not None else None
    if file is None and request.nearby and name and name != "-":
        file = nearest_file(Path(name).parent)
    settings = read_settings(file) if file else Settings()
    return settings.overlaid(**request.overlay)  # type: ignore[arg-type]


def _judged(
    report: DraftReport, draft: Draft, settings: Settings, rules: discovery.Rules, request: Request
) -> DraftReport:
    """运行规则，扣除保留意见。"""
    outcomes = engine.run(draft, rules, helped=request.helped)
    applied = waivers.Applied(tuple(outcomes.findings), (), ())
    if request.waivers:
        applied = waivers.apply(outcomes.findings, draft.reading, discovery.rule_ids(), rules.ids)
    return replace(
        report,
        findings=tuple(each for each in applied.findings if _shown(each, settings)),
        not_checked=(*outcomes.not_checked, *applied.unused),
        waived=tuple(each for each in applied.waived if _shown(each.finding, settings)),
    )


def rule_settings(settings: Settings, library: str | Path | None) -> dict[str, object]:
    """规则可以看到的设置（Draft.settings）。"""
    return {"profile": settings.profile, "final": settings.final, "library": library}


def _shown(finding: Finding, settings: Settings) -> bool:
    """把握低的只在 careful 时列出。"""
    return settings.careful or finding.confidence is not Confidence.LOW


def _rules_found_by(drafts: Sequence[ReviewedDraft]) -> discovery.Rules:
    """报告里出现的规则，供说明其标题与缘由。"""
    found = {
        finding.rule
        for each in drafts
        for finding in (*each.report.findings, *(waived.finding for waived in each.report.waived))
    }
    return discovery.Rules(sorted(found & set(discovery.rule_ids())))


def _unopened(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件，请检查路径。"
    if isinstance(error, PermissionError):
        return "没有读取的权限，请检查文件是否被其他程序占用。"
    return f"读不了（{error.strerror}）。"
