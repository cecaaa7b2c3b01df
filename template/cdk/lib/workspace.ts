// The tables and buckets of the bank, as the root Cargo.toml describes them.

import { Reader, TABLE_VERBS, at, type TableVerb } from './declaration.ts';

/** A global secondary index with string keys. */
export interface Index {
  readonly name: string;
  readonly partition: string;
  readonly sort: string;
  readonly projection: 'keys' | 'all';
}

/** A table: string keys `pk` and `sk`, billed on demand. */
export interface Table {
  readonly name: string;
  readonly stream: boolean;
  /** The attribute that holds the second after which an item may be removed. */
  readonly expiry: string | undefined;
  readonly indexes: readonly Index[];
  /** What may be done by functions of the domain it is named after, and by those of any other. */
  readonly own: readonly TableVerb[];
  readonly others: readonly TableVerb[];
  /** What may be done by functions of these domains, in place of what the others may. */
  readonly by: ReadonlyMap<string, readonly TableVerb[]>;
  /** The attributes that its owner shows to other domains. */
  readonly view: readonly string[];
  /** Below what partition key every function may write that judges who is let in. */
  readonly admissions: string | undefined;
  /** Below what partition keys the transitions write that its owner publishes. */
  readonly transitions: readonly string[];
  /** Below what partition keys a relay appends to its chains; `{stream}` is the table whose stream it reads. */
  readonly appends: readonly string[];
  /** Below what partition keys the rows are into which other domains fold their changes. */
  readonly folds: readonly string[];
  /** Whether items are never changed or removed: its owners may insert, and nothing else that writes. */
  readonly insertOnly: boolean;
}

/** A bucket. */
export interface Bucket {
  readonly name: string;
  /** Days for which nobody can change or remove an object; 0 for no lock. */
  readonly lockedDays: number;
}

/** Tables and buckets of the workspace. */
export interface Workspace {
  readonly tables: ReadonlyMap<string, Table>;
  readonly buckets: ReadonlyMap<string, Bucket>;
}

const REWRITING: readonly TableVerb[] = ['put-once', 'update', 'delete', 'postings', 'transitions', 'fold'];

/** Reads `[workspace.metadata]` of the root manifest. */
export function workspaceOf(manifest: unknown): Workspace {
  const reader = new Reader('Cargo.toml');
  const metadata = at(manifest, 'workspace', 'metadata');
  const fence = reader.table(at(metadata, 'fence', 'tables'), 'workspace.metadata.fence.tables');
  const shapes = reader.table(at(metadata, 'malai', 'tables'), 'workspace.metadata.malai.tables');
  for (const name of Object.keys({ ...fence, ...shapes })) {
    if (!(name in fence)) reader.fail(`table ${name} is in malai.tables and not in fence.tables`);
    if (!(name in shapes)) reader.fail(`table ${name} is in fence.tables and not in malai.tables`);
  }
  const views = reader.table(at(metadata, 'malai', 'views') ?? {}, 'workspace.metadata.malai.views');
  const admissions = reader.table(at(metadata, 'malai', 'admissions') ?? {}, 'workspace.metadata.malai.admissions');
  const transitions = reader.table(at(metadata, 'malai', 'transitions') ?? {}, 'workspace.metadata.malai.transitions');
  const appends = reader.table(at(metadata, 'malai', 'appends') ?? {}, 'workspace.metadata.malai.appends');
  const folds = reader.table(at(metadata, 'malai', 'folds') ?? {}, 'workspace.metadata.malai.folds');
  const tables = Object.entries(shapes).map(([name, shape]) => {
    const keys = name in admissions ? reader.string(admissions[name], `admissions.${name}`) : undefined;
    const table = { ...tableOf(reader, name, shape, fence[name], views[name] ?? []), admissions: keys };
    const below = reader.strings(transitions[name] ?? [], `transitions.${name}`);
    const verbs = [...table.own, ...table.others, ...[...table.by.values()].flat()];
    if ((below.length > 0) !== verbs.includes('transitions')) {
      reader.fail(`the table ${name} has transitions in fence.tables or in malai.transitions, and not in both`);
    }
    const chains = reader.strings(appends[name] ?? [], `appends.${name}`);
    if ((chains.length > 0) !== verbs.includes('append')) {
      reader.fail(`the table ${name} has appends in fence.tables or in malai.appends, and not in both`);
    }
    const folded = reader.strings(folds[name] ?? [], `folds.${name}`);
    if ((folded.length > 0) !== verbs.includes('fold')) {
      reader.fail(`the table ${name} has folds in fence.tables or in malai.folds, and not in both`);
    }
    return { ...table, transitions: below, appends: chains, folds: folded };
  });
  const buckets = reader.table(at(metadata, 'malai', 'buckets'), 'workspace.metadata.malai.buckets');
  return {
    tables: new Map(tables.map((table) => [table.name, table])),
    buckets: new Map(Object.entries(buckets).map(([name, written]) => [name, bucketOf(reader, name, written)])),
  };
}

function tableOf(reader: Reader, name: string, written: unknown, fence: unknown, shown: unknown): Omit<Table, 'admissions' | 'transitions' | 'appends' | 'folds'> {
  const shape = reader.table(written, `tables.${name}`);
  reader.known(shape, ['stream', 'expiry', 'indexes'], `tables.${name}.`);
  const verbs = (...whose: string[]): TableVerb[] =>
    reader.strings(at(fence, ...whose) ?? [], `fence.tables.${name}.${whose.join('.')}`).map((word) => {
      return TABLE_VERBS.find((verb) => verb === word) ?? reader.fail(`fence.tables.${name}: unknown verb ${word}`);
    });
  const own = verbs('own');
  const others = verbs('others');
  const by = new Map(Object.keys(reader.table(at(fence, 'by') ?? {}, `fence.tables.${name}.by`)).map((domain) => [domain, verbs('by', domain)]));
  const view = reader.strings(shown, `views.${name}`);
  if ((view.length > 0) !== [...own, ...others].includes('view')) {
    reader.fail(`the table ${name} has a view in fence.tables or in malai.views, and not in both`);
  }
  const insertOnly = own.includes('insert');
  if (insertOnly && [...own, ...others, ...[...by.values()].flat()].some((verb) => REWRITING.includes(verb))) {
    reader.fail(`fence.tables.${name}: a table that is inserted into is never rewritten`);
  }
  const expiry = 'expiry' in shape ? reader.string(shape['expiry'], `tables.${name}.expiry`) : undefined;
  if (insertOnly && expiry !== undefined) reader.fail(`tables.${name}: expiry would remove what may only be inserted`);
  return {
    name, own, others, by, view, insertOnly, expiry,
    stream: reader.flag(shape['stream'], `tables.${name}.stream`),
    indexes: Object.entries(reader.table(shape['indexes'] ?? {}, `tables.${name}.indexes`)).map(([index, keys]) => {
      return indexOf(reader, `tables.${name}.indexes.${index}`, index, keys);
    }),
  };
}

function indexOf(reader: Reader, where: string, name: string, written: unknown): Index {
  const keys = reader.table(written, where);
  reader.known(keys, ['partition', 'sort', 'projection'], `${where}.`);
  const projection = keys['projection'];
  if (projection !== 'keys' && projection !== 'all') return reader.fail(`${where}.projection is neither keys nor all`);
  return {
    name, projection,
    partition: reader.string(keys['partition'], `${where}.partition`),
    sort: reader.string(keys['sort'], `${where}.sort`),
  };
}

function bucketOf(reader: Reader, name: string, written: unknown): Bucket {
  const bucket = reader.table(written, `buckets.${name}`);
  reader.known(bucket, ['locked_days'], `buckets.${name}.`);
  return { name, lockedDays: reader.within(bucket['locked_days'] ?? 0, 0, 36_500, `buckets.${name}.locked_days`) };
}
