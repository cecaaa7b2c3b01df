// What a function declares about itself in `[package.metadata.malai]` of its Cargo.toml: the same bytes that the build
// guard and the local runner read (shared/fence/src/declaration.rs), with the same strictness.

import { Mismatch } from './mismatch.ts';

export const TABLE_VERBS = ['get', 'query', 'put-once', 'update', 'delete', 'check', 'postings', 'transitions', 'view', 'insert', 'append', 'fold', 'scan'] as const;
export type TableVerb = (typeof TABLE_VERBS)[number];
export const OBJECT_VERBS = ['get', 'put'] as const;
export type ObjectVerb = (typeof OBJECT_VERBS)[number];

/** Attributes of the item as it is after a change, each with the texts that it may have. */
export type Only = ReadonlyMap<string, readonly string[]>;

export type Trigger =
  | { readonly kind: 'http'; readonly operation: string }
  | { readonly kind: 'events'; readonly events: readonly string[]; readonly delaySeconds: number }
  | { readonly kind: 'schedule'; readonly expression: string; readonly timezone: string | undefined }
  | { readonly kind: 'stream'; readonly tables: readonly string[]; readonly windowSeconds: number; readonly batchingSeconds: number; readonly only: readonly Only[] }
  | { readonly kind: 'authorizer' }
  | { readonly kind: 'rotation'; readonly secret: string; readonly publishes: string | undefined; readonly everyDays: number }
  | { readonly kind: 'internal' };

/** What one function reacts to and what it may touch; everything that is not here, it may not. */
export interface Declaration {
  readonly trigger: Trigger;
  readonly tables: ReadonlyMap<string, readonly TableVerb[]>;
  readonly secrets: readonly string[];
  readonly buckets: ReadonlyMap<string, readonly ObjectVerb[]>;
  readonly rails: readonly string[];
  readonly emits: readonly string[];
  readonly bus: boolean;
  readonly memory: number;
  readonly timeout: number;
}

const FIELDS = ['trigger', 'tables', 'secrets', 'buckets', 'rails', 'emits', 'bus', 'memory', 'timeout'];
const TRIGGER_FORMS = ['http', 'events', 'schedule', 'stream', 'authorizer', 'rotation', 'internal'];
const TRIGGER_FIELDS = [...TRIGGER_FORMS, 'delay_seconds', 'timezone', 'window_seconds', 'batching_seconds', 'only', 'publishes', 'every_days'];
const SECRET_NAME = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/;
const EVENT_NAME = /^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*\.v[0-9]+$/;

/** Reads the declaration of a manifest that is parsed already; `where` names it in errors. */
export function declarationOf(manifest: unknown, where: string): Declaration {
  const reader = new Reader(where);
  const declared = reader.table(at(manifest, 'package', 'metadata', 'malai'), '[package.metadata.malai]');
  reader.known(declared, FIELDS, '');
  const trigger = triggerOf(reader, reader.table(declared['trigger'], 'trigger'));
  const secrets = reader.strings(declared['secrets'] ?? [], 'secrets');
  const own = trigger.kind === 'rotation' ? [trigger.secret, trigger.publishes].find((secret) => secret !== undefined && secrets.includes(secret)) : undefined;
  if (own !== undefined) reader.fail(`secrets: ${JSON.stringify(own)} is a secret that it rotates or publishes, and reads by that`);
  const tables = verbs(reader, declared, 'tables', TABLE_VERBS);
  const namesShard = trigger.kind === 'stream' && trigger.tables.length === 1 && trigger.windowSeconds > 0;
  for (const [table, granted] of tables) {
    if (granted.includes('append') && !namesShard) reader.fail(`tables.${table}: append needs the stream of one table, with window_seconds`);
  }
  const longest = trigger.kind === 'http' || trigger.kind === 'authorizer' ? 29 : 900;
  return {
    trigger,
    tables,
    secrets,
    buckets: verbs(reader, declared, 'buckets', OBJECT_VERBS),
    rails: reader.strings(declared['rails'] ?? [], 'rails'),
    emits: reader.events(declared['emits'] ?? [], 'emits'),
    bus: reader.flag(declared['bus'] ?? false, 'bus'),
    memory: reader.within(declared['memory'] ?? 256, 128, 10_240, 'memory'),
    timeout: reader.within(declared['timeout'] ?? 10, 1, longest, 'timeout'),
  };
}

function triggerOf(reader: Reader, written: Record<string, unknown>): Trigger {
  reader.known(written, TRIGGER_FIELDS, 'trigger.');
  const forms = TRIGGER_FORMS.filter((form) => form in written);
  const form = forms[0];
  if (forms.length !== 1 || form === undefined) reader.fail(`trigger: give exactly one of ${TRIGGER_FORMS.join(', ')}`);
  const onlyWith = (field: string, owner: string): void => {
    if (field in written && form !== owner) reader.fail(`trigger: ${field} belongs to ${owner}`);
  };
  onlyWith('delay_seconds', 'events');
  onlyWith('timezone', 'schedule');
  onlyWith('window_seconds', 'stream');
  onlyWith('batching_seconds', 'stream');
  onlyWith('only', 'stream');
  onlyWith('publishes', 'rotation');
  onlyWith('every_days', 'rotation');
  switch (form) {
    case 'http':
      return { kind: 'http', operation: reader.string(written['http'], 'trigger.http') };
    case 'events': {
      const names = reader.strings(written['events'], 'trigger.events');
      const every = names.length === 1 && names[0] === '*';
      if (names.length === 0) reader.fail('trigger: events is empty, write ["*"] for every event');
      return {
        kind: 'events',
        events: every ? [] : reader.events(names, 'trigger.events'),
        delaySeconds: reader.within(written['delay_seconds'] ?? 0, 0, 900, 'trigger.delay_seconds'),
      };
    }
    case 'schedule':
      return {
        kind: 'schedule',
        expression: reader.string(written['schedule'], 'trigger.schedule'),
        timezone: 'timezone' in written ? reader.string(written['timezone'], 'trigger.timezone') : undefined,
      };
    case 'stream':
      return {
        kind: 'stream',
        tables: reader.strings(written['stream'], 'trigger.stream'),
        windowSeconds: reader.within(written['window_seconds'] ?? 0, 0, 900, 'trigger.window_seconds'),
        batchingSeconds: reader.within(written['batching_seconds'] ?? 0, 0, 300, 'trigger.batching_seconds'),
        only: 'only' in written ? onlyOf(reader, written['only']) : [],
      };
    case 'rotation': {
      const named = (field: string): string => {
        const secret = reader.string(written[field], `trigger.${field}`);
        return SECRET_NAME.test(secret) ? secret : reader.fail(`trigger: ${field} = ${JSON.stringify(secret)} is not a name such as identity/token-signing-key`);
      };
      const secret = named('rotation');
      const publishes = 'publishes' in written ? named('publishes') : undefined;
      if (publishes === secret) reader.fail('trigger: publishes names the secret that is rotated, whose readers know its private half');
      return { kind: 'rotation', secret, publishes, everyDays: reader.within(written['every_days'], 1, 1000, 'trigger.every_days') };
    }
    case 'authorizer':
    case 'internal':
      if (!reader.flag(written[form], `trigger.${form}`)) reader.fail(`trigger: ${form} = false says nothing`);
      return { kind: form };
    default:
      return reader.fail(`trigger: give exactly one of ${TRIGGER_FORMS.join(', ')}`);
  }
}

/** The alternatives of one mapping, a quota of AWS Lambda. */
const ALTERNATIVES = 5;

function onlyOf(reader: Reader, written: unknown): Only[] {
  if (!Array.isArray(written)) return reader.fail('trigger.only is no list');
  const read = written.map((one) => new Map(Object.entries(reader.table(one, 'trigger.only')).map(([name, texts]) => [name, reader.strings(texts, `trigger.only.${name}`)])));
  if (read.length === 0 || read.some((one) => one.size === 0 || [...one.values()].some((texts) => texts.length === 0))) reader.fail('trigger: only lets nothing through');
  if (read.length > ALTERNATIVES) reader.fail(`trigger: only has more than ${ALTERNATIVES} alternatives`);
  return read;
}

/** Reads `name = "verb"` or `name = ["verb", ...]`; `"none"` stands alone and is the same as absence. */
function verbs<V extends string>(
  reader: Reader, declared: Record<string, unknown>, field: string, known: readonly V[],
): Map<string, V[]> {
  const read = new Map<string, V[]>();
  for (const [name, value] of Object.entries(reader.table(declared[field] ?? {}, field))) {
    const words = reader.strings(typeof value === 'string' ? [value] : value, `${field}.${name}`);
    if (words.length === 1 && words[0] === 'none') continue;
    if (words.length === 0) reader.fail(`${field}.${name}: no verb is given`);
    read.set(name, words.map((word) => {
      const verb = known.find((one) => one === word);
      return verb ?? reader.fail(`${field}.${name}: unknown verb ${JSON.stringify(word)}, expected one of ${known.join(', ')}`);
    }));
  }
  return read;
}

/** The value below these keys, if there is one. */
export function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined), value,
  );
}

/** Reads untyped values or says in one line what is wrong with them. */
export class Reader {
  constructor(private readonly where: string) {}

  fail(line: string): never {
    throw new Mismatch(`${this.where}: ${line}`);
  }

  table(value: unknown, field: string): Record<string, unknown> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return this.fail(`${field} is missing or is no table`);
  }

  known(table: Record<string, unknown>, fields: readonly string[], prefix: string): void {
    const unknown = Object.keys(table).find((field) => !fields.includes(field));
    if (unknown !== undefined) this.fail(`unknown field ${prefix}${unknown}, expected one of ${fields.join(', ')}`);
  }

  string(value: unknown, field: string): string {
    return typeof value === 'string' && value !== '' ? value : this.fail(`${field} is no text`);
  }

  strings(value: unknown, field: string): string[] {
    if (!Array.isArray(value)) return this.fail(`${field} is no list`);
    return value.map((one) => this.string(one, field));
  }

  events(value: unknown, field: string): string[] {
    return this.strings(value, field).map((name) => {
      return EVENT_NAME.test(name) ? name : this.fail(`${field}: ${JSON.stringify(name)} is not <domain>.<event>.v<version>`);
    });
  }

  flag(value: unknown, field: string): boolean {
    return typeof value === 'boolean' ? value : this.fail(`${field} is neither true nor false`);
  }

  within(value: unknown, least: number, most: number, field: string): number {
    const whole = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    return whole ? value : this.fail(`${field} = ${String(value)} is not within ${least} and ${most}`);
  }
}
