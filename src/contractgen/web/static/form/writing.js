// 写字的方便：长文字的框随内容变高，一行的不许换行，日期可以在日历上挑。

import { form } from "./fields.js";

const native = CSS.supports("field-sizing", "content");

function grow(area) {
  if (native || !area.offsetParent) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

export function refresh() {
  if (!native) for (const area of form.querySelectorAll("[data-grow]")) grow(area);
}

const DATE = /^(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?$/;

function pick(button) {
  const picker = button.parentElement.querySelector("[data-picker]");
  const text = button.closest(".date").querySelector("input[type=text]");
  const found = DATE.exec(text.value.trim());
  picker.value = found ? `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}` : "";
  picker.showPicker?.();
}

export function start() {
  form.addEventListener("input", ({ target }) => {
    if (target.matches("[data-one-line]") && /[\r\n]/.test(target.value)) target.value = target.value.replace(/\s*[\r\n]+\s*/g, " ");
    if (target.matches("[data-grow]")) grow(target);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && event.target.matches("[data-one-line], input")) event.preventDefault();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    if (button) pick(button);
  });
  form.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-picker]") || !target.value) return;
    const text = target.closest(".date").querySelector("input[type=text]");
    text.value = target.value;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
