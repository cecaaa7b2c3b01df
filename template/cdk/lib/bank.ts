// The bank as its sources declare it, read once and held against itself: functions, contract, catalogue, tables. What does
// not agree stops the synthesis here, before there is any template.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parse } from 'smol-toml';

import { contractOf, type Contract, type Operation } from './contract.ts';
import { declarationOf, at, type Declaration } from './declaration.ts';
import { Mismatch } from './mismatch.ts';
import { workspaceOf, type Workspace } from './workspace.ts';

/** One function of the bank. */
export interface BankFunction {
  /** Its directory, its crate, its deployment. */
  readonly name: string;
  readonly domain: string;
  readonly declaration: Declaration;
}

/** The bank. */
export interface Bank {
  readonly root: string;
  /** In the order of domain and name. */
  readonly functions: readonly BankFunction[];
  readonly domains: readonly string[];
  readonly contract: Contract;
  /** The events of the catalogue, such as `payments.payment-accepted.v1`. */
  readonly events: readonly string[];
  /** Every secret that a function reads, rotates or publishes. */
  readonly secrets: readonly string[];
  /** The function that rotates a secret, for each that rotates. */
  readonly rotators: ReadonlyMap<string, BankFunction>;
  /** The function that publishes the public halves of what it rotates, by the secret that holds them. */
  readonly publishers: ReadonlyMap<string, BankFunction>;
  readonly workspace: Workspace;
  readonly authorizer: BankFunction;
}

/** The root of this repository. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');

/** Reads the bank of a repository. */
export function bankOf(root: string = ROOT): Bank {
  const functions = functionsOf(root);
  const contract = contractOf(readFileSync(join(root, 'openapi.yaml'), 'utf8'));
  const workspace = workspaceOf(toml(root, 'Cargo.toml'));
  const events = eventsOf(root);
  const [authorizer, second] = functions.filter(({ declaration }) => declaration.trigger.kind === 'authorizer');
  if (authorizer === undefined || second !== undefined) throw new Mismatch('exactly one function is the authorizer');
  agreeOnOperations(functions, contract);
  for (const one of functions) {
    agreeOnTables(one, workspace);
    agreeOnEvents(one, events);
    agreeOnBuckets(one, workspace);
    if (!existsSync(join(root, 'events/invoke', `${one.name}.json`))) {
      throw new Mismatch(`${one.name}: events/invoke/${one.name}.json is missing`);
    }
  }
  const { rotators, publishers } = writersOf(functions);
  return {
    root, functions, contract, events, workspace, authorizer,
    domains: [...new Set(functions.map(({ domain }) => domain))],
    secrets: [...new Set([...functions.flatMap(({ declaration }) => declaration.secrets), ...rotators.keys(), ...publishers.keys()])].sort(),
    rotators, publishers,
  };
}

/** The function that does an operation. */
export function functionFor(bank: Bank, operation: Operation): BankFunction {
  const found = bank.functions.find(({ declaration: { trigger } }) => trigger.kind === 'http' && trigger.operation === operation.id);
  if (found === undefined) throw new Mismatch(`openapi.yaml: no function does ${operation.id}`);
  return found;
}

/** `createPayment` is done by `create-payment`. */
export function kebab(operation: string): string {
  return operation.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function functionsOf(root: string): BankFunction[] {
  const found: BankFunction[] = [];
  for (const domain of readdirSync(join(root, 'functions')).sort()) {
    for (const name of readdirSync(join(root, 'functions', domain)).sort()) {
      const path = join('functions', domain, name);
      if (!existsSync(join(root, path, 'src/main.rs'))) continue;
      const manifest = toml(root, join(path, 'Cargo.toml'));
      if (at(manifest, 'package', 'name') !== name) throw new Mismatch(`${path}/Cargo.toml: the crate is not named ${name}`);
      found.push({ name, domain, declaration: declarationOf(manifest, `${path}/Cargo.toml`) });
    }
  }
  const names = found.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Mismatch(`functions: ${twice} is there twice`);
  return found;
}

/** A secret has one function that writes it, so that two rotations of it cannot meet. */
function writersOf(functions: readonly BankFunction[]): Pick<Bank, 'rotators' | 'publishers'> {
  const [rotators, publishers] = [new Map<string, BankFunction>(), new Map<string, BankFunction>()];
  for (const one of functions) {
    const { trigger } = one.declaration;
    if (trigger.kind !== 'rotation') continue;
    for (const [secret, writers] of [[trigger.secret, rotators], [trigger.publishes, publishers]] as const) {
      if (secret === undefined) continue;
      const other = rotators.get(secret) ?? publishers.get(secret);
      if (other !== undefined) throw new Mismatch(`${one.name}: ${secret} is written by ${other.name} already`);
      writers.set(secret, one);
    }
  }
  return { rotators, publishers };
}

function toml(root: string, path: string): unknown {
  try {
    return parse(readFileSync(join(root, path), 'utf8'));
  } catch (error) {
    throw new Mismatch(`${path}: ${String(error).split('\n')[0] ?? ''}`);
  }
}

/** An event is in the catalogue when it has both its schema and its example. */
function eventsOf(root: string): string[] {
  const events: string[] = [];
  for (const domain of readdirSync(join(root, 'events'), { withFileTypes: true })) {
    if (!domain.isDirectory() || domain.name === 'invoke') continue;
    const files = readdirSync(join(root, 'events', domain.name));
    for (const file of files.filter((file) => file.endsWith('.schema.json'))) {
      const event = file.slice(0, -'.schema.json'.length);
      if (!files.includes(`${event}.example.json`)) throw new Mismatch(`events/${domain.name}/${event} has no example`);
      events.push(`${domain.name}.${event}`);
    }
  }
  return events.sort();
}

function agreeOnOperations(functions: readonly BankFunction[], contract: Contract): void {
  const done = new Map<string, string>();
  for (const { name, domain, declaration: { trigger } } of functions) {
    if (trigger.kind !== 'http') continue;
    const operation = contract.operations.find(({ id }) => id === trigger.operation);
    if (operation === undefined) throw new Mismatch(`${name}: openapi.yaml has no operation ${trigger.operation}`);
    if (kebab(trigger.operation) !== name) throw new Mismatch(`${name}: an operation ${trigger.operation} is done by ${kebab(trigger.operation)}`);
    if (operation.guard !== 'signature' && operation.tag !== domain) {
      throw new Mismatch(`${name}: openapi.yaml tags ${operation.id} as ${operation.tag}, but the function is of ${domain}`);
    }
    done.set(trigger.operation, name);
  }
  const missing = contract.operations.find(({ id }) => !done.has(id));
  if (missing !== undefined) throw new Mismatch(`openapi.yaml: no function does ${missing.id}`);
}

function agreeOnTables({ name, domain, declaration }: BankFunction, { tables }: Workspace): void {
  for (const [table, verbs] of declaration.tables) {
    const known = tables.get(table);
    if (known === undefined) throw new Mismatch(`${name}: there is no table ${table}`);
    const allowed = domain === table ? known.own : known.by.get(domain) ?? known.others;
    const beyond = verbs.find((verb) => !allowed.includes(verb));
    if (beyond !== undefined) throw new Mismatch(`${name}: a function of ${domain} may not ${beyond} on the table ${table}`);
  }
  if (declaration.trigger.kind !== 'stream') return;
  const silent = declaration.trigger.tables.find((table) => tables.get(table)?.stream !== true);
  if (silent !== undefined) throw new Mismatch(`${name}: the table ${silent} has no stream`);
}

function agreeOnEvents({ name, declaration }: BankFunction, events: readonly string[]): void {
  const consumed = declaration.trigger.kind === 'events' ? declaration.trigger.events : [];
  const unknown = [...consumed, ...declaration.emits].find((event) => !events.includes(event));
  if (unknown !== undefined) throw new Mismatch(`${name}: the event ${unknown} is not in the catalogue events/`);
}

/** The events that the platform's own rules count (lib/platform-stack.ts): work items that are opened. */
const COUNTED = ['payments.break-opened.v1', 'payments.suspense-opened.v1'];

/**
 * The events that are put on the bus: those that the environment names, that the bank counts, and that functions consume; '*' if one
 * consumes every event.
 */
export function publishedEvents(bank: Bank, named: readonly string[]): string[] {
  const unknown = named.find((event) => !bank.events.includes(event));
  if (unknown !== undefined) throw new Mismatch(`the event ${unknown} of the environment is not in the catalogue events/`);
  const consumed = bank.functions.flatMap(({ declaration: { trigger } }) => (trigger.kind === 'events' ? [trigger.events] : []));
  if (consumed.some((events) => events.length === 0)) return ['*'];
  return [...new Set([...named, ...COUNTED, ...consumed.flat()])].sort().map((event) => `malai.${event}`);
}

function agreeOnBuckets({ name, declaration }: BankFunction, { buckets }: Workspace): void {
  const unknown = [...declaration.buckets.keys()].find((bucket) => !buckets.has(bucket));
  if (unknown !== undefined) throw new Mismatch(`${name}: there is no bucket ${unknown} in [workspace.metadata.malai.buckets]`);
}
