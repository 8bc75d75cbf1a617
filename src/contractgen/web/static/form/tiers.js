// 档位的画法：各行画成从低到高的一条，一段一格（不按比例，好让靠近100%的一端看得清），缺口与重叠一眼看见。

import { control, fieldOf, find, form, inside, rowsOf } from "./fields.js";

const WIDE = { "％": "%", "．": ".", "。": "." };

/** 百分比读成数；读不出的是 null。 */
export function percent(text) {
  const plain = text.trim().replace(/[０-９]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0)).replace(/[％．。]/g, (each) => WIDE[each]);
  const found = /^(\d+(?:\.\d+)?)\s*([%‰])$/.exec(plain);
  if (!found) return null;
  const value = Number(found[1]) / (found[2] === "‰" ? 10 : 1);
  return value <= 100 ? value : null;
}

const shown = (value) => `${Number(value.toFixed(6))}%`;

/** 各行的上下限与值；读不出的行另记。 */
function tiersOf(table, parts) {
  return rowsOf(table).map((row, index) => {
    const cell = (name) => control(inside(row).find((each) => each.dataset.name === name)).value;
    return { index, low: percent(cell(parts.low)), high: percent(cell(parts.high)), value: cell(parts.value).trim() };
  });
}

/** 从 0 到 100 的各段：达标、正好一档、缺口、重叠。 */
export function segments(tiers, top) {
  const read = tiers.filter((each) => each.low !== null && each.high !== null && each.low < each.high);
  const points = [...new Set([0, 100, ...(top === null ? [] : [top]), ...read.flatMap((each) => [each.low, each.high])])].sort((a, b) => a - b);
  return points.slice(1).map((high, index) => {
    const low = points[index];
    const inside = read.filter((each) => each.low <= low && each.high >= high);
    const met = top !== null && low >= top;
    const kind = inside.length > 1 || (met && inside.length) ? "overlap" : inside.length ? "tier" : met ? "met" : top === null && low >= Math.max(0, ...read.map((each) => each.high)) ? "unknown" : "gap";
    return { low, high, kind, inside };
  });
}

function words({ low, high, kind, inside }) {
  const range = `${shown(low)} 至 ${shown(high)}`;
  if (kind === "gap") return `${range} 没有档位：可用率落在这里时，不知道怎样抵扣。`;
  if (kind === "overlap") {
    const which = inside.map((each) => `第${each.index + 1}档`).join("、");
    return inside.length > 1 ? `${range} 重叠：${which}都写到了这里。` : `${range} 已经达标，${which}却还写着抵扣。`;
  }
  return "";
}

function draw(holder) {
  const parts = JSON.parse(holder.dataset.parts);
  const table = fieldOf(holder);
  const target = parts.top ? find(parts.top) : null;
  const top = target ? percent(control(target).value) : null;
  const tiers = tiersOf(table, parts);
  const found = segments(tiers, top);
  const bar = document.createElement("div");
  bar.className = "tier-bar";
  bar.setAttribute("role", "img");
  bar.setAttribute("aria-label", `从 0% 到 100%：${found.map((each) => `${shown(each.low)} 至 ${shown(each.high)} ${label(each)}`).join("；")}`);
  for (const each of found) bar.append(piece(each));
  const troubles = found.map(words).filter(Boolean);
  const unread = tiers.filter((each) => each.value && (each.low === null || each.high === null)).map((each) => `第${each.index + 1}档的上下限还读不出，图上没有画。`);
  const list = document.createElement("ul");
  list.className = "tier-troubles";
  list.append(...[...troubles, ...unread].map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  const empty = tiers.every((each) => each.low === null && each.high === null);
  holder.hidden = empty;
  holder.replaceChildren(bar, list);
}

function label({ kind, inside }) {
  if (kind === "met") return "达标";
  if (kind === "gap") return "缺口";
  if (kind === "overlap") return "重叠";
  if (kind === "unknown") return "";
  return inside[0].value ? `抵扣 ${inside[0].value}` : `第${inside[0].index + 1}档`;
}

function piece(each) {
  const made = document.createElement("div");
  made.className = `segment ${each.kind}`;
  made.append(Object.assign(document.createElement("span"), { className: "what", textContent: label(each) }));
  made.append(Object.assign(document.createElement("span"), { className: "tick", textContent: shown(each.low) }));
  if (each.high === 100) made.append(Object.assign(document.createElement("span"), { className: "tick last", textContent: "100%" }));
  return made;
}

export function refresh() {
  for (const holder of form.querySelectorAll('[data-widget="tiers"]')) draw(holder);
}
