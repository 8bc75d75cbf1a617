"""读一个段落里的文字：依次走过片段、链接、控件、修订、域，所见的留下，不见的略过。"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from contractgen.word.markup import MC, w
from contractgen.word.reading.alternatives import M, chosen_alternative, control_value, keeps_space
from contractgen.word.reading.field_results import is_ticked, keyword, shown_without_result
from contractgen.word.reading.fields import Field, Fields
from contractgen.word.reading.paragraph_text import ParagraphText
from contractgen.word.reading.run_shapes import RunShape, StyleSheet, has_underscored_tab
from contractgen.word.reading.symbols import TICKED, TICKED_LOOKS, UNTICKED, UNTICKED_LOOKS, decoded, symbol
from contractgen.word.reading.visible_paragraph import Anchor, FieldRange

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_T, _PPR, _PSTYLE, _VAL = w("t"), w("pPr"), w("pStyle"), w("val")
_AUTHOR, _ID = w("author"), w("id")
_EDGES = {w("commentRangeStart"): "start", w("commentRangeEnd"): "end"}
_CHECKED = f"{{{W14}}}checkbox/{{{W14}}}checked"
_BREAKS = str.maketrans("\n\r", "  ")
_TABS = w("tabs")
_NO_PROPERTIES: dict[Any, Any] = {}
_NOT_TEXT = (
    *("pPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "sectPr", "rt", "rubyPr"),
    *("delInstrText", "fldData", "ffData", "customXmlPr", "smartTagPr"),
)
_LEADER = ("underline", "leader")

Handler = Callable[[Any], None]


class InlineReader:
    """读一篇文字（正文、一个文本框、一条脚注……）的各个段落；域的状态由上一段延续到下一段。"""

    def __init__(self, sheet: StyleSheet, story: Iterable[Any]) -> None:
        self.hidden = False  # 遇到过隐藏文字
        self.notes: list[tuple[str, str]] = []  # 脚注、尾注的引用，依次序
        self.out = ParagraphText()
        self._sheet = sheet
        self._fields = Fields(story)
        self.style: str | None = None  # 所读段落的样式标识
        self.properties: dict[Any, Any] = {}  # 所读段落的 w:pPr：元素名 → 元素
        self._run: Any | None = None
        self._shape = RunShape(False, (), None)
        self._gone: list[str] | None = None  # 正在走过的删除：删去的文字
        self._handlers = self._make_handlers()

    def read(self, paragraph: Any, out: ParagraphText) -> None:
        """读一个 ``w:p``，所见的文字加进 out。"""
        self.out = out
        self.properties = _NO_PROPERTIES
        for child in paragraph.iterchildren(_PPR):
            self.properties = {one.tag: one for one in child}
        style = self.properties.get(_PSTYLE)
        self.style = style.get(_VAL) if style is not None else None
        self._shape = self._sheet.shape(self.style, None)
        self._walk(paragraph)

    def finish(self) -> None:
        """段落已完：跨段落的域在这一段的部分记下来。"""
        for one in self._fields.open:
            if not one.in_code:
                self.out.mark("field", one.text, one.start, self.out.length)
        outermost = self._fields.open[0] if self._fields.open else None
        if outermost is not None:
            self.out.fields.append(FieldRange(outermost.start, self.out.length, outermost.run, None))
            self._fields.next_paragraph()

    def _make_handlers(self) -> dict[Any, Handler]:
        """元素 → 怎样读；不在此列的只看它里面有什么。"""
        handlers: dict[Any, Handler] = {w(name): self._nothing for name in _NOT_TEXT}
        own: dict[str, Handler] = {
            "r": self._read_run, "rPr": self._run_properties, "t": self._text,
            "delText": self._deleted_text, "tab": self._tab, "ptab": self._tab,
            "br": self._line_break, "cr": self._line_break, "noBreakHyphen": self._hyphen,
            "sym": self._symbol, "del": self._deletion, "moveFrom": self._deletion,
            "ins": self._insertion, "moveTo": self._insertion,
            "fldChar": self._field_character, "instrText": self._field_code,
            "fldSimple": self._simple_field, "sdt": self._control, "txbxContent": self._box,
            "p": self._loose, "tbl": self._loose, "commentRangeStart": self._anchor,
            "commentRangeEnd": self._anchor, "commentReference": self._anchor,
            "footnoteReference": self._note, "endnoteReference": self._note,
        }  # fmt: skip
        handlers.update({w(name): handler for name, handler in own.items()})
        handlers[f"{{{MC}}}AlternateContent"] = self._alternate
        handlers[f"{{{M}}}oMath"] = self._formula
        handlers[f"{{{M}}}f"] = self._fraction
        handlers[f"{{{M}}}t"] = self._text
        return handlers

    def _walk(self, element: Any) -> None:
        handlers, walk = self._handlers, self._walk
        for child in element:
            handlers.get(child.tag, walk)(child)

    def _nothing(self, element: Any) -> None:
        """不是文字。"""

    def _read_run(self, run: Any) -> None:
        outer, shape = self._run, self._shape
        if outer is None:
            self._run = run
        handlers, walk = self._handlers, self._walk
        for child in run:
            handlers.get(child.tag, walk)(child)
        self._run, self._shape = outer, shape

    def _run_properties(self, properties: Any) -> None:
        if self._run is not None:
            self._shape = self._sheet.shape(self.style, properties)

    # —— 字 ——

    def _emit(self, text: str, node: Any, offset: int = 0, more: tuple[tuple[str, str], ...] = ()) -> None:
        if self._gone is not None:
            self._gone.append(text)
        elif self._fields.open and self._fields.in_code:
            self._fields.take(text)
        elif self._shape.hidden:
            self.hidden = self.hidden or not text.isspace()
        elif text:
            self.out.add(text, self._run, node, offset, self._shape.marks + more)

    def _text(self, node: Any) -> None:
        text = node.text
        if not text:
            return
        offset = 0
        if (text[0] <= " " or text[-1] <= " ") and not keeps_space(node):
            offset = len(text) - len(text.lstrip(" \t\r\n"))
            text = text.strip(" \t\r\n")  # 未写 xml:space 的，Word 不显示首尾空白
        if "\n" in text or "\r" in text:
            text = text.translate(_BREAKS)
        self._emit(decoded(text, self._shape.font), node, offset)

    def _deleted_text(self, node: Any) -> None:
        if self._gone is not None:
            self._gone.append(node.text or "")

    def _tab(self, node: Any) -> None:
        ruled = has_underscored_tab(self.properties.get(_TABS)) or self._sheet.underscored_tabs(self.style)
        self._emit("\t", node, 0, (_LEADER,) if ruled else ())

    def _line_break(self, node: Any) -> None:
        self._emit("\n", node)

    def _hyphen(self, node: Any) -> None:
        self._emit("-", node)

    def _symbol(self, node: Any) -> None:
        font, written = node.get(w("font")), node.get(w("char"), "")
        try:
            shown = symbol(font, int(written, 16))
        except ValueError:
            return
        self._emit(shown, node, 0, (("symbol", f"{font or ''}:{written.upper()}"),))

    # —— 修订 ——

    def _deletion(self, element: Any) -> None:
        if self._gone is not None:
            self._walk(element)
            return
        self._gone = []
        self._walk(element)
        text, self._gone = "".join(self._gone), None
        if text:
            self.out.deleted(element.get(_AUTHOR, ""), text)

    def _insertion(self, element: Any) -> None:
        start = self.out.length
        self._walk(element)
        self.out.inserted(element.get(_AUTHOR, ""), start)

    # —— 域 ——

    def _field_character(self, node: Any) -> None:
        if self._gone is not None:
            return
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            self._fields.begin(node, self._run, self.out.length)
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            closed = self._fields.end()
            if closed is not None:
                self._close_field(closed)

    def _close_field(self, closed: Field) -> None:
        if not self._fields.in_code:
            code, out = closed.text, self.out
            if out.length == closed.start:
                self._generate(shown_without_result(code, closed.form), closed.node, closed.run)
            if keyword(code) == "FORMCHECKBOX":
                out.mark("checkbox", "1" if is_ticked(closed.form) else "0", closed.start, out.length)
            out.mark("field", code, closed.start, out.length)
        if not self._fields.open:
            self.out.fields.append(FieldRange(closed.start, self.out.length, closed.run, self._run))

    def _field_code(self, node: Any) -> None:
        if self._gone is None:
            self._fields.take(node.text or "")

    def _simple_field(self, element: Any) -> None:
        start, code = self.out.length, " ".join(element.get(w("instr"), "").split())
        self._walk(element)
        if self.out.length == start:
            self._generate(shown_without_result(code, None), element, element)
        if self._gone is None and not self._fields.in_code:
            self.out.mark("field", code, start, self.out.length)
            if not self._fields.open:
                self.out.fields.append(FieldRange(start, self.out.length, element, element))

    def _generate(self, text: str, node: Any, run: Any | None) -> None:
        """文件里没有写、由域或控件生成的字。"""
        outer, self._run = self._run, run
        self._emit(text, node)
        self._run = outer

    # —— 控件、公式、文本框 ——

    def _control(self, element: Any) -> None:
        start = self.out.length
        properties = element.find(w("sdtPr"))
        for content in element.iterchildren(w("sdtContent")):
            self._walk(content)
        if self._gone is not None or self._fields.in_code:
            return
        checked = properties.find(_CHECKED) if properties is not None else None
        if checked is not None:
            self._check(element, start, checked.get(f"{{{W14}}}val") not in ("0", "false"))
        self.out.mark("control", control_value(element), start, self.out.length)

    def _check(self, element: Any, start: int, ticked: bool) -> None:
        """复选框控件：所用的字形不论，一律写作 ☑ 或 ☐。"""
        shown = TICKED if ticked else UNTICKED
        if self.out.length == start:
            self._emit(shown, element)
        else:
            self.out.redraw(start, TICKED_LOOKS + UNTICKED_LOOKS, shown)
        self.out.mark("checkbox", "1" if ticked else "0", start, self.out.length)

    def _formula(self, element: Any) -> None:
        outer = self._run
        if outer is None:
            self._run = element
        self._walk(element)
        self._run = outer

    def _fraction(self, element: Any) -> None:
        """分式写成“分子/分母”。"""
        above, below = element.find(f"{{{M}}}num"), element.find(f"{{{M}}}den")
        for position, part in enumerate((above, below)):
            if position:
                self._emit("/", element)
            if part is not None:
                self._walk(part)

    def _alternate(self, element: Any) -> None:
        """同一内容的两种写法只读一种：先读新的，新的里没有文字才读旧的。"""
        chosen = chosen_alternative(element)
        if chosen is not None:
            self._walk(chosen)

    def _box(self, element: Any) -> None:
        if self._gone is not None or self._fields.in_code:
            return
        if self._shape.hidden:
            self.hidden = self.hidden or any((text.text or "").strip() for text in element.iter(_T))
            return
        self.out.boxes.append(list(element))

    def _loose(self, element: Any) -> None:
        """段落里的段落或表格（不合规范）：另成一段，不丢。"""
        if self._gone is None and not self._fields.in_code:
            self.out.boxes.append([element])

    # —— 锚点 ——

    def _anchor(self, element: Any) -> None:
        edge = _EDGES.get(element.tag, "reference")
        self.out.anchors.append(Anchor(element.get(_ID, ""), edge, self.out.length))

    def _note(self, element: Any) -> None:
        if self._gone is None and not self._shape.hidden:
            kind = "footnote" if element.tag == w("footnoteReference") else "endnote"
            self.notes.append((kind, element.get(_ID, "")))
