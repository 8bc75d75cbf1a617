// 没有脚本时，页面照样能读、能跳；脚本只添分页、筛选、跳转时的标示和连线。
(function () {
  "use strict";
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
  var one = function (selector, root) { return (root || document).querySelector(selector); };
  var panels = all(".panel"), bar = one(".tabs .wide"), tabs = all(".tabs a");
  var panelOf = function (element) { return element && element.closest(".panel"); };

  // —— 打印 ——
  all("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // —— 分页 ——
  document.documentElement.classList.add("tabbed");
  bar.setAttribute("role", "tablist");
  tabs.forEach(function (tab) {
    var id = tab.getAttribute("href").slice(1);
    tab.id = "tab-" + id;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", id);
    var panel = document.getElementById(id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
  });
  function show(panel) {
    panels.forEach(function (each) { each.hidden = each !== panel; });
    tabs.forEach(function (tab) {
      var chosen = tab.getAttribute("aria-controls") === panel.id;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    });
    draw();
    settle();
  }
  tabs.forEach(function (tab, place) {
    tab.addEventListener("click", function (event) {
      event.preventDefault();
      show(document.getElementById(tab.getAttribute("aria-controls")));
      history.replaceState(null, "", tab.getAttribute("href"));
      window.scrollTo(0, Math.min(window.scrollY, one(".tabs").offsetTop));
    });
    tab.addEventListener("keydown", function (event) {
      var moves = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: tabs.length - 1 };
      if (!(event.key in moves)) { return; }
      event.preventDefault();
      var next = tabs[(moves[event.key] + tabs.length) % tabs.length];
      next.focus();
      next.click();
    });
  });

  // —— 跳转 ——
  function light(elements) {
    all(".lit").forEach(function (each) { each.classList.remove("lit"); });
    elements.forEach(function (each) { each.classList.add("lit"); });
  }
  function marksOf(number) {
    return all(".q").filter(function (mark) {
      return (" " + mark.dataset.f).indexOf(" " + number + ":") >= 0;
    });
  }
  function relatedOf(number) {
    return all("[data-r]").filter(function (mark) { return mark.dataset.r.split(" ").indexOf(number) >= 0; });
  }
  // 顺延到下面的卡片，点到时拉回它所说的字旁边，压在别的卡片上面
  function pull(note) {
    all(".note.pulled").forEach(function (each) { each.classList.remove("pulled"); each.style.transform = ""; });
    var mark = note && marksOf(note.id.slice(1))[0];
    if (!mark || !paper.classList.contains("loose")) { return; }
    var away = mark.getBoundingClientRect().top - note.getBoundingClientRect().top;
    if (Math.abs(away) < 12) { return; }
    note.classList.add("pulled");
    note.style.transform = "translateY(" + Math.round(away) + "px)";
  }
  function go(target, lit, focus) {
    var panel = panelOf(target);
    if (panel && panel.hidden) { show(panel); }
    var row = target.closest(".row");
    if (row && form && form.elements.only.checked && !target.classList.contains("note")) {
      form.elements.only.checked = false;
      apply();
    }
    if (target.classList.contains("note") && target.hidden) { form.reset(); apply(); }
    light(lit);
    pull(lit.filter(function (each) { return each && each.classList.contains("note"); })[0]);
    target.scrollIntoView({ block: "center" });
    (focus || target).focus({ preventScroll: true });
  }
  function follow(link) {
    var target = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (!target || target.classList.contains("panel")) { return false; }
    var note = link.dataset.note, related = link.dataset.related, lit = [target];
    if (note) { lit = marksOf(note).concat(one("#n" + note)); }
    else if (related) {
      lit = relatedOf(related).filter(function (mark) { return target.contains(mark); });
      if (!lit.length) { lit = [target]; }
    } else if (target.classList.contains("note")) { lit = [target].concat(marksOf(target.id.slice(1))); }
    go(target, lit, note ? marksOf(note)[0] : null);
    return true;
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("role") !== "tab" && !link.classList.contains("skip") && follow(link)) {
      event.preventDefault();
      history.replaceState(null, "", link.getAttribute("href"));
    }
  });

  // —— 意见排在原文旁边：一条放不下时顺延，最多偏离 DRIFT 像素，不把原文撑开太多 ——
  var DRIFT = 400, paper = one(".paper"), narrow = window.matchMedia("(max-width: 760px)");
  function settle() {
    if (!paper || panelOf(paper).hidden) { return; }
    var rows = all(".row", paper).filter(function (row) { return !row.hidden; }), late = 0;
    pull(null);
    rows.forEach(function (row) { row.style.minHeight = ""; });
    paper.classList.toggle("loose", !narrow.matches);
    if (narrow.matches) { return; }
    var sizes = rows.map(function (row) {
      var notes = one(".notes", row);
      return [row.offsetHeight, notes ? notes.offsetHeight : 0];
    });
    rows.forEach(function (row, place) {
      var notes = one(".notes", row), height = sizes[place][0], needed = late + sizes[place][1];
      if (notes) { notes.style.top = late + "px"; }
      var room = place === rows.length - 1 ? 0 : DRIFT;
      var wanted = Math.max(height, needed - room);
      if (wanted > height) { row.style.minHeight = wanted + "px"; }
      late = Math.max(0, needed - wanted);
    });
  }
  window.addEventListener("resize", settle);
  if (document.fonts && document.fonts.ready) { document.fonts.ready.then(settle); }

  // —— 筛选 ——
  var form = one(".filter"), notes = all(".note"), marks = all(".q");
  function apply() {
    var words = form.elements.words.value.trim().toLowerCase(), family = form.elements.family.value;
    var wanted = all('input[name="severity"]', form).filter(function (box) { return box.checked; })
      .map(function (box) { return box.value; });
    var kept = {}, count = 0;
    notes.forEach(function (note) {
      var keep = wanted.indexOf(note.dataset.severity) >= 0 && (!family || note.dataset.family === family) &&
        (!words || note.textContent.toLowerCase().indexOf(words) >= 0);
      note.hidden = !keep;
      if (keep) { kept[note.id.slice(1)] = true; count += 1; }
    });
    marks.forEach(function (mark) {
      var left = mark.dataset.f.trim().split(" ").filter(function (each) { return kept[each.split(":")[0]]; });
      mark.classList.toggle("off", !left.length);
      ["error", "warning", "info"].forEach(function (word) { mark.classList.remove(word); });
      if (left.length) {
        mark.classList.add(left[0].split(":")[1]);
        mark.setAttribute("href", "#n" + left[0].split(":")[0]);
      }
    });
    var only = form.elements.only.checked;
    one(".paper").classList.toggle("only", only);
    all(".row").forEach(function (row) { row.hidden = only && !one(".note:not([hidden])", row); });
    settle();
    one(".shown", form).textContent = "列出 " + count + " 条，共 " + notes.length + " 条";
  }
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("input", apply);
    all("[data-step]", form).forEach(function (button) {
      button.addEventListener("click", function () {
        var shown = notes.filter(function (note) { return !note.hidden; });
        if (!shown.length) { return; }
        var now = shown.findIndex(function (note) { return note.classList.contains("lit"); });
        var step = Number(button.dataset.step);
        var next = shown[now < 0 ? (step > 0 ? 0 : shown.length - 1) : (now + step + shown.length) % shown.length];
        go(next, [next].concat(marksOf(next.id.slice(1))), button);
      });
    });
    apply();
  }

  // —— 范围与除外的连线 ——
  var facing = one(".facing"), lines = one(".lines");
  function draw() {
    if (!facing || !lines || panelOf(facing).hidden) { return; }
    var box = facing.getBoundingClientRect();
    while (lines.firstChild) { lines.removeChild(lines.firstChild); }
    all('li[id^="s"] .letter', facing).forEach(function (letter) {
      var left = letter.closest("li"), right = document.getElementById(letter.getAttribute("href").slice(1));
      if (!right) { return; }
      var a = left.getBoundingClientRect(), b = right.getBoundingClientRect();
      var x1 = a.right - box.left, y1 = a.top + a.height / 2 - box.top, x2 = b.left - box.left, y2 = b.top + b.height / 2 - box.top;
      var path = document.createElementNS("http://www.w3.org/2000/svg", "path"), middle = (x1 + x2) / 2;
      path.setAttribute("d", "M" + x1 + " " + y1 + "C" + middle + " " + y1 + " " + middle + " " + y2 + " " + x2 + " " + y2);
      path.setAttribute("class", letter.className.replace("letter", "").trim());
      path.dataset.ends = left.id + " " + right.id;
      lines.appendChild(path);
    });
  }
  if (facing) {
    facing.addEventListener("mouseover", function (event) {
      var item = event.target.closest("li.joined");
      all("path", lines).forEach(function (path) {
        path.classList.toggle("dim", Boolean(item) && path.dataset.ends.split(" ").indexOf(item.id) < 0);
      });
    });
    window.addEventListener("resize", draw);
  }

  // —— 引用图：指着一条，只看与它有关的 ——
  all(".node").forEach(function (node) {
    ["mouseenter", "mouseleave", "focusin", "focusout"].forEach(function (kind) {
      node.addEventListener(kind, function () {
        var only = kind === "mouseenter" || kind === "focusin";
        all(".arc").forEach(function (arc) {
          arc.classList.toggle("dim", only && arc.dataset.ends.split(" ").indexOf(node.dataset.line) < 0);
        });
      });
    });
  });

  var here = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  show(panelOf(here) || panels[0]);
  if (here && !here.classList.contains("panel")) { go(here, [here]); }
}());
