// 预设：选一档填好；已经改过的先问一声，换了可以撤销。预设没有说到的字段不动。

import { fill, isGroup, snapshot } from "./entries.js";
import { ask, say } from "./notify.js";
import { presets } from "./server.js";

let known = null;
let chosen = null; // 最近选的一档
let changed = () => {};
let fetching = null;

/** 打开页面就去取，点的时候不用等；取不到的点的时候再取。 */
function fetched() {
  fetching ??= presets().catch((error) => {
    fetching = null;
    throw error;
  });
  return fetching;
}

/** 选的是哪一档，与选好时的样子；记住它们，重新载入后还知道改过没有。 */
export const current = () => ({ chosen, base });

/** 全部预设合起来说到的范围：选另一档时，这个范围先清空。 */
function territory() {
  const merge = (one, other) => {
    if (!isGroup(one) || !isGroup(other)) return other ?? one;
    const found = { ...one };
    for (const [name, value] of Object.entries(other)) found[name] = name in found ? merge(found[name], value) : value;
    return found;
  };
  return Object.values(known).reduce(merge, {});
}

function without(entries, taken) {
  const kept = {};
  for (const [name, value] of Object.entries(entries)) {
    if (!(name in taken)) kept[name] = value;
    else if (isGroup(value) && isGroup(taken[name])) {
      const rest = without(value, taken[name]);
      if (Object.keys(rest).length) kept[name] = rest;
    }
  }
  return kept;
}

function over(entries, preset) {
  const found = { ...entries };
  for (const [name, value] of Object.entries(preset)) found[name] = isGroup(value) ? over(isGroup(found[name]) ? found[name] : {}, value) : value;
  return found;
}

/** 范围里现在填的，与另一份内容在范围里的是不是一样。 */
function differs(entries, other, taken) {
  return Object.keys(taken).some((name) => {
    if (isGroup(taken[name])) return differs(isGroup(entries[name]) ? entries[name] : {}, isGroup(other[name]) ? other[name] : {}, taken[name]);
    return JSON.stringify(entries[name] ?? "") !== JSON.stringify(other[name] ?? "");
  });
}

let base = null; // 选好一档（或者什么也没有填）时的样子，看改过没有

async function choose(button) {
  const name = button.dataset.preset;
  const title = button.querySelector("b").textContent;
  known ??= await fetched();
  const before = snapshot();
  if (differs(before.entries, base, territory())) {
    const yes = await ask(`换成“${title}”？`, "服务级别已经改过。换了以后，预设所包括的各项改成这一档的；其余的（双方、系统等）不变。换错了可以撤销。", "换成这一档");
    if (!yes) return;
  }
  const old = { chosen, base };
  fill(applied(before, name));
  chosen = name;
  base = snapshot().entries;
  changed();
  say(`已按“${title}”填好。`, {
    whole: true,
    undo() {
      fill(before);
      ({ chosen, base } = old);
      changed();
    },
  });
}

/** 预设写到的组就约定；范围里没有写到的，内容已经拿掉，也就不约定。 */
function applied({ entries, off }, name) {
  const preset = known[name];
  return { entries: over(without(entries, territory()), preset), off: off.filter((path) => !mentioned(preset, path)) };
}

const mentioned = (preset, path) => path.split(".").reduce((at, name) => (isGroup(at) ? at[name] : undefined), preset) !== undefined;

/** 换成记住的，或者（打开了文件、清空了）哪一档也不是。 */
export function recall(kept) {
  chosen = kept?.chosen ?? null;
  base = kept?.base ?? pristine;
  mark();
}

export function mark() {
  for (const button of document.querySelectorAll("[data-preset]")) {
    const on = button.dataset.preset === chosen;
    button.setAttribute("aria-pressed", String(on));
    button.querySelector(".state").hidden = !on;
  }
}

let pristine = null;

/** 在表还空着的时候叫。 */
export function start(onChange) {
  pristine = base = snapshot().entries;
  changed = onChange;
  if (document.querySelector("[data-preset]")) fetched().catch(() => {});
  for (const button of document.querySelectorAll("[data-preset]")) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-busy", "true");
      choose(button)
        .catch((error) => say(error.message, { wrong: true }))
        .finally(() => button.removeAttribute("aria-busy"));
    });
  }
}
