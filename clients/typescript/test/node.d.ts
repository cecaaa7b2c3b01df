// What README's example takes from Node.js; the client itself needs none of it.
declare module "node:fs" {
  export function readFileSync(path: string, encoding: "utf8"): string;
}
