// The templates as text, a line for each property, to be compared and reviewed: template/cdk/golden. What says nothing of the
// deployment is left out: hashes of code and content, and the metadata of the CDK. Resources that are the same but for the name of
// their function, which is `FUNCTION` then, are told once with all their ids. Prod is kept as what differs from dev.
//
// Run as a program it writes the files: scripts/permissions does.

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { ROOT } from '../lib/bank.ts';
import { pascal } from '../lib/permissions.ts';
import { assemblyOf, resolved, type Assembly, type Resource } from './assembly.ts';

const DIRECTORY = join(ROOT, 'template/cdk/golden');
/** A value that is longer than this is told by its parts. */
const LINE = 160;

/** The lines of a resource, by the resource; stacks have files of their own. */
export type Golden = ReadonlyMap<string, string>;

/** The text of both environments, by the name of the file. */
export function golden(dev: Assembly, prod: Assembly): Golden {
  const here = blocks(dev, dev);
  const there = blocks(prod, dev);
  return new Map([...filesOf(here), ['prod.txt', differences(here, there)]]);
}

/** What the repository holds. */
export function reviewed(): Golden {
  return new Map(readdirSync(DIRECTORY).map((file) => [file, readFileSync(join(DIRECTORY, file), 'utf8')]));
}

/** The names of an environment in those of dev, so that only settings are left to differ. */
export function wordsOfDev({ environment, names }: Assembly, dev: Assembly): [string, string][] {
  const railOrigins = Object.entries(environment.rails).map(([rail, { origin }]): [string, string] => [origin, dev.environment.rails[rail]?.origin ?? origin]);
  return [
    [names.prefix, dev.names.prefix], [names.secretPrefix, dev.names.secretPrefix], [environment.account, dev.environment.account],
    [`Malai ${environment.name}:`, 'Malai dev:'], [`"malai:environment","Value":"${environment.name}"`, '"malai:environment","Value":"dev"'], [`:environment:${environment.name}`, ':environment:dev'],
    [environment.apiHost, dev.environment.apiHost], [environment.originHost, dev.environment.originHost], [environment.railsHost, dev.environment.railsHost],
    ...railOrigins, [environment.hostedZone.id, dev.environment.hostedZone.id],
  ];
}

/** The logical id without the hash that follows from content. */
export function plainId({ id, type }: Resource): string {
  return /^AWS::(Lambda::Version|ApiGateway::Deployment)$/.test(type) ? id.replace(/[0-9a-f]{32}$/, '') : id;
}

/** What was told already. */
const done = new WeakMap<Resource, [string, string]>();

/** Each resource as text, by its stack and id. */
function blocks(assembly: Assembly, dev: Assembly): Map<string, string> {
  const words = wordsOfDev(assembly, dev);
  const plain = (text: string): string => words.reduce((left, [here, there]) => left.replaceAll(here, there), text).replace(/\b[0-9a-f]{64}\b/g, 'HASH')
    .replace(/(CurrentVersion[0-9A-F]{8}|Deployment[0-9A-F]{8})[0-9a-f]{32}/g, '$1').replace(/<(\w+?)[0-9A-F]{8}([.>])/g, '<$1$2');
  const functions = assembly.bank.functions.map(({ name }) => ({ name, id: pascal(name) })).sort((one, other) => other.id.length - one.id.length);
  const found = assembly.resources.map((resource): [string, string] => {
    const known = done.get(resource);
    if (known !== undefined) return known;
    const { Metadata: _, Type: type, Properties: properties, DependsOn: after, ...rest } = resource.raw;
    const before = after === undefined ? {} : { DependsOn: [after].flat().map((id) => `<${String(id)}>`) };
    const lines = told('', resolved({ ...rest, ...before, ...(properties as object | undefined) }));
    const stack = plain(resource.stack).replace(`${dev.names.prefix}-`, '');
    const whole = plain([String(type), ...lines.sort().map((line) => `  ${line}`)].join('\n'));
    const of = functions.find(({ id }) => resource.id.startsWith(id));
    const text = of === undefined ? whole : whole.replaceAll(`<${of.id}`, '<FUNCTION').replaceAll(new RegExp(`\\b${of.name}\\b`, 'g'), 'FUNCTION');
    const block: [string, string] = [`${stack}/${plainId(resource).replace(/[0-9A-F]{8}$/, '')}`, text];
    done.set(resource, block);
    return block;
  });
  const all = new Map(found);
  if (all.size !== found.length) throw new Error('two resources of a stack differ in their hash only');
  return all;
}

/** A value on one line, or by its parts. */
function told(path: string, value: unknown): string[] {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return [];
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (path !== '' && (text.length <= LINE || parts.length === 0)) return [`${path} ${text}`];
  return parts.flatMap(([key, inner]) => told(path === '' ? key : `${path}.${key}`, inner));
}

/** A file for each stack: each block with the ids that have it. */
function filesOf(all: Map<string, string>): [string, string][] {
  const files = new Map<string, Map<string, string[]>>();
  for (const [key, block] of [...all].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [stack = '', id = ''] = key.split('/');
    const file = files.get(stack) ?? new Map<string, string[]>();
    files.set(stack, file.set(block, [...file.get(block) ?? [], id]));
  }
  return [...files].map(([stack, found]) => [`dev-${stack}.txt`, [...found].map(([block, ids]) => `${ids.join(' ')}\n${block}\n`).join('\n')]);
}

/** What prod has otherwise than dev: its lines with `+`, those of dev with `-`, each difference with all that have it. */
function differences(here: Map<string, string>, there: Map<string, string>): string {
  const found = new Map<string, string[]>();
  for (const key of [...new Set([...here.keys(), ...there.keys()])].sort()) {
    const [lost, given] = [here.get(key)?.split('\n') ?? [], there.get(key)?.split('\n') ?? []];
    const changed = [
      ...lost.filter((line) => !given.includes(line)).map((line) => `- ${line.trim()}`),
      ...given.filter((line) => !lost.includes(line)).map((line) => `+ ${line.trim()}`),
    ].join('\n');
    if (changed !== '') found.set(changed, [...found.get(changed) ?? [], key]);
  }
  return [...found].map(([changed, keys]) => `${keys.join(' ')}\n${changed}\n`).join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  rmSync(DIRECTORY, { recursive: true, force: true });
  mkdirSync(DIRECTORY);
  for (const [file, text] of golden(assemblyOf('dev'), assemblyOf('prod'))) writeFileSync(join(DIRECTORY, file), text);
}
