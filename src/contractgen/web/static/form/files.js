// 下载做好的文件；打开参数文件接着填；清空重填。

import { collect, fill, snapshot } from "./entries.js";
import * as errors from "./errors.js";
import { find } from "./fields.js";
import { pass, receive, template } from "./memory.js";
import { ask, say } from "./notify.js";
import { made, open } from "./server.js";

let changed = () => {};

async function download(kind, button) {
  button.setAttribute("aria-busy", "true");
  const slow = kind === "pdf" && setTimeout(() => say("正在转成 PDF，第一次要等一会儿。"), 1500);
  try {
    const file = await made(kind, collect());
    save(file);
    if (kind === "docx" || kind === "pdf") errors.done();
    say(`已下载《${file.name}》。`);
  } catch (error) {
    if (error.problems?.length) errors.attempt(kind, error.problems);
    else say(error.message, { wrong: true });
  } finally {
    clearTimeout(slow);
    button.removeAttribute("aria-busy");
  }
}

function save({ bytes, name }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function opened(input) {
  const file = input.files[0];
  input.value = "";
  if (!file) return;
  try {
    const found = await open(file);
    if (found.template && found.template !== template) elsewhere(found, file.name);
    else if (found.template) take(found, file.name);
    else tell("error", `没有打开《${file.name}》`, found.problems.map(line));
  } catch (error) {
    tell("error", `没有打开《${file.name}》`, [error.message]);
  }
}

function take(found, name) {
  const before = snapshot();
  fill({ entries: found.entries });
  errors.forget();
  errors.leaveAll();
  changed();
  const stray = found.problems.filter((each) => each.kind === "unknown" || !each.path || !fits(each, found.entries));
  const title = `已打开《${name}》，可以接着填`;
  if (stray.length) tell("warning", title, ["下面几处这张表里放不下，没有带进来：", ...stray.map(line)]);
  else tell("good", title, []);
  say("已换成文件里的内容。", { whole: true, undo() { fill(before); tell(); changed(); } });
}

/** 这处问题的值在表里放得下：有这个字段，写的也是一个值而不是一组。 */
function fits(problem, entries) {
  const field = find(problem.path);
  if (!field) return false;
  if (problem.kind !== "invalid") return true;
  const value = problem.path.split(/[.[\]]+/).filter(Boolean).reduce((at, step) => at?.[step], entries);
  return field.dataset.control ? typeof value !== "object" || Array.isArray(value) : typeof value === "object";
}

function elsewhere(found, name) {
  const way = document.createElement("button");
  way.type = "button";
  way.className = "button small";
  way.textContent = `到“${found.title}”里打开`;
  way.addEventListener("click", () => {
    pass(found.template, { ...found, file: name });
    location.href = `/forms/${encodeURIComponent(found.template)}`;
  });
  tell("warning", `《${name}》是“${found.title}”的参数文件`, ["这里填的内容没有动。"], way);
}

const spot = ({ line: row, sheet, cell }) => (row ? `第 ${row} 行 ` : sheet ? `工作表“${sheet}”${cell ?? ""} ` : "");
const line = (problem) => `${spot(problem)}${problem.title}：${problem.message}${problem.suggestion ?? ""}`;

/** 打开文件的结果；不给就收起。 */
function tell(kind, title, lines, way) {
  const place = document.getElementById("opened");
  place.replaceChildren();
  if (!kind) return;
  const notice = document.createElement("div");
  notice.className = `notice ${kind}`;
  notice.append(Object.assign(document.createElement("p"), { textContent: title, className: "strong" }));
  for (const each of lines) notice.append(Object.assign(document.createElement("p"), { textContent: each, className: "small" }));
  if (way) notice.append(way);
  place.append(notice);
}

async function clear() {
  const yes = await ask("清空重填？", "这张表里填的全部清掉。清错了可以撤销。", "清空");
  if (!yes) return;
  const before = snapshot();
  fill({ entries: {} });
  errors.forget();
  tell();
  changed();
  say("已清空。", { whole: true, undo() { fill(before); changed(); } });
}

export function start(onChange) {
  changed = onChange;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-download]");
    if (button && button.getAttribute("aria-busy") !== "true") {
      button.closest("details")?.removeAttribute("open");
      download(button.dataset.download, button);
    }
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector("details.menu[open]");
    if (event.key === "Escape" && menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.getElementById("open-file").addEventListener("change", (event) => opened(event.target));
  document.querySelector("[data-clear]").addEventListener("click", clear);
  const handed = receive();
  if (handed) take(handed, handed.file);
}
