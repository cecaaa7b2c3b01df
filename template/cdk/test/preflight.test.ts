// scripts/preflight, over the templates that would be deployed, with a stand-in for the AWS CLI: each thing that an account can
// lack is found, and named.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { ROOT } from '../lib/bank.ts';
import { assemblyOf } from './assembly.ts';

const dev = assemblyOf('dev');
const directory = mkdtempSync(join(tmpdir(), 'malai-aws-'));
after(() => rmSync(directory, { recursive: true }));

/** The program itself: what stands for it in the path may put another directory before the stand-in's. */
const PYTHON = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout.trim();

type Answers = [words: string, answer: object | string][];

/** Responds to a command that holds all these words, with an object or, where it is text, with an error. */
function standIn(answers: Answers): void {
  const cases = answers.map(([words, answer]) => (typeof answer === 'string'
    ? `if has '${words}'; then echo '${answer}' >&2; exit 1; fi`
    : `if has '${words}'; then echo '${JSON.stringify(answer)}'; exit; fi`));
  const has = 'has() { for word in $1; do case "$all" in *" $word "*) ;; *) return 1 ;; esac; done; }';
  writeFileSync(join(directory, 'aws'), ['#!/bin/sh', 'all=" $* "', has, ...cases, 'echo "no answer to $all" >&2; exit 1', ''].join('\n'));
  chmodSync(join(directory, 'aws'), 0o755);
}

const { edge, rails } = dev.environment.trust;
const good: Answers = [
  ['sts assume-role', { Credentials: { AccessKeyId: 'a', SecretAccessKey: 'b', SessionToken: 'c' } }],
  ['lambda get-account-settings', { AccountLimit: { ConcurrentExecutions: 1000 } }],
  ['secretsmanager describe-secret', { VersionIdsToStages: { one: ['AWSCURRENT'] } }],
  [`s3api head-object ${edge.key}`, { VersionId: edge.version }],
  [`s3api head-object ${rails.key}`, { VersionId: rails.version }],
  ['cloudtrail describe-trails', { trailList: [{ TrailARN: 'trail', IsMultiRegionTrail: true, LogFileValidationEnabled: true }] }],
  ['cloudtrail get-trail-status', { IsLogging: true }],
  ['configservice describe-configuration-recorder-status', { ConfigurationRecordersStatus: [{ recording: true }] }],
  ['guardduty list-detectors', { DetectorIds: ['one'] }],
  ['guardduty get-detector', { Status: 'ENABLED' }],
];

/** What it says of an account that differs in these answers. */
function preflight(different: Answers = [], ...more: string[]): { status: number | null; out: string } {
  standIn([...different, ...good]);
  const ran = spawnSync(PYTHON, [join(ROOT, 'scripts/preflight'), 'dev', '--assembly', dev.directory, ...more], {
    encoding: 'utf8', env: { ...process.env, PATH: `${directory}:${process.env['PATH'] ?? ''}` },
  });
  return { status: ran.status, out: ran.stdout + ran.stderr };
}

test('an account that meets every requirement passes', () => {
  assert.deepEqual(preflight(), { status: 0, out: 'OK: the account meets the requirements of a deploy\n' });
});

const lacking: [what: string, different: Answers, says: RegExp][] = [
  ['the quota of a new account', [['lambda get-account-settings', { AccountLimit: { ConcurrentExecutions: 10 } }]], /runs 10 functions at once, but \d+ are reserved and 100 have to stay free: raise the quota/],
  ['a secret without a value', [['secretsmanager describe-secret malai/dev/rails/fps/callback-key', { Name: 'x' }]], /malai\/dev\/rails\/fps\/callback-key has no value/],
  ['a secret that is not there', [['secretsmanager describe-secret malai/dev/data/field-keys', 'ResourceNotFoundException']], /malai\/dev\/data\/field-keys has no value/],
  ['a bundle of certificates', [[`s3api head-object ${rails.key}`, 'An error occurred (404): Not Found']], /rails\.pem is missing/],
  ['the version of a bundle', [[`s3api head-object ${edge.key}`, { VersionId: 'newer' }]], /edge\.pem has version newer/],
  ['a trail', [['cloudtrail describe-trails', { trailList: [] }]], /no CloudTrail/],
  ['a trail of all regions', [['cloudtrail describe-trails', { trailList: [{ TrailARN: 'trail', LogFileValidationEnabled: true }] }]], /no CloudTrail/],
  ['a trail that logs', [['cloudtrail get-trail-status', { IsLogging: false }]], /no CloudTrail/],
  ['a recorder', [['configservice describe-configuration-recorder-status', {}]], /AWS Config does not record in eu-west-2/],
  ['a detector', [['guardduty list-detectors', { DetectorIds: [] }]], /GuardDuty is off in eu-west-2\n(.*\n)*.*GuardDuty is off in us-east-1/],
];
for (const [what, different, says] of lacking) {
  test(`an account without ${what} is not deployed into`, () => {
    const { status, out } = preflight(different);
    assert.equal(status, 1, out);
    assert.match(out, says);
  });
}

test('a failed query is a failure, and the first stacks need neither secrets nor certificates', () => {
  assert.equal(preflight([['guardduty get-detector', 'AccessDenied']]).status, 2);
  assert.equal(preflight([['secretsmanager describe-secret', {}], [`s3api head-object ${edge.key}`, '404']], '--first').status, 0);
});

test('a deploy runs the preflight before any change', () => {
  const deploy = readFileSync(join(ROOT, 'scripts/deploy'), 'utf8');
  const asked = deploy.indexOf('scripts/preflight "$environment"');
  assert.ok(asked > 0 && asked < deploy.indexOf('cdk_cli diff') && asked < deploy.indexOf('cdk_cli deploy'));
});
