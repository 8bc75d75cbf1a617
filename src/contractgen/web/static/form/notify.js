// 告诉人一句话（可以撤销），或者先问一声。

const shelf = document.querySelector(".toasts");

/** 一句话；undo 是反悔的办法，有它的多留一会儿；whole 是反悔会换掉整张表；quiet 只给读屏软件。 */
export function say(text, { undo, whole = false, wrong = false, quiet = false } = {}) {
  const toast = document.createElement("div");
  toast.className = quiet ? "vh" : `toast${wrong ? " wrong" : ""}`;
  const words = document.createElement("span");
  words.textContent = text;
  toast.append(words);
  if (whole) toast.dataset.whole = "";
  const drop = () => toast.remove();
  if (undo) {
    toast.append(button("撤销", () => { drop(); undo(); }));
    for (const other of shelf.querySelectorAll(".toast")) other.remove();
  }
  if (!quiet) toast.append(button("知道了", drop));
  // 同一句话不重复摆
  for (const other of shelf.children) if (other.firstChild.textContent === text) other.remove();
  shelf.append(toast);
  setTimeout(drop, undo ? 30000 : wrong ? 20000 : 7000);
}

/** 又填了别的：整张表的反悔会连它一起抹掉，收起来，也不再挡着。 */
export function moved() {
  for (const toast of shelf.querySelectorAll("[data-whole]")) toast.remove();
}

/** 收起说过的话：有更要紧的要看。 */
export function hush() {
  for (const toast of shelf.querySelectorAll(".toast")) toast.remove();
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button plain small";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

/** 先问一声；答应了才是 true。 */
export function ask(title, text, yes) {
  const dialog = document.getElementById("ask");
  dialog.querySelector("h2").textContent = title;
  dialog.querySelector("p").textContent = text;
  dialog.querySelector('[value="yes"]').textContent = yes;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
