// Reads the contract on standard input and writes the types of the TypeScript client to standard output.
// Run by scripts/generate-clients.
import { readFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { parse } from "yaml";

const contract = parse(readFileSync(0, "utf8"));
const REFERENCE = /^#\/components\/(\w+)\/(\w+)$/;

// The schemes call the rails' paths, and the client requests tokens itself.
for (const path of Object.keys(contract.paths)) {
  if (path.startsWith("/rails/") || path === "/v1/oauth/token") delete contract.paths[path];
}

// The client makes these headers itself; a caller may set the key, and has no reason to set the others.
contract.components.parameters.IdempotencyKey.required = false;
const MADE = new Set(["ContentDigest", "SignatureInput", "Signature"].map((name) => `#/components/parameters/${name}`));
for (const item of Object.values(contract.paths)) {
  for (const operation of Object.values(item)) {
    if (!Array.isArray(operation.parameters)) continue;
    operation.parameters = operation.parameters.filter((parameter) => !MADE.has(parameter.$ref));
  }
}
for (const name of MADE) delete contract.components.parameters[name.split("/").at(-1)];

// The bank may add values to what it returns: an enumeration that a response can hold is open, so that a value which
// this version does not know is a string and no error. What is only ever sent stays closed.
const returned = new Set();
function follow(node) {
  if (node === null || typeof node !== "object") return;
  const [, section, name] = REFERENCE.exec(node.$ref ?? "") ?? [];
  const target = contract.components[section]?.[name];
  if (target !== undefined && !returned.has(target)) follow(target);
  if (returned.has(node)) return;
  returned.add(node);
  Object.values(node).forEach(follow);
}
for (const item of Object.values(contract.paths)) {
  for (const operation of Object.values(item)) follow(operation.responses);
}
for (const node of returned) {
  if (node.type === "string" && Array.isArray(node.enum)) node["x-open"] = true;
}

const { factory } = ts;
const STRING = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
// `string & {}` rather than `string`, which would swallow the known values that an editor offers.
const ANY_OTHER = factory.createIntersectionTypeNode([STRING, factory.createTypeLiteralNode([])]);

function transform(schema) {
  if (schema["x-open"] !== true) return undefined;
  const known = schema.enum.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value)));
  return factory.createUnionTypeNode([...known, factory.createParenthesizedType(ANY_OTHER)]);
}

const types = await openapiTS(contract, { alphabetize: true, defaultNonNullable: false, transform });
process.stdout.write("// Generated from openapi.yaml by scripts/generate-clients. Do not edit.\n\n");
process.stdout.write(astToString(types));
