// 预览：改了以后稍等片刻送去，只用最后一次的结果；点纸上的值去到字段，停在字段上纸上就亮起来。

import { collect } from "./entries.js";
import { fieldOf, find, form, pathOf } from "./fields.js";
import { say } from "./notify.js";
import { preview } from "./server.js";
import { reveal } from "./steps.js";

const PAUSE = 350; // 毫秒
const paper = document.getElementById("paper");
const pane = document.querySelector(".preview-scroll");
const state = document.querySelector("[data-preview-state]");
let timer;
let running;
let asked = null; // 正在问的是哪些内容
let shown = null; // 纸上现在是哪些内容
let listener = () => {};

export const onAnswer = (act) => { listener = act; };

export function later(pause = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(now, pause);
}

export async function now() {
  clearTimeout(timer);
  const entries = collect();
  const text = JSON.stringify(entries);
  if (text === asked) return;
  running?.abort();
  asked = null;
  if (text === shown?.text) {
    state.textContent = "";
    listener(shown.answer);
    return;
  }
  asked = text;
  const own = (running = new AbortController());
  state.textContent = "正在更新……";
  try {
    const answer = await preview(entries, own.signal);
    if (own.signal.aborted) return;
    asked = null;
    shown = { text, answer };
    draw(answer.html);
    state.textContent = "";
    listener(answer);
  } catch (error) {
    if (error.name === "AbortError") return;
    asked = shown = null;
    state.textContent = "没有更新";
    say(`预览没有更新：${error.message}`, { wrong: true });
  }
}

function draw(html) {
  const top = pane.scrollTop;
  if (html === null) paper.innerHTML = '<p class="no-paper">这是本所自己的 Word 模板，没有预览。填好以后下载来看。</p>';
  else paper.innerHTML = html; // 服务器已经转义
  pane.scrollTop = top;
  light(false);
}

/** 亮起正在填的字段印在哪里。 */
function light(move = true) {
  for (const each of paper.querySelectorAll(".lit")) each.classList.remove("lit");
  const field = form.contains(document.activeElement) ? fieldOf(document.activeElement) : null;
  if (!field) return;
  const path = pathOf(field);
  const places = [...paper.querySelectorAll("[data-origin]")].filter(({ dataset: { origin } }) => origin === path || (field.dataset.control && origin.startsWith(`${path}[`)));
  for (const each of places) each.classList.add("lit");
  const first = places[0];
  if (!move || !first || !pane.offsetParent) return;
  const at = first.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  if (at < 40 || at > pane.clientHeight - 80) scroll(at - pane.clientHeight / 3);
}

const scroll = (by) => pane.scrollBy({ top: by, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });

function clicked(event) {
  const reference = event.target.closest(".reference");
  if (reference) {
    event.preventDefault();
    const target = document.getElementById(decodeURIComponent(reference.hash.slice(1)));
    if (target) scroll(target.getBoundingClientRect().top - pane.getBoundingClientRect().top - 20);
    return;
  }
  const origin = event.target.closest("[data-origin]")?.dataset.origin;
  if (origin) reveal(find(origin));
}

export function start() {
  form.addEventListener("focusin", () => light());
  paper.addEventListener("click", clicked);
  document.querySelector("[data-print]").addEventListener("click", () => window.print());
  const toggle = document.querySelector("[data-show-paper]");
  toggle.addEventListener("click", () => {
    const on = document.body.classList.toggle("paper-only");
    toggle.setAttribute("aria-pressed", String(on));
    toggle.textContent = on ? "回到填写" : "预览";
    if (on) pane.focus();
  });
}
