// The workflows that deploy: which run waits for which, that a rollback can still sign in, and that the roles trust the subject of
// their tokens.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { parse } from 'yaml';

import { ROOT } from '../lib/bank.ts';
import { ENVIRONMENTS } from '../lib/environments.ts';

interface Step { name?: string; if?: string; uses?: string; run?: string; with?: Record<string, string> }
interface Concurrency { group: string; 'cancel-in-progress': unknown }
interface Workflow { concurrency?: Concurrency; jobs: Record<string, { steps?: Step[]; uses?: string; concurrency?: Concurrency }> }
const workflow = (file: string): Workflow => parse(readFileSync(join(ROOT, '.github/workflows', file), 'utf8')) as Workflow;
const [deploy, environment] = [workflow('deploy.yml'), workflow('environment.yml')];

test('a run that awaits the approval of prod delays no other run before its own deploy to prod', () => {
  for (const { concurrency } of [deploy, environment]) assert.equal(concurrency, undefined, 'of a whole run, its wait included');
  for (const name of ['dev', 'prod']) assert.equal(deploy.jobs[name]?.concurrency, undefined, name);
});

test('no run overtakes another: each job has its own group, and none on main is cancelled while it runs', () => {
  const jobs = [...Object.values(deploy.jobs).filter(({ uses }) => uses === undefined), ...Object.values(environment.jobs)];
  assert.equal(jobs.length, 3);
  const groups = jobs.map(({ concurrency }) => concurrency?.group ?? assert.fail());
  assert.equal(new Set(groups).size, groups.length);
  for (const group of groups) assert.match(group, /\$\{\{ (github\.ref|inputs\.environment) \}\}$/);
  for (const { concurrency } of jobs) assert.ok([false, "${{ github.event_name == 'pull_request' }}"].includes(concurrency?.['cancel-in-progress'] as string | boolean));
});

test('a rollback signs in again, because the deploy\'s credentials may have expired', () => {
  const steps = environment.jobs['deploy']?.steps ?? assert.fail();
  const signIn = steps.map((step, at) => ({ ...step, at })).filter(({ uses }) => uses?.startsWith('aws-actions/configure-aws-credentials@'));
  const [first, again, more] = signIn;
  const deployed = steps.findIndex(({ run }) => run?.startsWith('scripts/deploy '));
  const rollback = steps.findIndex(({ run }) => run?.includes('scripts/last-deployed'));
  assert.ok(first !== undefined && again !== undefined && more === undefined);
  assert.ok(first.at < deployed && deployed < again.at && again.at < rollback);
  assert.deepEqual([again.uses, again.with], [first.uses, first.with]);
  assert.equal(again.if, steps[rollback]?.if);
});

/** What scripts/check-environments finds where GitHub says this of the subject, and the environments are otherwise as they should be. */
function checked(subject: object | null): { status: number | null; out: string } {
  const directory = mkdtempSync(join(tmpdir(), 'malai-gh-'));
  try {
    for (const file of ['scripts/check-environments', 'template/cdk/lib/environments.ts']) {
      mkdirSync(join(directory, dirname(file)), { recursive: true });
      cpSync(join(ROOT, file), join(directory, file));
    }
    cpSync(join(ROOT, 'tests/tests/delivery/gh.py'), join(directory, 'gh'));
    chmodSync(join(directory, 'gh'), 0o755);
    const of = (reviewers: object[]): object => ({
      deployment_branch_policy: { custom_branch_policies: true }, policies: [{ name: 'main', type: 'branch' }],
      protection_rules: reviewers.length === 0 ? [] : [{ type: 'required_reviewers', reviewers, prevent_self_review: true }],
    });
    const environments = { dev: of([]), 'dev-drift': of([]), prod: of([{}]), 'prod-drift': of([]) };
    writeFileSync(join(directory, 'world.json'), JSON.stringify({ repository: 'OWNER/REPOSITORY', environments, subject }));
    const ran = spawnSync('python3', [join(directory, 'scripts/check-environments')], {
      encoding: 'utf8', env: { ...process.env, PATH: `${directory}:${process.env['PATH'] ?? ''}` },
    });
    return { status: ran.status, out: ran.stdout };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test('a GitHub subject that the roles do not trust is detected before a deploy needs it', () => {
  const trusted = ENVIRONMENTS.dev.subject;
  assert.equal(ENVIRONMENTS.prod.subject, trusted);
  assert.equal(checked({ use_default: true, sub_claim_prefix: trusted }).status, 0);
  for (const [said, finding] of [
    [{ use_default: true, sub_claim_prefix: 'repo:another/repository' }, /^FAILED: subject: GitHub gives repo:another\/repository, the roles trust repo:/],
    [{ use_default: false, sub_claim_prefix: trusted }, /^FAILED: subject: a template of its own/],
    [{ use_default: true }, /^FAILED: subject: GitHub does not say/],
    [null, /^FAILED: subject: GitHub does not say/],
  ] as const) {
    const { status, out } = checked(said);
    assert.equal(status, 1, out);
    assert.match(out, finding);
    assert.equal(out.trim().split('\n').length, 1, out);
  }
});
