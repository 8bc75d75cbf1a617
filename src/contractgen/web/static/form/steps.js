// 一步一步填，或者各步放在一页上；去到一个字段。

import { control, form, stepOf } from "./fields.js";

const bench = document.querySelector(".workbench");
const steps = [...form.querySelectorAll("[data-step]")];
const links = [...form.querySelectorAll("[data-goto]")];
const stepwise = bench.dataset.layout === "steps";
let current = 0;

export const currentStep = () => current;

/** 去到一步；focus 时把焦点也移过去。 */
export function go(index, { focus = true } = {}) {
  current = Math.min(Math.max(index, 0), steps.length - 1);
  mark();
  if (stepwise) {
    steps.forEach((step, each) => { step.hidden = each !== current; });
    for (const button of document.querySelectorAll("[data-step-by]")) {
      const to = current + Number(button.dataset.stepBy);
      button.disabled = to < 0 || to >= steps.length;
    }
  }
  if (focus) {
    showForm();
    steps[current].focus({ preventScroll: true });
    steps[current].scrollIntoView({ block: "start" });
  }
  document.dispatchEvent(new CustomEvent("stepchange"));
}

function mark() {
  links.forEach((link, index) => {
    if (index === current) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  });
  // 手机上各步排成一行，当前的一步要看得见
  const strip = links[current].closest("ol");
  strip.scrollLeft = links[current].offsetLeft - 16;
}

/** 窄屏上从预览回到填写。 */
export function showForm() {
  document.body.classList.remove("paper-only");
  document.querySelector("[data-show-paper]").setAttribute("aria-pressed", "false");
}

/** 去到一个字段，焦点放上去。 */
export function reveal(field) {
  if (!field) return;
  showForm();
  const step = steps.indexOf(stepOf(field));
  if (stepwise && step !== current) go(step, { focus: false });
  const target = field.dataset.kind === "rows" ? field.querySelector("[data-add]") : field.querySelector("input:checked") ?? control(field) ?? field;
  target.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
}

export function start(first) {
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(Number(link.dataset.goto));
    });
  }
  for (const button of document.querySelectorAll("[data-step-by]")) {
    button.addEventListener("click", () => go(current + Number(button.dataset.stepBy)));
  }
  go(first ?? 0, { focus: false });
  if (!stepwise) watch();
}

/** 一页上的：看到哪一步，就标哪一步。 */
function watch() {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) { current = steps.indexOf(entry.target); mark(); }
  }, { rootMargin: "-30% 0px -65% 0px" });
  for (const step of steps) seen.observe(step);
}

