// 必填的还剩多少：每一步多少，全部多少。

import { form, inside, isBlank, isOff, rowsOf, stepOf } from "./fields.js";
import { isNeeded } from "./conditions.js";

/** 现在用得到的、不再有下级的字段。 */
function leaves(scope) {
  return inside(scope).flatMap((field) => {
    if (field.classList.contains("off-now")) return [];
    if (field.dataset.kind === "group") return isOff(field) ? [] : leaves(field);
    return field.dataset.kind === "rows" ? rowsOf(field).flatMap(leaves) : [field];
  });
}

export function refresh() {
  const needed = leaves(form).filter(isNeeded);
  const missing = needed.filter(isBlank);
  form.querySelectorAll("[data-step]").forEach((step, index) => {
    const left = missing.filter((field) => stepOf(field) === step).length;
    const mark = form.querySelector(`[data-goto="${index}"] [data-left]`);
    mark.textContent = left ? `余 ${left}` : "✓";
    mark.classList.toggle("done", left === 0);
    mark.setAttribute("aria-label", left ? `还有 ${left} 处必填` : "必填的已填齐");
  });
  const bar = document.querySelector(".dock progress");
  bar.max = Math.max(1, needed.length);
  bar.value = needed.length - missing.length;
  return missing.length;
}
