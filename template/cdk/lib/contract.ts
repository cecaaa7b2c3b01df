// The operations of openapi.yaml, and the problems that it says are answered.

import { parse } from 'yaml';

import { Reader, at } from './declaration.ts';
import { Mismatch } from './mismatch.ts';

/** One operation of the public contract. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With its parameters in braces, as API Gateway writes resources too. */
  readonly path: string;
  readonly tag: string;
  /** Who vouches for the caller: the authorizer, the caller's own signature, or nobody. */
  readonly guard: 'token' | 'signature' | 'none';
}

/** A problem document as the contract shows it, without the id of a request. */
export interface ProblemExample {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly retryable: boolean;
}

/** A row of the contract's table of codes. */
export interface CatalogueEntry {
  readonly code: string;
  readonly status: string;
  readonly meaning: string;
  readonly advice: string;
}

/** What the templates follow of the contract. */
export interface Contract {
  readonly version: string;
  readonly operations: readonly Operation[];
  readonly problems: ReadonlyMap<string, ProblemExample>;
  /** The codes of all problems, in the order of the table. */
  readonly catalogue: readonly CatalogueEntry[];
  /** Requests a minute that the policy of a client has unless it says otherwise, and that it can have. */
  readonly requestRate: { readonly usual: number; readonly highest: number };
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];
const CALLBACKS = 'rail-callbacks';

/** Reads the contract. */
export function contractOf(text: string): Contract {
  const reader = new Reader('openapi.yaml');
  const document: unknown = parse(text);
  const everywhere = at(document, 'security');
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(reader.table(at(document, 'paths'), 'paths'))) {
    for (const method of METHODS) {
      const written = at(item, method);
      if (written !== undefined) operations.push(operationOf(reader, path, method, written, everywhere));
    }
  }
  const ids = operations.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) reader.fail(`operationId ${twice} is there twice`);
  return {
    version: reader.string(at(document, 'info', 'version'), 'info.version'),
    operations,
    problems: problemsOf(document),
    catalogue: catalogueOf(reader, document),
    requestRate: requestRateOf(reader, document),
  };
}

function operationOf(reader: Reader, path: string, method: string, written: unknown, everywhere: unknown): Operation {
  const where = `${method} ${path}`;
  const id = reader.string(at(written, 'operationId'), `operationId of ${where}`);
  const tag = reader.string(at(written, 'tags', '0'), `tag of ${where}`);
  const security = at(written, 'security') ?? everywhere;
  const schemes = Array.isArray(security) ? security.flatMap((one) => Object.keys(one as object)) : [];
  const guard = schemes.includes('oauth2') ? 'token' : schemes.includes('railSignature') ? 'signature' : 'none';
  if ((guard === 'signature') !== (tag === CALLBACKS)) {
    reader.fail(`${id}: what is signed by a rail is tagged ${CALLBACKS}, and nothing else is`);
  }
  return { id, method: method.toUpperCase(), path, tag, guard };
}

function requestRateOf(reader: Reader, document: unknown): Contract['requestRate'] {
  const schemas = Object.values(reader.table(at(document, 'components', 'schemas'), 'components.schemas'));
  const rates = schemas.map((schema) => at(schema, 'properties', 'requests_per_minute')).filter((rate) => at(rate, 'default') !== undefined);
  const [rate] = rates;
  const number = (field: string): number => reader.within(at(rate, field), 1, 1_000_000, `requests_per_minute.${field}`);
  return { usual: number('default'), highest: number('maximum') };
}

/** The table in the description of the codes; each code of the enumeration has its row. */
function catalogueOf(reader: Reader, document: unknown): CatalogueEntry[] {
  const schema = at(document, 'components', 'schemas', 'ProblemCode');
  const table = reader.string(at(schema, 'description'), 'description of ProblemCode');
  const entries = table.split('\n').flatMap((line) => {
    const [, code, status, meaning, advice] = /^\| `([a-z_]+)` \| (\d{3}) \| (.+) \| (.+) \|$/.exec(line.trim()) ?? [];
    return code === undefined || status === undefined || meaning === undefined || advice === undefined ? [] : [{ code, status, meaning, advice }];
  });
  const codes = at(schema, 'enum');
  for (const code of Array.isArray(codes) ? codes : []) {
    if (!entries.some((entry) => entry.code === code)) reader.fail(`the table of codes lacks ${String(code)}`);
  }
  return entries;
}

/** Every problem example in the responses, by its code; the first of each code stands for all. */
function problemsOf(document: unknown): Map<string, ProblemExample> {
  const found = new Map<string, ProblemExample>();
  const shared = (at(document, 'components', 'examples') ?? {}) as Record<string, unknown>;
  const values: unknown[] = Object.values(shared).map((example) => at(example, 'value'));
  for (const response of Object.values((at(document, 'components', 'responses') ?? {}) as object)) {
    const examples = at(response, 'content', 'application/problem+json', 'examples') ?? {};
    values.push(...Object.values(examples as object).map((example) => at(example, 'value')));
  }
  for (const value of values) {
    const { type, title, status, detail, code, retryable } = (value ?? {}) as Record<string, unknown>;
    if (typeof code !== 'string' || typeof type !== 'string' || found.has(code)) continue;
    // A problem that has nothing to add to its title is a function's: the gateway's own answers say what to do.
    if (detail === undefined) continue;
    if (typeof title !== 'string' || typeof status !== 'number' || typeof detail !== 'string' || typeof retryable !== 'boolean') {
      throw new Mismatch(`openapi.yaml: the example of the problem ${code} lacks a field`);
    }
    found.set(code, { type, title, status, detail, code, retryable });
  }
  return found;
}
