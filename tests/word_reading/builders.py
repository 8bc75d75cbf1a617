"""搭建测试用的 Word 文件：只写要紧的几句 XML，其余由这里补齐。"""

from __future__ import annotations

from contractgen.model.reading import Line, Reading
from contractgen.model.zipped import zip_parts
from contractgen.word.package import Package
from contractgen.word.read import read
from contractgen.word.reading.opening import open_draft
from contractgen.word.visible_text import VisibleParagraph, paragraphs

_SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def docx(body: str, relations: str = "", content_type: str = _MAIN, **parts: str) -> bytes:
    """一份 .docx；parts 是正文以外的部件（styles、numbering、header1……）的内容，不含根元素的命名空间。"""
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{content_type}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}">'
        f"{relation('rId1', 'officeDocument', 'word/document.xml')}</Relationships>",
        "word/document.xml": rooted("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELS}">{relations}</Relationships>',
    }
    files |= {f"word/{name}.xml": rooted(_root(name), content) for name, content in parts.items()}
    return zip_parts({name: content.encode() for name, content in files.items()})


def rooted(root: str, content: str) -> str:
    return f"<w:{root} {_SPACES}>{content}</w:{root}>"


def _root(name: str) -> str:
    kind = name.rstrip("0123456789")
    return {"header": "hdr", "footer": "ftr"}.get(kind, kind)


def relation(key: str, kind: str, target: str, mode: str = "") -> str:
    external = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"{external}/>'


def p(*content: str, style: str = "", properties: str = "") -> str:
    """一个段落；content 里不以 < 开头的是普通文字。"""
    shape = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(one if one.startswith("<") else r(one) for one in content)
    return f"<w:p><w:pPr>{shape}{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """一个片段。"""
    inside = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def inserted(*content: str, author: str = "乙方") -> str:
    return f'<w:ins w:id="1" w:author="{author}">{"".join(content)}</w:ins>'


def deleted(text: str, author: str = "乙方") -> str:
    return f'<w:del w:id="2" w:author="{author}"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def field(code: str, *result: str, separate: bool = True) -> str:
    """复杂域。"""
    middle = r('<w:fldChar w:fldCharType="separate"/>') if separate else ""
    return (
        r('<w:fldChar w:fldCharType="begin"/>')
        + r(f"<w:instrText>{code}</w:instrText>")
        + middle
        + "".join(one if one.startswith("<") else r(one) for one in result)
        + r('<w:fldChar w:fldCharType="end"/>')
    )


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def table(*rows: str, properties: str = "") -> str:
    """表格；一行写成“甲|乙|丙”，或自己写 w:tr。"""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(map(row, rows))}</w:tbl>"


def row(cells: str, properties: str = "") -> str:
    if cells.startswith("<"):
        return cells
    inside = "".join(cell(text) for text in cells.split("|"))
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def cell(text: str = "", properties: str = "") -> str:
    inside = text if text.startswith("<") else p(text) if text else p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def numbered(num: int, level: int = 0) -> str:
    """段落设置：自动编号。"""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def level(index: int, form: str, pattern: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def definition(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def instance(key: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def style(key: str, name: str, inside: str = "", kind: str = "paragraph", based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{base}{inside}</w:style>'


def reading(body: str, **more: str) -> Reading:
    return read(docx(body, **more))


def texts(body: str, **more: str) -> list[str]:
    """所见各行的文字。"""
    return [line.text for line in reading(body, **more).lines]


def line(body: str, **more: str) -> Line:
    """只有一行时的那一行。"""
    (only,) = reading(body, **more).lines
    return only


def marked(one: Line, kind: str) -> list[tuple[str, str]]:
    """某种标记所及的文字与值。"""
    return [(one.text[mark.start : mark.end], mark.value) for mark in one.marks if mark.kind == kind]


def visible(body: str, **more: str) -> list[VisibleParagraph]:
    package: Package = open_draft(docx(body, **more))
    return list(paragraphs(package))
