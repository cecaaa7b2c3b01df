// The walls around the accounts, judged as the organisation would: what an administrator of one still cannot do.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Names } from '../lib/names.ts';
import { ENVIRONMENTS } from '../lib/environments.ts';
import { resourceControlPolicy, serviceControlPolicy } from '../lib/organisation.ts';
import { allowed, type PolicyStatement } from './policy.ts';

const dev = new Names(ENVIRONMENTS.dev);
const prod = new Names(ENVIRONMENTS.prod);
const EVERYTHING: PolicyStatement = { Effect: 'Allow', Action: '*', Resource: '*' };
const scp = serviceControlPolicy() as readonly PolicyStatement[];
const rcp = resourceControlPolicy() as readonly PolicyStatement[];

/** An administrator of dev's account asks, from the bank's region if nothing else is said. */
function administrator(action: string, resource: string, more: { region?: string; principal?: string; shared?: boolean } = {}): boolean {
  const principal = more.principal ?? `arn:aws:iam::${dev.environment.account}:role/administrator`;
  const resourceAccount = resource.includes(prod.environment.account) ? prod.environment.account : dev.environment.account;
  const context = {
    'aws:RequestedRegion': more.region ?? 'eu-west-2', 'aws:ResourceAccount': resourceAccount,
    'aws:PrincipalAccount': dev.environment.account, 'aws:PrincipalIsAWSService': 'false',
  };
  const shared: PolicyStatement[] = more.shared === true ? [{ ...EVERYTHING, Principal: { AWS: principal } }] : [];
  return allowed({ principal, action, resource, context }, { identity: [EVERYTHING, ...scp], resource: [...shared, ...rcp] });
}

test('an administrator works in the bank\'s regions and in no other', () => {
  const table = dev.tableArn('accounts');
  assert.equal(administrator('dynamodb:GetItem', table), true);
  assert.equal(administrator('dynamodb:GetItem', table, { region: 'eu-west-1' }), false);
  assert.equal(administrator('iam:GetRole', dev.roleArn('create-payment'), { region: 'eu-west-1' }), true);
});

test('an administrator neither rewrites the audit log nor changes a table nor makes a lasting key', () => {
  for (const action of ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLDelete']) {
    assert.equal(administrator(`dynamodb:${action}`, dev.tableArn('audit')), false, action);
  }
  for (const action of ['DeleteTable', 'UpdateTimeToLive', 'PutResourcePolicy', 'DeleteResourcePolicy']) {
    assert.equal(administrator(`dynamodb:${action}`, dev.tableArn('accounts')), false, action);
    assert.equal(administrator(`dynamodb:${action}`, dev.tableArn('accounts'), { principal: dev.deployRoleArn() }), true, action);
  }
  assert.equal(administrator('iam:CreateAccessKey', '*'), false);
  assert.equal(administrator('kms:ScheduleKeyDeletion', dev.arn('kms', 'key/one')), false);
  assert.equal(administrator('dynamodb:PartiQLInsert', dev.tableArn('audit')), true);
});

test('the lock of the seals and the ceiling over roles are not for an administrator', () => {
  assert.equal(administrator('s3:PutBucketObjectLockConfiguration', dev.bucketArn('trail')), false);
  assert.equal(administrator('s3:PutBucketPolicy', dev.bucketArn('messages')), false);
  assert.equal(administrator('iam:CreatePolicyVersion', dev.boundaryArn()), false);
  assert.equal(administrator('iam:DeleteRolePermissionsBoundary', dev.roleArn('create-payment')), false);
  assert.equal(administrator('iam:CreatePolicyVersion', dev.boundaryArn(), { principal: dev.deployRoleArn() }), true);
});

test('what prod shares with dev by mistake, dev still cannot read', () => {
  const theirs = prod.secretArn('identity/token-signing-key').replace('??????', 'a1B2c3');
  const ours = dev.secretArn('identity/token-signing-key').replace('??????', 'a1B2c3');
  assert.equal(administrator('secretsmanager:GetSecretValue', theirs, { shared: true }), false);
  assert.equal(administrator('secretsmanager:GetSecretValue', ours), true);
});

test('both documents fit into what the organisation takes', () => {
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
  for (const document of [scp, rcp]) assert.ok(JSON.stringify({ Version: '2012-10-17', Statement: document }).length <= 5120);
});
