// 什么时候用得到一个字段、什么时候必填：照填写表里的条件，随填随变；与服务器的判断相同。

import { beside, fieldOf, form, isBlank, isOff, read } from "./fields.js";

const conditions = (element, name) => JSON.parse(element.dataset[name] || "[]");

function holds({ path, values }, element, seen) {
  const target = beside(element, path);
  if (!target || seen.has(target) || !shown(target, new Set([...seen, target]))) return false;
  const unset = isBlank(target) || inOffGroup(target);
  const value = unset ? target.dataset.default : read(target);
  return values.includes(value);
}

function inOffGroup(field) {
  for (let group = fieldOf(field.parentElement); group; group = fieldOf(group.parentElement)) {
    if (group.dataset.kind === "group" && isOff(group)) return true;
  }
  return false;
}

const any = (told, element, seen) => told.some((each) => each.every((one) => holds(one, element, seen)));

function shown(element, seen) {
  const told = conditions(element, "shownWhen");
  return told.length === 0 || any(told, element, seen);
}

/** 现在要不要填（不看填了没有）。 */
export function isNeeded(field) {
  if (field.dataset.needed !== undefined) return true;
  return any(conditions(field, "neededWhen"), field, new Set());
}

/** 现在用得到：自己与各级上级都显示着，也都约定了。 */
export function isActive(field) {
  if (field.closest(".off-now")) return false;
  return !inOffGroup(field);
}

/** 照现在的内容显示、隐藏，标出必填。 */
export function refresh() {
  for (const element of form.querySelectorAll("[data-shown-when]")) {
    const visible = shown(element, new Set());
    element.classList.toggle("off-now", !visible);
    if ("keepsPlace" in element.dataset) {
      for (const each of element.children) each.hidden = !visible;
    } else element.hidden = !visible;
  }
  for (const each of form.querySelectorAll("[data-agreed]")) {
    document.getElementById(each.getAttribute("aria-controls")).hidden = !each.checked;
  }
  for (const field of form.querySelectorAll("[data-needed-when]")) {
    const mark = field.querySelector("[data-optional-mark]");
    if (mark && fieldOf(mark) === field) mark.hidden = isNeeded(field);
  }
  for (const table of form.querySelectorAll("table.entry:has(th[data-shown-when])")) {
    const columns = [...table.tHead.rows[0].cells].filter((each) => !each.hidden).length - 1;
    for (const each of table.querySelectorAll("td[colspan]")) each.colSpan = columns;
  }
  // 卡片里什么也不剩的，不留空框
  for (const card of form.querySelectorAll(".step > .card")) {
    card.hidden = [...card.children].every((each) => each.hidden);
  }
}
