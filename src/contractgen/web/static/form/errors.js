// 哪里不对：在字段下面说明，在上方汇总，点一下就到。没有离开过的字段先不说，按了下载就全部说。

import { control, find, form, isBlank, stepOf } from "./fields.js";
import { isActive } from "./conditions.js";
import { hush } from "./notify.js";
import { reveal } from "./steps.js";

const summary = document.getElementById("summary");
const button = document.querySelector("[data-show-faults]");
const left = new WeakSet(); // 填过或离开过的字段
let problems = [];
let standing = new Set(); // 已经说出来的相互矛盾
let attempted = null; // 按过哪一种下载
let extra = []; // 只有生成时才知道的问题

const isEditing = () => document.activeElement?.matches?.("input[type=text], textarea") && form.contains(document.activeElement) && document.activeElement.dataset.dirty === "";
const key = (problem) => `${problem.path} ${problem.kind}`;

/** 一句话：缺的说请填写，其余说问题与建议。 */
export function sentence(problem) {
  const field = problem.path ? find(problem.path) : null;
  const item = /\[(\d+)\]$/.exec(problem.path ?? "");
  const where = item && field && ["lines", "checks"].includes(field.dataset.control) ? `第${Number(item[1]) + 1}项：` : "";
  if (problem.kind === "missing") {
    if (["radios", "select"].includes(field?.dataset.control)) return "请选择一项。";
    return where + (problem.suggestion || problem.message);
  }
  return where + problem.message + (problem.suggestion ?? "");
}

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
  summary.hidden = false;
  summary.focus();
  summary.scrollIntoView({ block: "start" });
}

export function forget() {
  attempted = null;
  problems = [];
  extra = [];
  standing = new Set();
  summary.hidden = true;
  clear();
}

/** 打开的文件与记住的内容：填着字的都当作离开过。 */
export function leaveAll() {
  for (const field of form.querySelectorAll("[data-control]")) left.add(field);
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

function faultOf(field) {
  const described = control(field)?.getAttribute("aria-describedby") ?? field.getAttribute("aria-describedby");
  const own = field.dataset.control && !["radios", "checks"].includes(field.dataset.control) ? described : field.getAttribute("aria-describedby");
  const id = (own ?? "").split(" ").find((each) => each.startsWith("e:"));
  return id ? document.getElementById(id) : null;
}

export function show() {
  clear();
  const found = told();
  for (const problem of found) {
    const field = problem.path ? find(problem.path) : null;
    const fault = field && faultOf(field);
    if (!fault) continue;
    const line = document.createElement("span");
    line.textContent = (fault.dataset.named ? `${fault.dataset.named}：` : "") + sentence(problem);
    fault.append(line);
    fault.hidden = false;
    field.classList.add("has-fault");
    if (field.dataset.control) for (const each of field.querySelectorAll("input, select, textarea")) each.setAttribute("aria-invalid", "true");
  }
  summarise(found);
  const steps = new Set(found.map((each) => each.path && find(each.path)).filter(Boolean).map(stepOf));
  document.querySelectorAll("[data-goto]").forEach((link) => {
    link.classList.toggle("wrong", steps.has(form.querySelectorAll("[data-step]")[Number(link.dataset.goto)]));
  });
}

function summarise(found) {
  button.hidden = found.length === 0;
  button.textContent = `${found.length} 处待处理`;
  if (found.length === 0) summary.hidden = true;
  const wrong = found.filter((each) => each.kind !== "missing");
  const missing = found.filter((each) => each.kind === "missing");
  summary.querySelector("h2").textContent = heading(wrong.length, missing.length);
  summary.querySelector(".explain").textContent = explanation(wrong.length, missing.length);
  const list = summary.querySelector("ul");
  list.replaceChildren(...wrong.map((problem) => entry([link(problem, problem.title), `：${sentence(problem)}`])), ...missingByStep(missing));
  const ways = summary.querySelector(".buttons");
  ways.replaceChildren();
  if (attempted && attempted !== "draft" && !wrong.length && missing.length) ways.append(download());
}

function heading(wrong, missing) {
  const parts = [wrong && `${wrong} 处要改`, missing && `${missing} 处还没有填`].filter(Boolean).join("，");
  return attempted ? `还不能生成${attempted === "draft" ? "草稿" : "正式文本"}：${parts}` : parts;
}

function explanation(wrong, missing) {
  if (!attempted) return "点一下就到那里。";
  if (wrong) return attempted === "draft" ? "草稿可以留空，写得不对的要先改正。" : "点一下就到那里；改好以后再下载。";
  return missing ? "点一下就到那里。也可以先下载草稿，空白处会突出显示。" : "";
}

function missingByStep(missing) {
  const at = (problem) => {
    const field = problem.path ? find(problem.path) : null;
    return field ? [...form.querySelectorAll("[data-step]")].indexOf(stepOf(field)) : Infinity;
  };
  const steps = new Map();
  for (const problem of missing) steps.set(at(problem), [...(steps.get(at(problem)) ?? []), problem]);
  return [...steps].sort(([one], [other]) => one - other).map(([step, some]) => {
    const title = form.querySelector(`[data-goto="${step}"] span:nth-of-type(2)`)?.textContent ?? "其他";
    const links = some.flatMap((problem, index) => [index ? "、" : "", link(problem, short(problem))]);
    return entry([`${title}：`, ...links]);
  });
}

/** 标题去掉最上一级（步的标题已经说明），只剩两三个字的留着：客户 名称，主文件 编号。 */
function short(problem) {
  const parts = problem.title.split(" › ").map((each) => each.replace(/（.*）$/, ""));
  const rest = parts.slice(1);
  return (rest.length && rest.join("").length > 2 ? rest : parts).join(" ");
}

function entry(parts) {
  const item = document.createElement("li");
  item.append(...parts);
  return item;
}

function link(problem, text) {
  const field = problem.path ? find(problem.path) : null;
  if (!field) return text;
  const made = document.createElement("a");
  made.href = `#${stepOf(field).id}`;
  made.textContent = text;
  made.addEventListener("click", (event) => {
    event.preventDefault();
    reveal(find(problem.path));
  });
  return made;
}

function download() {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button quiet small";
  made.dataset.download = "draft";
  made.textContent = "下载草稿";
  return made;
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
  button.addEventListener("click", () => {
    summary.hidden = false;
    summary.focus();
    summary.scrollIntoView({ block: "start" });
  });
}

