// 程序算出的事实：写在它所据的字段下面，如可用性目标之下的允许的中断时间。

import { find, form, noteOf } from "./fields.js";

export function show(facts) {
  for (const each of form.querySelectorAll(".fact:not([hidden])")) {
    each.hidden = true;
    each.textContent = "";
  }
  for (const fact of facts) {
    const field = find(fact.origin);
    const place = field && noteOf(field, "c:");
    if (!place) continue;
    const line = document.createElement("span");
    const value = document.createElement("b");
    value.textContent = fact.text;
    line.append(`${fact.title}：`, value);
    place.append(line);
    place.hidden = false;
  }
}
