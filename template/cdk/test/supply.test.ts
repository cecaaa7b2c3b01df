// What the build and its checks take from others: only what a file of this repository names by its digest.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { parse } from 'yaml';

import { ROOT } from '../lib/bank.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const scripts = readdirSync(join(ROOT, 'scripts'), { withFileTypes: true }).filter((file) => file.isFile()).map(({ name }) => `scripts/${name}`);

interface Step { uses?: string; run?: string }
interface Workflow { jobs: Record<string, { steps?: Step[]; uses?: string }> }
const workflows = readdirSync(join(ROOT, '.github/workflows')).map((file) => [file, parse(read(`.github/workflows/${file}`)) as Workflow] as const);

test('every package of PyPI is pinned by its hash, dependencies included', () => {
  const files = readdirSync(join(ROOT, 'scripts/python')).filter((file) => file.endsWith('.txt'));
  assert.deepEqual(files.sort(), ['build.txt', 'cloud.txt', 'emulator.txt', 'fuzz.txt']);
  for (const file of files) {
    const packages = read(`scripts/python/${file}`).replaceAll(/^#.*\n/gm, '').replaceAll(' \\\n', ' ').trim().split('\n');
    for (const line of packages) assert.match(line, /^[a-z0-9-]+==[^ ]+ (; [^-]+)?( *--hash=sha256:[0-9a-f]{64})+$/, file);
    const asked = read(`scripts/python/${file.replace('.txt', '.in')}`).trim().split('\n');
    for (const wanted of asked) assert.ok(packages.some((line) => line.startsWith(`${wanted} `)), `${file}: ${wanted}`);
  }
  assert.ok(read('scripts/python/build.txt').includes('ziglang=='), 'the compiler that links the archives');
});

test('nothing installs from PyPI without hashes', () => {
  const installs = [...scripts.map((file) => [file, read(file)] as const), ...workflows.map(([file]) => [file, read(`.github/workflows/${file}`)] as const)]
    .flatMap(([file, text]) => text.split('\n').filter((line) => /\bpip3?"?,? "?install\b|\bpipx\b|\buvx?\b/.test(line) && !line.trimStart().startsWith('#')).map((line) => [file, line] as const));
  assert.equal(installs.length, 1, JSON.stringify(installs));
  assert.match(installs[0]?.[1] ?? '', /--require-hashes --only-binary :all: /);
});

test('the job that builds the deployment archives has build tools only', () => {
  const [, deploy] = workflows.find(([file]) => file === 'deploy.yml') ?? assert.fail();
  const runs = (deploy.jobs['build']?.steps ?? []).flatMap(({ run }) => run ?? []);
  assert.ok(runs.includes('scripts/install-tools build'));
  assert.ok(!runs.some((run) => /scripts\/(test|fuzz)/.test(run) || run === 'scripts/install-tools'));
  const build = /^ {4}build\)\n([^;]*);;$/m.exec(read('scripts/install-tools'))?.[1] ?? assert.fail();
  assert.doesNotMatch(build, /fuzz|cloud|emulator|deny/);
});

test('every third-party action is pinned by its commit', () => {
  const used = workflows.flatMap(([, { jobs }]) => Object.values(jobs).flatMap(({ steps, uses }) => [uses, ...(steps ?? []).map((step) => step.uses)]));
  const others = used.filter((name): name is string => name !== undefined && !name.startsWith('./'));
  assert.ok(others.length > 5);
  for (const name of others) assert.match(name, /@[0-9a-f]{40}$/);
});

test('the templates are linted with the pinned version, in a fresh clone too', () => {
  const script = read('scripts/test-cloud');
  const installed = script.indexOf('scripts/install-tools cloud');
  assert.ok(installed > 0 && installed < script.indexOf('\ncfn-lint '));
  assert.ok(script.includes('PATH="$PWD/.tools/python/bin:$PATH"'));
});
