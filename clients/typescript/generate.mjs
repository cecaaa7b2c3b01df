// Reads the contract on standard input and writes the types of the TypeScript client to standard output.
// Run by scripts/generate-clients.
import { readFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { parse } from "yaml";

const contract = parse(readFileSync(0, "utf8"));

// The schemes call these, not clients.
for (const path of Object.keys(contract.paths)) {
  if (path.startsWith("/rails/")) delete contract.paths[path];
}

const types = await openapiTS(contract, { alphabetize: true, defaultNonNullable: false });
process.stdout.write("// Generated from openapi.yaml by scripts/generate-clients. Do not edit.\n\n");
process.stdout.write(astToString(types));
