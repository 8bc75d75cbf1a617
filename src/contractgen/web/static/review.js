// 上传草稿：拖放、核对大小与种类、上传的进度；审查结果：每份草稿自己的进度。没有脚本时表单照样能用。
(function () {
  "use strict";
  const one = (selector, root) => (root || document).querySelector(selector);
  const KINDS = [".docx", ".doc", ".wps", ".txt", ".md", ".markdown"];
  const MB = 1024 * 1024;
  const ALL = 60;

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }

  // —— 上传 ——
  const form = one("#upload");
  if (form) { uploading(form); }

  function uploading(form) {
    const input = one("#file"), drop = one("#drop"), list = one("#chosen"), said = one("#said"), go = one("#go");
    const largest = Number(form.dataset.largest), most = Number(form.dataset.most);
    let chosen = [];
    input.required = false;
    form.classList.add("scripted");

    function objection(file) {
      const name = file.name.toLowerCase();
      if (name.endsWith(".pdf")) { return "这是 PDF。请提供 Word 文件，或用 Word 打开 PDF 后另存为 .docx。"; }
      if (name.endsWith(".docm")) { return "这是带宏的 Word 文件。请在 Word 中另存为 .docx。"; }
      if (!KINDS.some((kind) => name.endsWith(kind))) { return "不是能审的文件。请提供 .docx、.txt 或 .md。"; }
      if (file.size > largest * MB) { return "超过 " + largest + " MB。请删去其中的大图后再试。"; }
      if (file.size === 0) { return "文件是空的。"; }
      return "";
    }

    function size(bytes) {
      return bytes < MB ? Math.max(1, Math.round(bytes / 1024)) + " KB" : (bytes / MB).toFixed(1) + " MB";
    }

    function draw() {
      list.replaceChildren(...chosen.map((file, place) => {
        const item = element("li"), why = objection(file);
        item.append(element("span", "", file.name), element("span", "size", size(file.size)));
        const remove = element("button", "button plain small", "移去");
        remove.type = "button";
        remove.setAttribute("aria-label", "移去 " + file.name);
        remove.addEventListener("click", () => {
          chosen.splice(place, 1);
          draw();
          (one("button", list) || input).focus();
        });
        item.append(remove);
        if (why) { item.classList.add("bad"); item.append(element("span", "fault", why)); }
        return item;
      }));
      said.textContent = "";
    }

    function add(files) {
      for (const file of files) {
        const same = chosen.findIndex((each) => each.name === file.name && each.size === file.size);
        if (same < 0) { chosen.push(file); }
      }
      input.value = "";
      draw();
    }

    input.addEventListener("change", () => add(input.files));
    ["dragenter", "dragover"].forEach((kind) => document.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    }));
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) { drop.classList.remove("over"); }
    });
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      add(event.dataTransfer.files);
    });

    function refusal() {
      if (!chosen.length) { return "请先选择要审的草稿。"; }
      if (chosen.some(objection)) { return "请先移去标红的文件。"; }
      if (chosen.length > most) { return "一次最多 " + most + " 份，请分几次上传。"; }
      const total = chosen.reduce((sum, file) => sum + file.size, 0);
      return total > ALL * MB - 64 * 1024 ? "合计超过 " + ALL + " MB，请分几次上传。" : "";
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      said.textContent = refusal();
      if (said.textContent) { return; }
      const data = new FormData(form);
      data.delete("file");
      chosen.forEach((file) => data.append("file", file, file.name));
      send(data);
    });

    function send(data) {
      const call = new XMLHttpRequest(), bar = one("#sent"), text = one("#sent-text");
      go.disabled = true;
      one("#sending").hidden = false;
      call.open("POST", form.action);
      call.setRequestHeader("Accept", "application/json");
      call.responseType = "json";
      call.upload.addEventListener("progress", (event) => {
        if (!event.lengthComputable) { return; }
        bar.value = 100 * event.loaded / event.total;
        text.textContent = event.loaded < event.total ? Math.floor(bar.value) + "%" : "已送到，正在受理……";
      });
      call.addEventListener("load", () => {
        if (call.status === 201) { location.assign(call.response.url + "#fresh"); } else { failed((call.response || {}).error); }
      });
      call.addEventListener("error", () => failed("没有送到：连接断了，或文件过大被拒收。请再试一次。"));
      call.send(data);
    }

    function failed(why) {
      go.disabled = false;
      one("#sending").hidden = true;
      said.textContent = why || "没有送到，请再试一次。";
    }

    // 从结果页退回来时，按钮要能再按
    window.addEventListener("pageshow", () => { go.disabled = false; one("#sending").hidden = true; });
  }

  // —— 审查结果：还没有审完就每秒问一次 ——
  const drafts = one("#drafts");
  // 刚送来的（#fresh）也许已经审完，一份的照样直接去看意见
  if (drafts && (drafts.dataset.done === "no" || location.hash === "#fresh")) { follow(drafts); }

  function follow(drafts) {
    const alone = drafts.children.length === 1;
    let misses = 0;

    async function ask() {
      let state;
      try {
        const answer = await fetch(drafts.dataset.state, { headers: { Accept: "application/json" } });
        if (answer.status === 410) { location.reload(); return; }
        state = await answer.json();
        misses = 0;
      } catch (error) {
        misses += 1;
        one("#progress").textContent = misses > 5 ? "连不上服务器，请检查网络后重新载入这一页。" : "正在审查……";
        if (misses <= 5) { setTimeout(ask, 2000); }
        return;
      }
      const finished = state.drafts.filter((each) => each.state === "done" || each.state === "refused");
      const changed = state.drafts.some((each) => shown(each.number).dataset.state !== each.state);
      one("#progress").textContent = "正在审查……已审完 " + finished.length + " 份，共 " + state.drafts.length + " 份。";
      if (state.done && alone && state.drafts[0].state === "done") {
        history.replaceState(null, "", drafts.dataset.state);
        location.assign(drafts.dataset.state + "1/");
      } else if (changed) {
        await redraw();
      }
      if (!state.done) { setTimeout(ask, 700); }
    }

    const shown = (number) => one('[data-number="' + number + '"]', drafts);

    // 列表由服务器画，这里只换上新的
    async function redraw() {
      const answer = await fetch(drafts.dataset.state, { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      Array.from(drafts.children).forEach((item) => {
        const next = one('[data-number="' + item.dataset.number + '"]', fresh);
        if (next && next.dataset.state !== item.dataset.state) { item.replaceWith(document.adoptNode(next)); }
      });
      one("#progress").textContent = one("#progress", fresh).textContent;
    }

    setTimeout(ask, 300);
  }
}());
