// 哪里不对：在字段下面说明，在上方汇总，点一下就到。没有离开过的字段先不说，按了下载就全部说。

import { find, form, isBlank, noteOf, stepOf } from "./fields.js";
import { isActive } from "./conditions.js";
import { hush } from "./notify.js";
import * as summary from "./summary.js";
import { sentence } from "./wording.js";

const left = new WeakSet(); // 填过或离开过的字段
let problems = [];
let standing = new Set(); // 已经说出来的相互矛盾
let attempted = null; // 按过哪一种下载
let extra = []; // 只有生成时才知道的问题

const isEditing = () => document.activeElement?.matches?.("input[type=text], textarea") && form.contains(document.activeElement) && document.activeElement.dataset.dirty === "";
const key = (problem) => `${problem.path} ${problem.kind}`;

/** 服务器说的全部问题。 */
export function receive(found) {
  problems = found;
  extra = extra.filter((one) => !found.some((each) => key(each) === key(one)) && one.kind === "review" && found.length === 0);
  show();
}

/** 按了下载而没有做成：全部说出来，汇总放到眼前。 */
export function attempt(kind, found) {
  attempted = kind;
  hush();
  problems = found;
  extra = found.filter((each) => each.kind === "review");
  show();
  summary.open();
}

/** 做成了：没有离开过的字段又可以先不说。 */
export function done() {
  attempted = null;
  extra = [];
  show();
}

export function forget() {
  attempted = null;
  problems = [];
  extra = [];
  standing = new Set();
  summary.draw([], null);
  clear();
}

/** 打开的文件与记住的内容：填着字的都当作离开过。 */
export function leaveAll() {
  for (const field of form.querySelectorAll("[data-control]")) if (!isBlank(field)) left.add(field);
}

function told() {
  const editing = isEditing();
  const now = new Set();
  const found = [...problems, ...extra].filter((problem) => {
    const field = problem.path ? find(problem.path) : null;
    if (field && !isActive(field)) return false;
    if (problem.kind === "missing" && field?.dataset.control && !isBlank(field)) return false; // 刚填上，服务器还没有答
    if (attempted) return true;
    if (problem.kind === "missing") return field?.dataset.control && left.has(field);
    if (problem.kind === "invalid" && field?.dataset.control) return left.has(field);
    if (editing && !standing.has(key(problem))) return false;
    now.add(key(problem));
    return true;
  });
  standing = now;
  return found;
}

function clear() {
  for (const fault of form.querySelectorAll(".fault:not([hidden])")) {
    fault.hidden = true;
    fault.textContent = "";
  }
  for (const each of form.querySelectorAll('[aria-invalid="true"]')) each.removeAttribute("aria-invalid");
  for (const each of form.querySelectorAll(".has-fault")) each.classList.remove("has-fault");
}

export function show() {
  clear();
  const found = told();
  for (const problem of found) {
    const field = problem.path ? find(problem.path) : null;
    const fault = field && noteOf(field, "e:");
    if (!fault) continue;
    const line = document.createElement("span");
    line.textContent = (fault.dataset.named ? `${fault.dataset.named}：` : "") + sentence(problem);
    fault.append(line);
    fault.hidden = false;
    field.classList.add("has-fault");
    if (field.dataset.control) for (const each of field.querySelectorAll("input, select, textarea")) each.setAttribute("aria-invalid", "true");
  }
  summary.draw(found, attempted);
  const steps = new Set(found.map((each) => each.path && find(each.path)).filter(Boolean).map(stepOf));
  document.querySelectorAll("[data-goto]").forEach((link) => {
    link.classList.toggle("wrong", steps.has(form.querySelectorAll("[data-step]")[Number(link.dataset.goto)]));
  });
}

export function start() {
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(show, 180); // 等这一下点完，页面再动
  };
  form.addEventListener("input", (event) => {
    if (event.target.matches("input, textarea")) event.target.dataset.dirty = "";
  });
  form.addEventListener("change", (event) => {
    const field = event.target.closest("[data-control]");
    if (field) left.add(field);
    delete event.target.dataset.dirty;
    later();
  });
  form.addEventListener("focusout", (event) => {
    const field = event.target.closest("[data-control]");
    if (field && !field.contains(event.relatedTarget)) left.add(field);
    delete event.target.dataset?.dirty;
    later();
  });
}

