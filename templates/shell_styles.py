"""通用外壳的全部样式：样式的名称是律师在 Word 里看到的中文名，写合同的程序也按这些名称取用。"""

from __future__ import annotations

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

LATIN = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"'
SONG = f'<w:rFonts w:hint="eastAsia" {LATIN} w:eastAsia="宋体"/>'
HEI = f'<w:rFonts w:hint="eastAsia" {LATIN} w:eastAsia="黑体"/>'
BOLD = "<w:b/><w:bCs/>"
PAGE_WIDTH, MARGIN = 11906, 1588
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
LINE = 'w:line="440" w:lineRule="exact"'  # 正文固定 22 磅，换了字体行距也不变
TALL_LINE = 'w:line="560" w:lineRule="exact"'
TWO_CHARACTERS = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
DEPTH = ("", "二级", "三级", "四级", "五级", "六级", "七级", "八级")


def size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def spacing(before: int = 0, after: int = 0, line: str = LINE) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" {line}/>'


def style(
    key: str, name: str, based_on: str | None = "a", paragraph: str = "", text: str = "", follow: str = ""
) -> str:
    """一个段落样式。"""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    following = f'<w:next w:val="{follow}"/>' if follow else ""
    default = "" if based_on else ' w:default="1"'
    custom = "" if name in ("Normal", "header", "footer") else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{key}"><w:name w:val="{name}"/>{base}'
        f"{following}<w:qFormat/>"
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{text}</w:rPr>" if text else "")
        + "</w:style>"
    )


def numbered_styles() -> str:
    """条、款、项及附件中的条、款、项；编号由程序连上，不在外壳里。"""
    heading = f'<w:keepNext/><w:keepLines/>{spacing(240, 120)}<w:jc w:val="left"/><w:outlineLvl w:val="%d"/>'
    heading_text = f"{HEI}{BOLD}"
    found = [style("cgArticle", "条", paragraph=heading % 0, text=heading_text, follow="cgClause1")]
    title = (
        f"<w:keepNext/><w:keepLines/><w:pageBreakBefore/>{spacing(0, 360, TALL_LINE)}"
        '<w:jc w:val="center"/><w:outlineLvl w:val="0"/>'
    )
    for prefix, key in (("", "cg"), ("附件", "cgAnnex")):
        if prefix:
            text = f"{HEI}{BOLD}{size(32)}"
            found.append(style("cgAnnex", "附件标题", paragraph=title, text=text, follow="cgAnnexArticle"))
            found.append(
                style(
                    "cgAnnexArticle",
                    "附件条",
                    paragraph=heading % 1,
                    text=heading_text,
                    follow="cgAnnexClause1",
                )
            )
        for kind, name, count in (("Clause", "款", 4), ("Item", "项", 8)):
            for depth in range(count):
                found.append(
                    style(
                        f"{key}{kind}{depth + 1}", f"{prefix}{DEPTH[depth]}{name}", paragraph=spacing(0, 60)
                    )
                )
    return "".join(found)


def plain_styles() -> str:
    """没有编号的段落：封面、首部、条文、签署与表格。"""
    centred, left = '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'
    table_line = 'w:line="340" w:lineRule="exact"'
    cover_line = 'w:line="480" w:lineRule="atLeast"'
    title_line = 'w:line="800" w:lineRule="exact"'
    return "".join(
        (
            style("cgCoverNumber", "封面编号", paragraph=spacing(0, 0, cover_line) + '<w:jc w:val="right"/>'),
            style(
                "cgCoverTitle", "封面标题",
                paragraph=spacing(3000, 2600, title_line) + centred, text=HEI + BOLD + size(52),
            ),
            style("cgCoverText", "封面文字", paragraph=spacing(160, 0, cover_line) + left, text=size(28)),
            style(
                "cgTitle", "合同标题",
                paragraph=f'<w:keepNext/>{spacing(120, 360, TALL_LINE)}{centred}',
                text=HEI + BOLD + size(36),
            ),
            style("cgOpening", "首部", paragraph=spacing(0, 60) + TWO_CHARACTERS),
            style(
                "cgOpeningHeading", "首部标题",
                paragraph=f"<w:keepNext/><w:keepLines/>{spacing(180, 60)}{left}", text=HEI + BOLD,
            ),
            style("cgText", "条文", paragraph=spacing(0, 60) + TWO_CHARACTERS),
            style(
                "cgClosing", "签署语",
                paragraph=f"<w:keepNext/><w:keepLines/>{spacing(240, 240)}{TWO_CHARACTERS}",
            ),
            style("cgSignature", "签署栏", paragraph=f"<w:keepNext/><w:keepLines/>{spacing(60, 60)}{left}"),
            style("cgField", "首部栏", paragraph=spacing(0, 0) + left),
            style("cgCell", "表格文字", paragraph=spacing(0, 0, table_line) + left, text=size(21)),
            style(
                "cgHeadCell", "表头",
                paragraph=f"<w:keepNext/>{spacing(0, 0, table_line)}{centred}", text=HEI + size(21),
            ),
            style(
                "cgGap", "表格间隔",
                paragraph=spacing(0, 0, 'w:line="200" w:lineRule="exact"'), text=size(10),
            ),
            style(
                "a3", "header",
                paragraph='<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="auto"/></w:pBdr>'
                f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs><w:jc w:val="left"/>',
                text=size(18),
            ),
            style("a4", "footer", paragraph=centred, text=size(18)),
        )
    )  # fmt: skip


def table_styles() -> str:
    """合同表格（细框线、浅灰表头）与首部表格（无框线）。"""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (
        '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="%d" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="cgTable"><w:name w:val="合同表格"/>'
        f'<w:basedOn w:val="a1"/><w:qFormat/><w:tblPr><w:tblBorders>{edges}</w:tblBorders>'
        f'{margins % 108}</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/></w:tcPr></w:tblStylePr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="cgFields"><w:name w:val="首部表格"/>'
        f'<w:basedOn w:val="a1"/><w:qFormat/><w:tblPr>{margins % 0}</w:tblPr></w:style>'
    )


def styles() -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{SONG}<w:kern w:val="2"/>{size(24)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    character = (
        '<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="cgRunIn"><w:name w:val="款标题"/>'
        f'<w:basedOn w:val="a0"/><w:qFormat/><w:rPr>{BOLD}</w:rPr></w:style>'
    )
    no_list = (
        '<w:style w:type="numbering" w:default="1" w:styleId="a2"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    # 不对齐网格：否则“固定 22 磅”在有的软件里被凑成两行网格
    normal = style("a", "Normal", None, '<w:snapToGrid w:val="0"/><w:jc w:val="both"/>', SONG)
    parts = (defaults, normal, character, table_styles(), no_list, numbered_styles(), plain_styles())
    return f"{HEAD}<w:styles {W}>{''.join(parts)}</w:styles>"
