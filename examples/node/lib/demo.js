import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const DEMO = new URL("../../../.local/demo.json", import.meta.url);

/** What `./run` wrote about the stack that it keeps up: addresses, and a demo partner with its key. */
export function demo() {
  const path = process.env.SEALRAIL_DEMO ?? fileURLToPath(DEMO);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new Error(`${path} cannot be read: start the stack with ./run first`, { cause });
  }
}
