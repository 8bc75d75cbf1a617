// 一处问题怎样说：缺的说请填写，其余说问题与建议；汇总里认得出是哪一个字段。

import { find } from "./fields.js";

/** 一句话：缺的说请填写，其余说问题与建议。 */
export function sentence(problem) {
  const field = problem.path ? find(problem.path) : null;
  const item = /\[(\d+)\]$/.exec(problem.path ?? "");
  const where = item && field && ["lines", "checks"].includes(field.dataset.control) ? `第${Number(item[1]) + 1}项：` : "";
  if (problem.kind === "missing") {
    if (["radios", "select"].includes(field?.dataset.control)) return "请选择一项。";
    return where + (problem.suggestion || problem.message);
  }
  return where + problem.message + (problem.suggestion ?? "");
}

/** 标题去掉最上一级（步的标题已经说明），只剩两三个字的留着：客户 名称，主文件 编号。 */
export function short(problem) {
  const parts = problem.title.split(" › ").map((each) => each.replace(/（.*）$/, ""));
  const rest = parts.slice(1);
  return (rest.length && rest.join("").length > 2 ? rest : parts).join(" ");
}
