// 表单的骨架：有哪些字段、各在哪条路径上；值从控件读出、写回控件。字段都由服务器照填写表画好。

export const form = document.getElementById("form");

/** 一个范围里的下一级字段；字段里的字段不算。 */
export function inside(scope) {
  const found = [];
  const walk = (element) => {
    for (const child of element.children) {
      if (child.tagName === "TEMPLATE") continue;
      if (child.dataset.name !== undefined) found.push(child);
      else walk(child);
    }
  };
  walk(scope);
  return found;
}

/** 一张表现有的各行。 */
export function rowsOf(table) {
  return [...table.querySelectorAll("[data-row]")].filter((row) => tableOf(row) === table);
}

export const tableOf = (row) => row.parentElement.closest('[data-kind="rows"]');
export const fieldOf = (element) => element.closest("[data-name]");
export const stepOf = (element) => element.closest("[data-step]");

/** 字段现在的路径：清单里的带上序号，如 sla.levels[0].response。 */
export function pathOf(field) {
  const places = [];
  for (let row = field.parentElement.closest("[data-row]"); row; row = tableOf(row).parentElement.closest("[data-row]")) {
    places.unshift(rowsOf(tableOf(row)).indexOf(row));
  }
  return field.dataset.path.replaceAll("[]", () => `[${places.shift()}]`);
}

/** 路径所指的字段；指到清单的某一项时是整个清单；没有的，是最近的上一级，再没有就是 null。 */
export function find(path) {
  let scope = form;
  let pattern = "";
  for (const piece of path.split(/(\[\d+\])/)) {
    const index = /^\[(\d+)\]$/.exec(piece);
    if (!index) {
      pattern += piece;
      continue;
    }
    const table = at(scope, pattern);
    const row = table?.dataset.kind === "rows" ? rowsOf(table)[Number(index[1])] : null;
    if (!row) return table ?? nearest(scope, pattern);
    scope = row;
    pattern += "[]";
  }
  return at(scope, pattern) ?? nearest(scope, pattern) ?? (scope === form ? null : tableOf(scope));
}

function at(scope, pattern) {
  return scope.querySelector(`[data-name][data-path="${CSS.escape(pattern)}"]`);
}

function nearest(scope, pattern) {
  for (let cut = pattern.lastIndexOf("."); cut > 0; cut = pattern.lastIndexOf(".", cut - 1)) {
    const found = at(scope, pattern.slice(0, cut));
    if (found) return found;
  }
  return null;
}

/** 条件里写的路径所指的字段：带 [] 的是同一行里的。 */
export function beside(element, pattern) {
  for (let row = element.closest("[data-row]"); row; row = tableOf(row).closest("[data-row]")) {
    const found = at(row, pattern);
    if (found) return found;
  }
  return at(form, pattern);
}

/** 字段里给人操作的第一个控件。 */
export function control(field) {
  return field.querySelector("input:not([data-picker]):not([data-agreed]), select, textarea");
}

/** 字段下面说话的地方：e: 是哪里不对，c: 是算出的事实。 */
export function noteOf(field, kind) {
  const holder = field.hasAttribute("aria-describedby") ? field : control(field);
  const id = holder?.getAttribute("aria-describedby")?.split(" ").find((each) => each.startsWith(kind));
  return id ? document.getElementById(id) : null;
}

const inputs = (field) => [...field.querySelectorAll("input")];

export function read(field) {
  switch (field.dataset.control) {
    case "switch": return control(field).checked ? "true" : "false";
    case "radios": return inputs(field).find((each) => each.checked)?.value ?? "";
    case "checks": return inputs(field).filter((each) => each.checked).map((each) => each.value);
    case "lines": return control(field).value.split("\n").map((each) => each.trim()).filter(Boolean);
    case "const": return field.dataset.default ?? "";
    default: return control(field).value;
  }
}

/** 写回一个值；undefined 是回到默认值。 */
export function write(field, value) {
  const given = value !== undefined && value !== null;
  const text = typeof value === "string" ? value : "";
  switch (field.dataset.control) {
    case "switch":
      control(field).checked = given ? text === "true" : control(field).defaultChecked;
      break;
    case "radios":
      for (const each of inputs(field)) each.checked = given ? each.value === text : each.defaultChecked;
      break;
    case "checks":
      for (const each of inputs(field)) each.checked = given ? value.includes(each.value) : each.defaultChecked;
      break;
    case "lines":
      control(field).value = !given ? control(field).defaultValue : Array.isArray(value) ? value.join("\n") : text;
      break;
    case "select":
      choose(control(field), given ? text : undefined);
      break;
    case "const":
      break;
    default:
      control(field).value = given ? text : control(field).defaultValue;
  }
}

/** 选中一项；文件里写的不在选项里的，也摆出来，好让人看见错在哪里。 */
function choose(select, value) {
  select.querySelector("[data-stray]")?.remove();
  const options = [...select.options];
  if (value !== undefined && !options.some((each) => each.value === value)) {
    const stray = new Option(value, value);
    stray.dataset.stray = "";
    select.add(stray);
  }
  select.value = value ?? options.find((each) => each.defaultSelected)?.value ?? options[0].value;
}

export function isBlank(field) {
  const value = read(field);
  return Array.isArray(value) ? value.length === 0 : value.trim() === "";
}

/** 一组约定不约定；没有开关的总是约定。 */
export function agreement(group) {
  const found = group.querySelector("[data-agreed]");
  return found && fieldOf(found) === group ? found : null;
}

export const isOff = (group) => agreement(group)?.checked === false;
