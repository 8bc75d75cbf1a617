"""造出通用外壳 shell.docx：封面、页眉页脚、签署栏与全部样式。改动之后运行 python templates/build_shell.py。

外壳里没有合同条文，只有标签：{{p body }} 处放正文，{{p annexes }} 处放附件，其余标签见下面各处。
律师也可以直接在 Word 里改 shell.docx 的样式与版面：写合同时按样式的名称、按标签的名称取用，名称不变即可。
页码：封面计入总页数而不印页码，正文第一页是第 2 页，“共几页”含封面，与装订成册的张数一致。
"""

from __future__ import annotations

from pathlib import Path

from shell_styles import HEAD, MARGIN, PAGE_WIDTH, TEXT_WIDTH, W, styles

from contractgen.model.zipped import zip_parts

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def paragraph(style_id: str, *texts: str, section: str = "") -> str:
    runs = "".join(
        text if text.startswith("<") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
        for text in texts
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{section}</w:pPr>{runs}</w:p>'


def field(code: str, shown: str) -> str:
    runs = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{inner}</w:r>" for inner in runs)


def section(*references: str) -> str:
    return (
        f'<w:sectPr>{"".join(references)}<w:pgSz w:w="{PAGE_WIDTH}" w:h="16838"/>'
        f'<w:pgMar w:top="1531" w:right="{MARGIN}" w:bottom="1418" w:left="{MARGIN}" w:header="851"'
        ' w:footer="850" w:gutter="0"/><w:cols w:space="425"/>'
        '<w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    )


def row(*cells: str, height: int = 0) -> str:
    rule = f'<w:trHeight w:val="{height}"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{rule}</w:trPr>{''.join(cells)}</w:tr>"


def cell(width: int, content: str, line_below: bool = False, align: str = "bottom") -> str:
    below = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>'
    edges = below if line_below else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{edges}<w:vAlign w:val="{align}"/></w:tcPr>'
        f"{content}</w:tc>"
    )


def table(widths: tuple[int, ...], rows: str, centred: bool = False) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    place = '<w:jc w:val="center"/>' if centred else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="cgFields"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{place}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def cover() -> str:
    """封面：合同编号、名称、各方、签订日期与地点；没有页眉页脚。"""
    widths = (1900, 5300)

    def line(name: str, shown: str) -> str:
        return row(
            cell(widths[0], paragraph("cgCoverText", f"{name}：")),
            cell(widths[1], paragraph("cgCoverText", shown), line_below=True),
            height=620,
        )

    def control(tag: str) -> str:
        return row(
            *(cell(width, paragraph("cgCoverText", tag if n == 0 else "")) for n, width in enumerate(widths))
        )

    rows = (
        control("{%tr for party in parties %}"),
        line("{{ party.label }}", "{{ party.name }}"),
        control("{%tr endfor %}"),
        control("{%tr if signing_date %}"),
        line("签订日期", "{{ signing_date }}"),
        control("{%tr endif %}"),
        control("{%tr if signing_place %}"),
        line("签订地点", "{{ signing_place }}"),
        control("{%tr endif %}"),
    )
    return (
        paragraph("cgCoverNumber", "{% if number %}合同编号：{{ number }}{% endif %}")
        + paragraph("cgCoverTitle", "{{ title }}")
        + table(widths, "".join(rows), centred=True)
        + paragraph("cgCoverText", section=section())
    )


def signature() -> str:
    """签署栏：每两方左右并排，各行之下有一条线供签写，整块不分页。"""
    gap = 425
    side = (TEXT_WIDTH - gap) // 2
    widths = (side, gap, side)

    def line(left: str, right: str = "", height: int = 0, below: tuple[bool, ...] = (False,) * 3) -> str:
        texts = (left, "", right)
        cells = (
            cell(
                width,
                paragraph("cgSignature", text),
                line_below=drawn,
                align="bottom" if any(below) else "top",
            )
            for width, text, drawn in zip(widths, texts, below, strict=True)
        )
        return row(*cells, height=height)

    rows = (
        line("{%tr for pair in signatories %}"),
        line("{{ pair.left }}", "{{ pair.right }}", height=900),
        line("{%tr for line in pair.lines %}"),
        line("{%tr if line.right %}"),
        line("{{ line.left }}", "{{ line.right }}", 900, (True, False, True)),
        line("{%tr else %}"),
        line("{{ line.left }}", "", 900, (True, False, False)),
        line("{%tr endif %}"),
        line("{%tr endfor %}"),
        line("{%tr endfor %}"),
    )
    return table(widths, "".join(rows))


def document() -> str:
    header = '<w:headerReference w:type="default" r:id="rId1"/>'
    footer = '<w:footerReference w:type="default" r:id="rId2"/>'
    body = (
        cover()
        + paragraph("cgTitle", "{{ title }}")
        + paragraph("cgText", "{{p body }}")
        + signature()
        + paragraph("cgGap")
        + paragraph("cgText", "{{p annexes }}")
        + section(header, footer)
    )
    return f"{HEAD}<w:document {W} {R}><w:body>{body}</w:body></w:document>"


def header() -> str:
    tab = "<w:r><w:tab/></w:r>"
    number = "{% if number %}合同编号：{{ number }}{% endif %}"
    title = "{{ title }}{% if status %}（{{ status }}）{% endif %}"
    return f"{HEAD}<w:hdr {W}>{paragraph('a3', title, tab, number)}</w:hdr>"


def footer() -> str:
    texts = ("第 ", field("PAGE", "2"), " 页  共 ", field("NUMPAGES", "2"), " 页")
    return f"{HEAD}<w:ftr {W}>{paragraph('a4', *texts)}</w:ftr>"


def settings() -> str:
    switches = (
        "spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone", "ulTrailSpace",
        "doNotExpandShiftReturn", "adjustLineHeightInTable", "useFELayout",
    )  # fmt: skip
    modern = (
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", "15"),
            ("overrideTableStyleFontSizeAndJustification", "1"),
            ("enableOpenTypeFeatures", "1"),
            ("doNotFlipMirrorIndents", "1"),
        )
    )
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:drawingGridVerticalSpacing w:val="156"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        f"<w:compat>{''.join(f'<w:{switch}/>' for switch in switches)}{''.join(modern)}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def font_table() -> str:
    """字体的别名：没有装“宋体”而有 SimSun 的电脑（如 Mac 上的 Word）据此替换。"""
    fonts = (
        ("宋体", "SimSun", "02010600030101010101", "86", "auto", "variable"),
        ("黑体", "SimHei", "02010609060101010101", "86", "modern", "fixed"),
        ("Times New Roman", "", "02020603050405020304", "00", "roman", "variable"),
    )
    entries = "".join(
        f'<w:font w:name="{name}">'
        + (f'<w:altName w:val="{other}"/>' if other else "")
        + f'<w:panose1 w:val="{panose}"/><w:charset w:val="{charset}"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{pitch}"/></w:font>'
        for name, other, panose, charset, family, pitch in fonts
    )
    return f"{HEAD}<w:fonts {W}>{entries}</w:fonts>"


def theme() -> str:
    """主题：Word 要求有。字体与样式中写明的相同；样式都不引用它。"""
    colours = (
        ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F2937"), ("lt2", "EDEDED"), ("accent1", "1F3864"),
        ("accent2", "7F1D1D"), ("accent3", "595959"), ("accent4", "806000"), ("accent5", "1F4E79"),
        ("accent6", "385623"), ("hlink", "1F4E79"), ("folHlink", "595959"),
    )  # fmt: skip
    palette = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours)
    face = '<a:latin typeface="Times New Roman"/><a:ea typeface="%s"/><a:cs typeface="Times New Roman"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="合同">'
        f'<a:themeElements><a:clrScheme name="合同">{palette}</a:clrScheme><a:fontScheme name="合同">'
        f"<a:majorFont>{face % '黑体'}</a:majorFont><a:minorFont>{face % '宋体'}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="合同"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def relationships(*entries: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(entries, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def content_types() -> str:
    kinds = (
        ("document", "document.main"), ("styles", "styles"), ("settings", "settings"),
        ("fontTable", "fontTable"), ("header1", "header"), ("footer1", "footer"),
    )  # fmt: skip
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MIME}.{kind}+xml"/>' for name, kind in kinds
    )
    overrides += (
        '<Override PartName="/word/theme/theme1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def build() -> bytes:
    """外壳的全部字节；同一份源码得到同样的字节。"""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships(
            ("header", "header1.xml"), ("footer", "footer1.xml"), ("styles", "styles.xml"),
            ("settings", "settings.xml"), ("fontTable", "fontTable.xml"), ("theme", "theme/theme1.xml"),
        ),
        "word/header1.xml": header(),
        "word/footer1.xml": footer(),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
    }  # fmt: skip
    return zip_parts({name: text.encode() for name, text in parts.items()})


if __name__ == "__main__":
    Path(__file__).with_name("shell.docx").write_bytes(build())
