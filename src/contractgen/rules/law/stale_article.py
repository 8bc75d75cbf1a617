"""引用的条号在现行文本里没有，或者已经移了位置。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractgen.facts.law_citations import ArticleNumber, LawCitation, law_citations
from contractgen.model.finding import Confidence, Finding, Severity
from contractgen.review.draft import Draft
from contractgen.review.registers import Law, laws
from contractgen.review.rule import Rule
from contractgen.zh.numerals import to_chinese


class StaleArticle(Rule):
    """法律修改后条文顺延，旧的条号就指到了别的内容：网络安全法的等级保护义务现在是第二十三条，协议管辖现在是民事诉讼法第三十五条。

    写法：只引法律名称也可以；要引条号的，按现行文本核对。确指旧文本的，在名称后写明年份，如“（2016年）”。
    """

    title = "法律版本或条文序号过时"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    basis = ("现行法律文本",)
    bad = (
        "8.1 乙方应按《网络安全法》>>第二十一条<<落实网络安全等级保护制度。",
        "15.1 双方依照《中华人民共和国民事诉讼法》>>第三十四条<<约定管辖法院。",
        "15.2 本条构成《仲裁法》>>第十六条<<所称的仲裁协议。",
        "12.1 损害赔偿适用《民法典》>>第一千三百条<<。",
        "13.1 受委托创作的作品，依《著作权法》>>第十七条<<确定归属。",
    )
    good = (
        "8.1 乙方应按《网络安全法》第二十三条落实网络安全等级保护制度。",
        "8.2 乙方应遵守《网络安全法》第二十一条的规定。",
        "8.3 《网络安全法》（2016年）第二十一条规定的等级保护制度，现为第二十三条。",
        "15.1 因不动产纠纷提起的诉讼，依《民事诉讼法》第三十四条专属管辖，不得书面协议变更。",
        "12.1 违约金的调整适用《民法典》第五百八十五条第二款，损害赔偿适用第五百八十四条。",
        "12.2 保密义务适用《中华人民共和国反不正当竞争法》和《数据安全法》。",
    )

    def check(self, draft: Draft) -> Iterator[Finding]:
        cited = [
            each for each in draft.ask(law_citations) if each.articles and not each.former and not each.dated
        ]
        if not cited:
            return
        register = laws(draft.settings.get("library"))
        for citation in cited:
            law = register.find(citation.title)
            if law is None or law.status == "repealed":
                continue
            for article in citation.articles:
                yield from self._judged(draft, law, citation, article)

    def _judged(
        self, draft: Draft, law: Law, citation: LawCitation, article: ArticleNumber
    ) -> Iterator[Finding]:
        number = f"第{to_chinese(article.number)}条"
        where = draft.where(article.span)
        if law.articles is not None and not 1 <= article.number <= law.articles:
            yield self.finding(
                article.span,
                f"{where}引用《{law.short}》{number}，现行文本共{law.articles}条，没有这一条。",
                severity=Severity.WARNING if citation.provisional else Severity.ERROR,
                related=[citation.span],
                suggestion="按现行文本核对条号，或者只引法律名称。",
                provisional=citation.provisional,
            )
            return
        for moved in law.moved:
            topic = re.search(moved.topic, citation.sentence)
            if moved.was != article.number or topic is None:
                continue
            if moved.unless and re.search(moved.unless, citation.sentence):
                continue
            since = f"自{law.since_when}起" if law.since else "修改后"
            yield self.finding(
                article.span,
                f"{where}就“{topic.group()}”引用《{law.short}》{number}，{since}施行的文本里相应内容是第{to_chinese(moved.now)}条，"
                f"{number}已是别的规定。",
                related=[citation.span],
                basis=(f"{law.short}第{to_chinese(moved.now)}条",),
                suggestion=f"核对后改引第{to_chinese(moved.now)}条；确指旧文本的，写明年份。",
                provisional=citation.provisional,
            )
