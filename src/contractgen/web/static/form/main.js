// 填写表的开头：把各部分接起来。每改一处：显示该显示的、记住、稍后更新预览。

import * as conditions from "./conditions.js";
import { fill, snapshot } from "./entries.js";
import * as errors from "./errors.js";
import * as facts from "./facts.js";
import * as files from "./files.js";
import { form } from "./fields.js";
import { recall, remember } from "./memory.js";
import { moved, say } from "./notify.js";
import * as preview from "./preview.js";
import * as presets from "./presets.js";
import * as progress from "./progress.js";
import * as rows from "./rows.js";
import * as steps from "./steps.js";
import * as tiers from "./tiers.js";
import * as writing from "./writing.js";

const READY = "填齐了，可以下载";
let missing = 0;
let answered = null;

function refresh() {
  conditions.refresh();
  tiers.refresh();
  writing.refresh();
  missing = progress.refresh();
  state();
}

/** 下方的一句话：还差多少，能不能下载。 */
function state() {
  const place = document.querySelector("[data-state]");
  if (missing) place.textContent = `还有 ${missing} 处必填`;
  else if (!answered) place.textContent = "必填的已填齐，正在核对……";
  else if (answered.problems.length) place.textContent = "必填的已填齐，还有要改的地方";
  else {
    if (place.textContent !== READY) say(READY, { quiet: true });
    place.textContent = READY;
  }
}

function save() {
  remember({ ...snapshot(), step: steps.currentStep(), preset: presets.current() });
}

function changed(pause) {
  answered = null;
  presets.mark();
  refresh();
  save();
  preview.later(pause);
}

rows.start();
writing.start();
presets.start(() => changed(0));
const kept = recall();
if (kept?.entries) {
  fill(kept);
  errors.leaveAll();
}
steps.start(kept?.step);
errors.start();
preview.start();
preview.onAnswer((answer) => {
  answered = answer;
  facts.show(answer.facts);
  errors.receive(answer.problems);
  state();
});
presets.recall(kept?.preset);
refresh();
files.start(() => {
  presets.recall(null);
  changed(0);
});
form.addEventListener("input", () => { moved(); changed(); });
form.addEventListener("change", () => changed());
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("stepchange", () => { writing.refresh(); save(); });
window.addEventListener("pagehide", save);
window.addEventListener("beforeprint", () => document.body.classList.add("printing"));
window.addEventListener("afterprint", () => document.body.classList.remove("printing"));
preview.now();
document.body.dataset.ready = "";
