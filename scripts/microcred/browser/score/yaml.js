// A scorecard as a YAML file, for `microcred score`.

/** @typedef {import("./scorecard.js").Card} Card */

/** Return a scorecard as YAML that is read as the same. @param {Card} card */
export function yaml({ scores, checks, feedback, ...head }) {
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${scalar(value)}`);
  lines.push(...list("scores", scores), ...list("checks", checks));
  return [...lines, ...(feedback ? [`feedback: ${scalar(feedback)}`] : []), ""].join("\n");
}

/** @param {string} name @param {object[]} values */
function list(name, values) {
  const each = values.flatMap((one) =>
    Object.entries(one).map(([field, value], place) => `  ${place ? " " : "-"} ${field}: ${scalar(value)}`),
  );
  return values.length ? [`${name}:`, ...each] : [];
}

/** Return a value as YAML: texts in quotes, with the escapes of JSON, which YAML has too. @param {unknown} value */
const scalar = (value) => JSON.stringify(value);
