// What each function may do, judged by the policies that are deployed: everything it declares, and nothing else of all that
// there is. The mapping from verbs to actions is written here a second time, so that a slip in the first is seen.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { ROOT, type BankFunction } from '../lib/bank.ts';
import { Names } from '../lib/names.ts';
import { ENVIRONMENTS } from '../lib/environments.ts';
import { MIGRATOR } from '../lib/permissions.ts';
import { assemblyOf } from './assembly.ts';
import { allowed, type PolicyStatement } from './policy.ts';

const dev = assemblyOf('dev');
const { bank, names } = dev;
const IN_TRANSACTION = { 'dynamodb:EnclosingOperation': 'TransactWriteItems' };

const ITEM_ACTIONS = [
  'GetItem', 'BatchGetItem', 'Query', 'Scan', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem',
  'PartiQLSelect', 'PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete',
].map((action) => `dynamodb:${action}`);
const TABLE_ACTIONS = [
  'CreateTable', 'DeleteTable', 'UpdateTable', 'UpdateTimeToLive', 'UpdateContinuousBackups', 'PutResourcePolicy', 'DeleteResourcePolicy',
  'CreateBackup', 'RestoreTableToPointInTime', 'RestoreTableFromBackup', 'ExportTableToPointInTime', 'EnableKinesisStreamingDestination', 'DescribeTable',
].map((action) => `dynamodb:${action}`);
const STREAM_ACTIONS = ['DescribeStream', 'GetRecords', 'GetShardIterator'].map((action) => `dynamodb:${action}`);
const SECRET_ACTIONS = ['GetSecretValue', 'PutSecretValue', 'UpdateSecret', 'DeleteSecret', 'RotateSecret', 'DescribeSecret', 'UpdateSecretVersionStage']
  .map((action) => `secretsmanager:${action}`);
const OBJECT_ACTIONS = ['GetObject', 'PutObject', 'DeleteObject', 'DeleteObjectVersion', 'PutObjectRetention', 'BypassGovernanceRetention', 'PutObjectLegalHold']
  .map((action) => `s3:${action}`);
const BUCKET_ACTIONS = ['ListBucket', 'DeleteBucket', 'PutBucketPolicy', 'PutBucketObjectLockConfiguration', 'PutLifecycleConfiguration'].map((action) => `s3:${action}`);
const QUEUE_ACTIONS = ['SendMessage', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes', 'PurgeQueue', 'DeleteQueue'].map((action) => `sqs:${action}`);
const OTHER_ACTIONS = ['lambda:InvokeFunction', 'lambda:UpdateFunctionCode', 'iam:PassRole', 'sts:AssumeRole', 'kms:ScheduleKeyDeletion', 'events:PutEvents', 'events:DeleteRule'];

/** Everything there is, of every kind, with everything that could be done to it. */
function universe(of: Names): [action: string, resource: string][] {
  const pairs = (actions: readonly string[], resources: readonly string[]): [string, string][] =>
    actions.flatMap((action) => resources.map((resource): [string, string] => [action, resource]));
  const tables = [...bank.workspace.tables.values()];
  const queues = bank.functions.flatMap(({ name }) => [of.queueArn(`${name}-events`), of.queueArn(`${name}-dead-letters`)]);
  const buckets = [...bank.workspace.buckets.keys(), 'trust', 'access-logs'].map((bucket) => of.bucketArn(bucket));
  return [
    ...pairs([...ITEM_ACTIONS, ...TABLE_ACTIONS], tables.map(({ name }) => of.tableArn(name))),
    ...pairs(['dynamodb:Query', 'dynamodb:Scan'], tables.flatMap(({ name, indexes }) => indexes.map((index) => `${of.tableArn(name)}/index/${index.name}`))),
    ...pairs(STREAM_ACTIONS, tables.map(({ name }) => `${of.tableArn(name)}/stream/2026-11-27T00:00:00.000`)),
    ...pairs(SECRET_ACTIONS, [...bank.secrets, 'local/fps-scheme-key'].map((secret) => of.secretArn(secret).replace('??????', 'a1B2c3'))),
    ...pairs(OBJECT_ACTIONS, buckets.map((bucket) => `${bucket}/fps/one.xml`)),
    ...pairs(BUCKET_ACTIONS, buckets),
    ...pairs(QUEUE_ACTIONS, queues),
    ...pairs(OTHER_ACTIONS, [of.busArn(), ...bank.functions.map(({ name }) => of.aliasArn(name)), of.arn('kms', 'key/one'), of.roleArn('create-payment')]),
  ];
}

/** What the declaration says, in the words of AWS. */
function declared({ name, declaration }: BankFunction): Set<string> {
  const may = new Set<string>();
  const add = (resource: string, ...actions: string[]): void => actions.forEach((action) => may.add(`${action} ${resource}`));
  for (const [table, verbs] of declaration.tables) {
    const arn = names.tableArn(table);
    if (verbs.includes('get')) add(arn, 'dynamodb:GetItem');
    if (verbs.includes('put-once')) add(arn, 'dynamodb:PutItem');
    if (verbs.includes('update')) add(arn, 'dynamodb:UpdateItem');
    if (verbs.includes('delete')) add(arn, 'dynamodb:DeleteItem');
    if (verbs.includes('check')) add(arn, 'dynamodb:ConditionCheckItem');
    if (verbs.includes('insert')) add(arn, 'dynamodb:PartiQLInsert');
    if (verbs.includes('scan')) add(arn, 'dynamodb:Scan');
    if (verbs.includes('query')) {
      add(arn, 'dynamodb:Query');
      for (const index of bank.workspace.tables.get(table)?.indexes ?? []) add(`${arn}/index/${index.name}`, 'dynamodb:Query');
    }
  }
  for (const secret of declaration.secrets) add(names.secretArn(secret).replace('??????', 'a1B2c3'), 'secretsmanager:GetSecretValue');
  if (declaration.trigger.kind === 'rotation') {
    const rotates = ['GetSecretValue', 'DescribeSecret', 'PutSecretValue', 'UpdateSecretVersionStage'].map((action) => `secretsmanager:${action}`);
    add(names.secretArn(declaration.trigger.secret).replace('??????', 'a1B2c3'), ...rotates);
    const { publishes } = declaration.trigger;
    if (publishes !== undefined) add(names.secretArn(publishes).replace('??????', 'a1B2c3'), 'secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue');
  }
  for (const [bucket, verbs] of declaration.buckets) {
    if (verbs.includes('put')) add(`${names.bucketArn(bucket)}/fps/one.xml`, 's3:PutObject');
    if (verbs.includes('get')) add(`${names.bucketArn(bucket)}/fps/one.xml`, 's3:GetObject');
    if (verbs.includes('get')) add(names.bucketArn(bucket), 's3:ListBucket');
  }
  const { trigger } = declaration;
  if (declaration.bus) add(names.busArn(), 'events:PutEvents');
  if (trigger.kind === 'events') add(names.queueArn(`${name}-events`), 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes');
  if (trigger.kind === 'schedule') add(names.queueArn(`${name}-dead-letters`), 'sqs:SendMessage');
  if (trigger.kind === 'stream') {
    add(names.queueArn(`${name}-dead-letters`), 'sqs:SendMessage');
    for (const table of trigger.tables) add(`${names.tableArn(table)}/stream/2026-11-27T00:00:00.000`, ...STREAM_ACTIONS);
  }
  return may;
}

function may(role: string, action: string, resource: string, context: Record<string, string | string[]> = {}, identity = dev.statementsOfRole(names.role(role))): boolean {
  // A write of an object carries `If-None-Match: *`; its bucket refuses any other.
  const written: Record<string, string> = action === 's3:PutObject' ? { 's3:if-none-match': '*', 's3:ObjectCreationOperation': 'true' } : {};
  // A reading asks for whole items, unless it says otherwise.
  const read: Record<string, string> = action === 'dynamodb:GetItem' ? { 'dynamodb:Select': 'ALL_ATTRIBUTES' } : {};
  // An item is one of those that the table is there for, unless it is said otherwise.
  const item: Record<string, string[]> = ITEM_ACTIONS.includes(action) ? { 'dynamodb:LeadingKeys': ['an-item'] } : {};
  const principal = names.roleArn(role);
  const request = { principal, action, resource, context: { 'aws:PrincipalArn': principal, ...written, ...read, ...item, ...context } };
  return allowed(request, { identity, boundary: dev.boundary(), resource: dev.statementsOf(resource) });
}

for (const one of bank.functions) {
  test(`${one.name} has exactly its declared permissions`, () => {
    const expected = declared(one);
    const identity = dev.statementsOfRole(names.role(one.name));
    const found = universe(names).filter(([action, resource]) => may(one.name, action, resource, {}, identity)).map((pair) => pair.join(' '));
    assert.deepEqual(found.sort(), [...expected].sort());
  });
}

test('a posting is allowed within a transaction only', () => {
  const posting = bank.functions.filter(({ declaration }) => declaration.tables.get('accounts')?.includes('postings') === true);
  assert.ok(posting.length >= 4);
  for (const { name, domain } of posting.filter(({ domain }) => domain !== 'accounts')) {
    const accounts = names.tableArn('accounts');
    assert.equal(may(name, 'dynamodb:UpdateItem', accounts, IN_TRANSACTION), true, `${domain}/${name}`);
    assert.equal(may(name, 'dynamodb:UpdateItem', accounts), false, name);
    for (const action of ['dynamodb:PutItem', 'dynamodb:DeleteItem']) assert.equal(may(name, action, accounts, IN_TRANSACTION), false, name);
  }
});

test('a transition writes payments, their notes and work items, and nothing else of the table', () => {
  const payments = names.tableArn('payments');
  const writes = (name: string, action: string, ...keys: string[]): boolean => may(name, action, payments, { 'dynamodb:LeadingKeys': keys });
  const applying = bank.functions.filter(({ declaration }) => {
    const verbs = declaration.tables.get('payments') ?? [];
    return verbs.includes('transitions') && !verbs.includes('update');
  });
  assert.ok(applying.length >= 3);
  for (const { name } of applying) {
    for (const action of ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem']) {
      for (const key of ['pay_1', 'brk_1', 'sus_1', 'Q#fps#0', 'R#pending', 'V#breaks#open', 'reading']) assert.equal(writes(name, action, key), true, `${name} ${key}`);
      for (const key of ['jnl_1', 'K#1', 'schema', 'parked']) assert.equal(writes(name, action, 'pay_1', key), false, `${name} ${key}`);
    }
  }
});

test('a relay appends to the chains of its own stream, and to nothing else of the trail', () => {
  const audit = names.tableArn('audit');
  const relays = bank.functions.filter(({ declaration }) => declaration.tables.get('audit')?.includes('append') === true);
  assert.equal(relays.length, [...bank.workspace.tables.values()].filter(({ stream }) => stream).length);
  for (const { name, declaration: { trigger } } of relays) {
    const own = trigger.kind === 'stream' ? trigger.tables[0] ?? '' : '';
    const keyed = (action: string, ...keys: string[]): boolean => may(name, action, audit, { 'dynamodb:LeadingKeys': keys });
    for (const action of ['dynamodb:PartiQLInsert', 'dynamodb:Query']) {
      assert.equal(keyed(action, `${own}/shardId-1`), true, name);
      assert.equal(keyed(action, 'chains#2026-11-30'), true, name);
      for (const key of [`other-${own}/shardId-1`, 'retired#x', 'seals', 'keys', 'ten_1#pay_1']) assert.equal(keyed(action, key), false, `${name} ${key}`);
    }
    for (const action of REWRITING) assert.equal(keyed(action, `${own}/shardId-1`), false, `${name} ${action}`);
  }
});

test('the domain of payments folds into checkpoints and legs of accounts, and reaches no account by that', () => {
  const accounts = names.tableArn('accounts');
  const folding = bank.functions.filter(({ declaration }) => declaration.tables.get('accounts')?.includes('fold') === true);
  assert.deepEqual(folding.map(({ name }) => name), ['project-payments']);
  const keyed = (action: string, ...keys: string[]): boolean => may('project-payments', action, accounts, { 'dynamodb:LeadingKeys': keys });
  for (const action of ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']) {
    for (const key of ['I#fps-settlement#GBP', 'R#acc_1', 'rebuild']) assert.equal(keyed(action, key), true, `${action} ${key}`);
    for (const key of ['acc_1', 'exposure#ten_1', 'parked']) assert.equal(keyed(action, 'I#fees#GBP', key), false, `${action} ${key}`);
  }
  for (const action of ['dynamodb:DeleteItem', 'dynamodb:Query', 'dynamodb:Scan']) assert.equal(keyed(action, 'I#fees#GBP'), false, action);
});

test('admission writes below one key of the identity table only', () => {
  const judging = bank.functions.filter(({ declaration: { trigger } }) => {
    return trigger.kind === 'authorizer' || (trigger.kind === 'http' && bank.contract.operations.some(({ id, guard }) => id === trigger.operation && guard === 'token'));
  });
  assert.ok(judging.length >= 25);
  const identity = names.tableArn('identity');
  const writes = (name: string, action: string, ...keys: string[]): boolean => may(name, action, identity, { 'dynamodb:LeadingKeys': keys });
  for (const one of bank.functions) {
    const whole = one.declaration.tables.get('identity')?.includes('update') === true;
    assert.equal(writes(one.name, 'dynamodb:UpdateItem', 'admission#cli_1'), whole || judging.includes(one), one.name);
    assert.equal(writes(one.name, 'dynamodb:UpdateItem', 'cli_1'), whole, one.name);
    assert.equal(writes(one.name, 'dynamodb:UpdateItem', 'admission#cli_1', 'cli_1'), whole, one.name);
    if (one.domain === 'identity' || one.name === MIGRATOR) continue;
    for (const action of ITEM_ACTIONS.filter((action) => action !== 'dynamodb:UpdateItem')) {
      assert.equal(writes(one.name, action, 'admission#cli_1'), false, `${one.name} ${action}`);
    }
  }
});

test('a view reads the attributes that the contract publishes only', () => {
  // Whoever may get an item besides, as the owner's repair may, reads it whole.
  const verbs = (name: string): readonly string[] => bank.functions.find((one) => one.name === name)?.declaration.tables.get('accounts') ?? [];
  const viewing = bank.functions.filter(({ name }) => verbs(name).includes('view') && !verbs(name).includes('get'));
  assert.ok(viewing.length >= 2);
  const shown = bank.workspace.tables.get('accounts')?.view ?? [];
  const asking = (attributes: string[]): Record<string, string | string[]> => ({ 'dynamodb:Attributes': attributes, 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' });
  for (const { name } of viewing) {
    const accounts = names.tableArn('accounts');
    assert.equal(may(name, 'dynamodb:GetItem', accounts, asking(['pk', 'sk', ...shown])), true, name);
    assert.equal(may(name, 'dynamodb:GetItem', accounts, asking([...shown, 'bal'])), false, name);
    assert.equal(may(name, 'dynamodb:GetItem', accounts), false, `${name} reads whole items`);
  }
});

test('every role with access to a table may read its version item, and no other item by that statement', () => {
  const version = { 'dynamodb:LeadingKeys': ['schema'] };
  for (const { name, declaration } of bank.functions) {
    for (const { name: table, insertOnly } of bank.workspace.tables.values()) {
      const arn = names.tableArn(table);
      const declared = declaration.tables.get(table);
      const reads = declared?.includes('get') === true;
      assert.equal(may(name, 'dynamodb:GetItem', arn, version), reads || (declared !== undefined && !insertOnly), `${name} ${table}`);
      for (const keys of [['cli_1'], ['schema', 'cli_1']]) {
        assert.equal(may(name, 'dynamodb:GetItem', arn, { 'dynamodb:LeadingKeys': keys }), reads, `${name} ${table} ${keys.join()}`);
      }
    }
  }
});

test('only the migrator scans tables, and never the audit log; the table policy prevents all other scans', () => {
  for (const { name } of bank.functions) {
    for (const table of bank.workspace.tables.keys()) {
      const arn = names.tableArn(table);
      assert.equal(may(name, 'dynamodb:Scan', arn), name === 'migrate-data' && table !== 'audit', `${name} ${table}`);
      assert.equal(may(name, 'dynamodb:Scan', arn, {}, ADMINISTRATOR), name === 'migrate-data', `${name} ${table}`);
    }
  }
});

test('the deploy workflow may call the migrator and the function that registers the first clients only', () => {
  const identity = dev.statementsOfRole(names.role('deploy'));
  const called = bank.functions.filter(({ name }) => {
    return allowed({ principal: names.roleArn('deploy'), action: 'lambda:InvokeFunction', resource: names.aliasArn(name) }, { identity });
  });
  assert.deepEqual(called.map(({ name }) => name), ['bootstrap-operator', 'migrate-data']);
});

test('operators may call the functions that migrate, put back and rebuild only', () => {
  const identity = dev.statementsOfRole(names.role('operations'));
  const called = bank.functions.filter(({ name }) => {
    return allowed({ principal: names.roleArn('operations'), action: 'lambda:InvokeFunction', resource: names.aliasArn(name) }, { identity });
  }).map(({ name }) => name);
  const scripts = ['put-back', 'rebuild', 'migrate'].map((script) => readFileSync(join(ROOT, 'scripts', script), 'utf8')).join('');
  const named = bank.functions.filter(({ name }) => scripts.includes(`"${name}"`)).map(({ name }) => name);
  assert.ok(named.length >= 5);
  assert.deepEqual(called, named);
  assert.deepEqual([...new Set(identity.flatMap(({ Action }) => Action))], ['lambda:InvokeFunction']);
});

test('the key decrypts for AWS services on the bank\'s behalf only, Lambda included', () => {
  for (const statement of [...dev.boundary(), ...dev.all('AWS::KMS::Key').flatMap(({ properties }) => properties['KeyPolicy'].Statement as PolicyStatement[])]) {
    const condition = JSON.stringify(statement.Condition ?? {});
    if (!condition.includes('kms:ViaService')) continue;
    for (const service of ['dynamodb', 'secretsmanager', 's3', 'lambda']) assert.ok(condition.includes(`"${service}.eu-west-2.amazonaws.com"`), statement.Sid);
  }
});

test('only the relays put events on the bus, and only those of their streams', () => {
  for (const { name, declaration: { bus: relays, trigger } } of bank.functions) {
    const read = relays && trigger.kind === 'stream' ? trigger.tables : [];
    for (const table of ['accounts', 'identity', 'payments']) {
      const own = may(name, 'events:PutEvents', names.busArn(), { 'events:source': `malai.${table}` });
      assert.equal(own, read.includes(table), `${name} ${table}`);
    }
    assert.equal(may(name, 'events:PutEvents', names.busArn(), { 'events:source': 'malai.audit' }), false, name);
  }
});

test('no principal overwrites an object', () => {
  const object = `${names.bucketArn('messages')}/fps/one.xml`;
  const request = { principal: names.roleArn('submit-fps-payment'), action: 's3:PutObject', resource: object, context: { 's3:ObjectCreationOperation': 'true' } };
  const policies = { identity: dev.statementsOfRole(names.role('submit-fps-payment')), boundary: dev.boundary(), resource: dev.statementsOf(object) };
  assert.equal(allowed(request, policies), false);
  assert.equal(allowed({ ...request, context: { ...request.context, 's3:if-none-match': '*' } }, policies), true);
});

const ADMINISTRATOR: PolicyStatement[] = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
const CHANGES = TABLE_ACTIONS.slice(0, 7).filter((action) => action !== 'dynamodb:CreateTable');
const REWRITING = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete'].map((action) => `dynamodb:${action}`);

test('a function with a policy of all actions still cannot change a table or rewrite the audit log', () => {
  for (const { name } of bank.functions) {
    for (const table of bank.workspace.tables.keys()) {
      for (const action of [...CHANGES, 'dynamodb:CreateTable', 'dynamodb:RestoreTableToPointInTime']) {
        assert.equal(may(name, action, names.tableArn(table), {}, ADMINISTRATOR), false, `${name} ${action} ${table}`);
      }
    }
    for (const action of REWRITING) assert.equal(may(name, action, names.tableArn('audit'), IN_TRANSACTION, ADMINISTRATOR), false, `${name} ${action}`);
  }
});

test('a function with a policy of all actions still cannot change a secret, unless it rotates one', () => {
  const rotators = new Set([...bank.rotators.values()].map(({ name }) => name));
  assert.ok(rotators.size >= 4);
  for (const { name } of bank.functions) {
    for (const secret of bank.secrets) {
      const arn = names.secretArn(secret).replace('??????', 'a1B2c3');
      for (const action of ['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage']) {
        assert.equal(may(name, action, arn, {}, ADMINISTRATOR), rotators.has(name), `${name} ${action} ${secret}`);
      }
      for (const action of ['secretsmanager:DeleteSecret', 'secretsmanager:UpdateSecret', 'secretsmanager:RotateSecret']) {
        assert.equal(may(name, action, arn, {}, ADMINISTRATOR), false, `${name} ${action} ${secret}`);
      }
    }
  }
});

test('an administrator of the account cannot rewrite the audit log or change a table', () => {
  const administrator = (action: string, table: string): boolean => {
    const resource = names.tableArn(table);
    const principal = `arn:aws:iam::${dev.environment.account}:role/administrator`;
    return allowed({ principal, action, resource, context: IN_TRANSACTION }, { identity: ADMINISTRATOR, resource: dev.statementsOf(resource) });
  };
  for (const action of REWRITING) assert.equal(administrator(action, 'audit'), false, action);
  for (const table of bank.workspace.tables.keys()) for (const action of CHANGES) assert.equal(administrator(action, table), false, `${action} ${table}`);
  // The test can tell the two apart: an insert is not a rewriting, and other tables are rewritten.
  assert.equal(administrator('dynamodb:PartiQLInsert', 'audit'), true);
  assert.equal(administrator('dynamodb:UpdateItem', 'accounts'), true);
});

test('the deploy role changes tables and does not rewrite the audit log', () => {
  const resource = names.tableArn('audit');
  const deploy = (action: string): boolean =>
    allowed({ principal: names.deployRoleArn(), action, resource }, { identity: ADMINISTRATOR, resource: dev.statementsOf(resource) });
  for (const action of CHANGES) assert.equal(deploy(action), true, action);
  for (const action of REWRITING) assert.equal(deploy(action), false, action);
});

test('every role that runs code of the bank has the boundary', () => {
  for (const { properties } of dev.all('AWS::IAM::Role')) {
    const trusted = JSON.stringify(properties['AssumeRolePolicyDocument']);
    if (!/lambda\.amazonaws|scheduler\.amazonaws/.test(trusted)) continue;
    assert.equal(properties['PermissionsBoundary'], names.boundaryArn(), String(properties['RoleName']));
    assert.equal(properties['ManagedPolicyArns'], undefined, String(properties['RoleName']));
  }
});

test('no role of dev can access resources of prod, nor the reverse', () => {
  for (const [one, other] of [['dev', 'prod'], ['prod', 'dev']] as const) {
    const here = assemblyOf(one);
    const there = new Names(ENVIRONMENTS[other]);
    const everything = universe(there);
    for (const resource of here.all('AWS::IAM::Role')) {
      const role = String(resource.properties['RoleName'] ?? resource.id);
      const identity = here.statementsOfRole(resource);
      const reached = everything.filter(([action, resource]) => {
        return allowed({ principal: here.names.roleArn(role), action, resource, context: IN_TRANSACTION }, { identity });
      });
      assert.deepEqual(reached, [], `${one} ${role}`);
    }
    const text = JSON.stringify(here.resources);
    assert.ok(!text.includes(there.environment.account) && !text.includes(there.prefix), `${one} names something of ${other}`);
  }
});
