// Runs the client's tests in node: `node Tests/SearchTests/Client/run.mjs`.
import { readFile } from "node:fs/promises";
import { run } from "./tests.js";

const { count, failures } = await run(name => readFile(new URL(name, import.meta.url), "utf8"));
for (const failure of failures) console.error(failure);
console.log(`${count - failures.length} of ${count} tests passed`);
process.exitCode = failures.length ? 1 : 0;
