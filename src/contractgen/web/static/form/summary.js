// 上方的汇总：一共几处，各在哪里，点一下就到；缺得多时按步归在一起。

import { find, form, stepOf } from "./fields.js";
import { reveal } from "./steps.js";
import { sentence, short } from "./wording.js";

const MANY = 8; // 一步里缺得更多的，只列前几处：到了那里都看得见
const summary = document.getElementById("summary");
let told = "";
const button = document.querySelector("[data-show-faults]");

/** 放到眼前。 */
export function open() {
  summary.hidden = false;
  summary.focus();
  summary.scrollIntoView({ block: "start" });
}

/** 照现在说出来的问题重画；attempted 是按过而没有做成的下载。 */
export function draw(found, attempted) {
  const telling = JSON.stringify([found, attempted]);
  if (telling === told) return; // 没有变的不重画：读屏软件不再念一遍，焦点也还在
  told = telling;
  const wrong = found.filter((each) => each.kind !== "missing");
  const missing = found.filter((each) => each.kind === "missing");
  button.hidden = found.length === 0;
  button.textContent = wrong.length ? `${wrong.length} 处要改` : "看缺哪几处"; // 缺几处，旁边已经说了
  if (found.length === 0) summary.hidden = true;
  summary.querySelector("h2").textContent = heading(wrong.length, missing.length, attempted);
  summary.querySelector(".explain").textContent = explanation(wrong.length, missing.length, attempted);
  const list = summary.querySelector("ul");
  list.replaceChildren(...wrong.map((problem) => entry([link(problem, problem.title), `：${sentence(problem)}`])), ...missingByStep(missing));
  const ways = summary.querySelector(".buttons");
  ways.replaceChildren();
  if (attempted && attempted !== "draft" && !wrong.length && missing.length) ways.append(download());
}

function heading(wrong, missing, attempted) {
  const parts = [wrong && `${wrong} 处要改`, missing && `${missing} 处还没有填`].filter(Boolean).join("，");
  return attempted ? `还不能生成${attempted === "draft" ? "草稿" : "正式文本"}：${parts}` : parts;
}

function explanation(wrong, missing, attempted) {
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
    const shown = some.length > MANY ? some.slice(0, MANY - 2) : some;
    const links = shown.flatMap((problem, index) => [index ? "、" : "", link(problem, short(problem))]);
    return entry([`${title}：`, ...links, shown.length < some.length ? ` 等 ${some.length} 处` : ""]);
  });
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

button.addEventListener("click", open);
