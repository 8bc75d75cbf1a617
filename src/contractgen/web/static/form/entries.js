// 全部填的内容：从表单收成一个对象，或者把一个对象填回表单。形状与参数文件相同，值是文字。

import { agreement, form, inside, isOff, pathOf, read, rowsOf, write } from "./fields.js";
import { setCount } from "./rows.js";

/** 收集；all 时连不约定的各组也收（只为记住，不送出去）。 */
export function collect({ all = false } = {}) {
  return group(form, all);
}

function group(scope, all) {
  const found = {};
  for (const field of inside(scope)) {
    if (field.dataset.kind === "rows") found[field.dataset.name] = rowsOf(field).map((row) => group(row, all));
    else if (field.dataset.kind !== "group") found[field.dataset.name] = read(field);
    else if (all || !isOff(field)) found[field.dataset.name] = group(field, all);
  }
  return found;
}

/** 不约定的各组的路径。 */
export function notAgreed() {
  return [...form.querySelectorAll("[data-agreed]")].filter((each) => !each.checked).map((each) => pathOf(each.closest("[data-name]")));
}

/** 一张快照：全部内容，连同哪些组不约定。 */
export const snapshot = () => ({ entries: collect({ all: true }), off: notAgreed() });

/** 填回去；没有的字段回到默认值。off 是不约定的各组，没有给的看有没有内容。 */
export function fill({ entries, off }) {
  put(form, isGroup(entries) ? entries : {}, off && new Set(off));
}

function put(scope, entries, off) {
  for (const field of inside(scope)) {
    const value = entries?.[field.dataset.name];
    if (field.dataset.kind === "rows") putRows(field, value, off);
    else if (field.dataset.kind !== "group") write(field, isGroup(value) ? undefined : value);
    else {
      const agreed = agreement(field);
      if (agreed) agreed.checked = off ? isGroup(value) && !off.has(pathOf(field)) : isGroup(value);
      put(field, isGroup(value) ? value : undefined, off);
    }
  }
}

function putRows(table, value, off) {
  const given = Array.isArray(value);
  setCount(table, given ? Math.max(value.length, Number(table.dataset.least)) : Number(table.dataset.least));
  rowsOf(table).forEach((row, index) => put(row, given && isGroup(value[index]) ? value[index] : undefined, off));
}

export const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
