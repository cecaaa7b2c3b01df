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

test('an administrator works in the bank\'s regions only', () => {
  const table = dev.tableArn('accounts');
  assert.equal(administrator('dynamodb:GetItem', table), true);
  assert.equal(administrator('dynamodb:GetItem', table, { region: 'eu-west-1' }), false);
  assert.equal(administrator('iam:GetRole', dev.roleArn('create-payment'), { region: 'eu-west-1' }), true);
});

test('an administrator cannot rewrite the audit log, change a table or create a permanent key', () => {
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

test('an administrator cannot change the lock of the seals or the permissions boundary', () => {
  assert.equal(administrator('s3:PutBucketObjectLockConfiguration', dev.bucketArn('trail')), false);
  assert.equal(administrator('s3:PutBucketPolicy', dev.bucketArn('messages')), false);
  assert.equal(administrator('iam:CreatePolicyVersion', dev.boundaryArn()), false);
  assert.equal(administrator('iam:DeleteRolePermissionsBoundary', dev.roleArn('create-payment')), false);
  assert.equal(administrator('iam:CreatePolicyVersion', dev.boundaryArn(), { principal: dev.deployRoleArn() }), true);
});

test('only the two workflows assume a bootstrap role, pass it on or change its trust', () => {
  const { account } = dev.environment;
  const bootstrapped = (what: string): string => `arn:aws:iam::${account}:role/cdk-hnb659fds-${what}-role-${account}-eu-west-2`;
  for (const what of ['deploy', 'file-publishing', 'lookup', 'cfn-exec']) {
    const role = bootstrapped(what);
    for (const action of ['sts:AssumeRole', 'iam:PassRole', 'iam:CreateRole', 'iam:UpdateAssumeRolePolicy', 'iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:DeleteRole']) {
      assert.equal(administrator(action, role), false, `${action} ${what}`);
      assert.equal(administrator(action, role, { principal: dev.roleArn('create-payment') }), false, `${action} ${what} by a function`);
    }
    for (const workflow of ['deploy', 'drift']) assert.equal(administrator('sts:AssumeRole', role, { principal: dev.roleArn(workflow) }), true, what);
  }
  assert.equal(administrator('iam:PassRole', bootstrapped('cfn-exec'), { principal: bootstrapped('deploy') }), true);
  assert.equal(administrator('iam:PassRole', dev.roleArn('create-payment'), { principal: bootstrapped('cfn-exec') }), true);
  assert.equal(administrator('sts:AssumeRole', dev.roleArn('operations')), true);
});

test('an administrator reads the stacks and changes none, because their role has more permissions', () => {
  const stacks = [...['api', 'payments-1'].map((slice) => dev.arn('cloudformation', `stack/malai-dev-${slice}/1a2b3c4d`)),
    `arn:aws:cloudformation:us-east-1:${dev.environment.account}:stack/malai-dev-edge/1a2b3c4d`, dev.arn('cloudformation', 'stack/CDKToolkit/1a2b3c4d')];
  const bootstrapped = (what: string): string => `arn:aws:iam::${dev.environment.account}:role/cdk-hnb659fds-${what}-role-${dev.environment.account}-eu-west-2`;
  const changes = ['UpdateStack', 'CreateChangeSet', 'ExecuteChangeSet', 'DeleteChangeSet', 'DeleteStack', 'RollbackStack', 'ContinueUpdateRollback', 'CancelUpdateStack',
    'SetStackPolicy', 'UpdateTerminationProtection', 'SignalResource', 'ImportStacksToStackSet'];
  for (const stack of stacks) {
    for (const change of changes) {
      const action = `cloudformation:${change}`;
      const region = stack.split(':')[3] ?? assert.fail();
      for (const principal of [undefined, dev.roleArn('create-payment'), dev.roleArn('operations'), bootstrapped('lookup'), bootstrapped('file-publishing')]) {
        assert.equal(administrator(action, stack, { region, ...principal === undefined ? {} : { principal } }), false, `${change} of ${stack} by ${principal ?? 'an administrator'}`);
      }
      assert.equal(administrator(action, stack, { region, principal: bootstrapped('deploy') }), true, `${change} of ${stack}`);
    }
    for (const read of ['DescribeStacks', 'GetTemplate', 'ListStackResources', 'DetectStackDrift']) assert.equal(administrator(`cloudformation:${read}`, stack), true, read);
  }
  const redeploy = { principal: dev.roleArn('redeploy-payments-1') };
  assert.equal(administrator('cloudformation:UpdateStack', dev.arn('cloudformation', 'stack/malai-dev-payments-1/1a2b3c4d'), redeploy), true);
  assert.equal(administrator('cloudformation:UpdateStack', dev.arn('cloudformation', 'stack/another/1a2b3c4d')), true);
  for (const action of ['CreateStackRefactor', 'ExecuteStackRefactor']) assert.equal(administrator(`cloudformation:${action}`, '*'), false, action);
});

test('no person changes code or calls a function; CloudFormation changes it, and the bank calls it', () => {
  const code = [['lambda:UpdateFunctionCode', dev.functionArn('create-payment')], ['lambda:AddPermission', dev.functionArn('create-payment')],
    ['states:UpdateStateMachine', dev.machineArn('redeploy-payments')]] as const;
  for (const [action, resource] of code) {
    assert.equal(administrator(action, resource), false, action);
    assert.equal(administrator(action, resource, { principal: dev.roleArn('create-payment') }), false, action);
    assert.equal(administrator(action, resource, { principal: dev.deployRoleArn() }), true, action);
  }
  assert.equal(administrator('lambda:InvokeFunction', dev.aliasArn('create-payment')), false);
  for (const role of ['deploy', 'operations', 'seal-trail-schedule']) {
    assert.equal(administrator('lambda:InvokeFunction', dev.aliasArn('migrate-data'), { principal: dev.roleArn(role) }), true, role);
  }
});

test('dev cannot read what prod shares by mistake', () => {
  const theirs = prod.secretArn('identity/token-signing-key').replace('??????', 'a1B2c3');
  const ours = dev.secretArn('identity/token-signing-key').replace('??????', 'a1B2c3');
  assert.equal(administrator('secretsmanager:GetSecretValue', theirs, { shared: true }), false);
  assert.equal(administrator('secretsmanager:GetSecretValue', ours), true);
});

test('both documents are within the organisation\'s length limits', () => {
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
  for (const document of [scp, rcp]) assert.ok(JSON.stringify({ Version: '2012-10-17', Statement: document }).length <= 5120);
});
