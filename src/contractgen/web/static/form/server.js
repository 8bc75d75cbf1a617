// 与服务器说话：填的内容送去，预览、文件与问题送回；出错时给一句看得懂的话。

import { template } from "./memory.js";

export class Refusal extends Error {}

async function answer(path, options) {
  let response;
  try {
    response = await fetch(`/forms/${path}`, { credentials: "same-origin", headers: { accept: "application/json" }, ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal("连不上服务器。填的内容还在这个页面里，请稍后再试。");
  }
  if (response.ok) return response;
  const told = await response.json().catch(() => ({}));
  const refusal = new Refusal(told.error ?? (response.status === 401 ? "登录已经过期，请在另一个标签页里重新登录，再回来继续。" : "没有做成，请稍后再试。"));
  refusal.problems = told.errors;
  throw refusal;
}

const sent = (entries, signal) => ({
  method: "POST", signal, body: JSON.stringify(entries),
  headers: { accept: "application/json", "content-type": "application/json" },
});

export const preview = async (entries, signal) => (await answer(`${template}/preview`, sent(entries, signal))).json();
export const presets = async () => (await answer(`${template}/presets`)).json();

export async function open(file) {
  const name = encodeURIComponent(file.name);
  return (await answer(`open?file=${name}`, { method: "POST", body: file, headers: { accept: "application/json", "content-type": "application/octet-stream" } })).json();
}

/** 一个文件：字节与文件名。 */
export async function made(kind, entries) {
  const response = await answer(`${template}/document?kind=${kind}`, sent(entries));
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "");
  return { bytes: await response.blob(), name: name ? decodeURIComponent(name[1]) : `${template}.${kind}` };
}
