// 填的内容只存在这个浏览器标签页里：每改一处就存，重新载入、退回、出错都还在；关掉标签页就没有了。

const bench = document.querySelector(".workbench");
export const template = bench.dataset.template;

const kept = (name) => `contractgen:form:${name}`;
const passed = (name) => `contractgen:open:${name}`;

function get(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function set(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false; // 浏览器不许存的，页面照常用
  }
}

export const remember = (value) => set(kept(template), value);
export const recall = () => get(kept(template));

/** 交给另一张表去打开的参数文件。 */
export const pass = (name, value) => set(passed(name), value);

export function receive() {
  const found = get(passed(template));
  if (found) sessionStorage.removeItem(passed(template));
  return found;
}
