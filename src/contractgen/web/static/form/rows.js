// 可以增减、换次序的行；删了可以撤销。

import { fieldOf, form, rowsOf, tableOf } from "./fields.js";
import { say } from "./notify.js";

let made = 0;

/** 各行样子里的 [] 换成这一行自己的记号，使 id 不重复；里面嵌的样子也换。 */
function mark(node, token) {
  for (const element of node.querySelectorAll("*")) {
    for (const name of ["id", "for", "name", "aria-describedby", "aria-controls"]) {
      const value = element.getAttribute(name);
      if (value?.includes("[]")) {
        const each = value.split(" ").map((word) => word.replace("[]", token));
        element.setAttribute(name, each.join(" "));
      }
    }
    if (element.tagName === "TEMPLATE") mark(element.content, token);
  }
}

export function addRow(table) {
  const pattern = table.querySelector("template");
  const piece = pattern.content.cloneNode(true);
  made += 1;
  mark(piece, `[~${made}]`);
  const row = piece.querySelector("[data-row]");
  place(table).append(piece);
  for (const each of row.querySelectorAll('[data-kind="rows"]')) {
    if (tableOf(row) === table) setCount(each, Number(each.dataset.least));
  }
  return row;
}

const place = (table) => table.querySelector("table.entry") ?? table.querySelector(".card-rows");

/** 正好这么多行。 */
export function setCount(table, count) {
  const rows = rowsOf(table);
  for (const row of rows.slice(count)) row.remove();
  for (let index = rows.length; index < count; index += 1) addRow(table);
  number(table);
}

/** 序号、按钮能不能按。 */
export function number(table) {
  const rows = rowsOf(table);
  const least = Number(table.dataset.least);
  const most = Number(table.dataset.most ?? Infinity);
  rows.forEach((row, index) => {
    const own = (selector) => [...row.querySelectorAll(selector)].filter((each) => each.closest("[data-row]") === row);
    for (const each of own("[data-count]")) each.textContent = row.tagName === "TBODY" ? index + 1 : `第${index + 1}项`;
    for (const each of own("[data-row-number]")) each.textContent = `第${index + 1}项 `;
    for (const each of own("[data-move], [data-remove]")) {
      const said = each.querySelector(".vh");
      said.textContent = `${each.title}第${index + 1}项`;
    }
    own('[data-move="-1"]')[0].disabled = index === 0;
    own('[data-move="1"]')[0].disabled = index === rows.length - 1;
    own("[data-remove]")[0].disabled = rows.length <= least;
  });
  const tools = [...table.querySelectorAll("[data-add]")].find((each) => fieldOf(each) === table);
  tools.disabled = rows.length >= most;
  tools.nextElementSibling.textContent = rows.length >= most ? `最多 ${most} 行` : "";
  place(table).hidden = rows.length === 0;
  [...table.querySelectorAll("[data-none]")].find((each) => fieldOf(each) === table).hidden = rows.length > 0;
}

const changed = (table) => table.dispatchEvent(new Event("change", { bubbles: true }));

function add(table) {
  const row = addRow(table);
  number(table);
  changed(table);
  row.querySelector("input, select, textarea")?.focus();
}

function remove(row) {
  const table = tableOf(row);
  const rows = rowsOf(table);
  const index = rows.indexOf(row);
  const next = row.nextSibling;
  const parent = row.parentNode;
  row.remove();
  number(table);
  changed(table);
  (rows[index + 1] ?? rows[index - 1] ?? table).querySelector("[data-remove]:enabled, [data-add]")?.focus();
  say(`已删除“${table.dataset.title}”的第${index + 1}项。`, {
    undo() {
      parent.insertBefore(row, next?.parentNode === parent ? next : null);
      number(table);
      changed(table);
    },
  });
}

function move(row, by, button) {
  const table = tableOf(row);
  const rows = rowsOf(table);
  const other = rows[rows.indexOf(row) + by];
  if (by < 0) other.before(row);
  else other.after(row);
  number(table);
  changed(table);
  (button.disabled ? row.querySelector("[data-move]:enabled") : button)?.focus();
  say(`第${rows.indexOf(row) + 1}项移到了第${rowsOf(table).indexOf(row) + 1}项。`, { quiet: true });
}

export function start() {
  for (const table of form.querySelectorAll('[data-kind="rows"]')) setCount(table, Number(table.dataset.least));
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("add" in button.dataset) add(fieldOf(button));
    else if ("remove" in button.dataset) remove(button.closest("[data-row]"));
    else if ("move" in button.dataset) move(button.closest("[data-row]"), Number(button.dataset.move), button);
  });
}

