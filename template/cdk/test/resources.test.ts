// What matters of the resources: that data outlives mistakes, that each function is what it declares, and that nothing is
// given up in silence.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { ROOT, publishedEvents } from '../lib/bank.ts';
import { environmentOf } from '../lib/functions-stack.ts';
import { Names } from '../lib/names.ts';
import { assemblyOf, type Resource } from './assembly.ts';

const dev = assemblyOf('dev');
const prod = assemblyOf('prod');
const { bank, names } = prod;

function functionNamed(name: string): Resource {
  return prod.one('AWS::Lambda::Function', (properties) => properties['FunctionName'] === names.function(name));
}

function aliasOf(name: string): Resource {
  const made = functionNamed(name);
  return prod.one('AWS::Lambda::Alias', (properties) => properties['FunctionName'] === `<${made.id}>`);
}

test('each table has its keys, indexes and stream, and is protected against deletion and data loss', () => {
  const tables = prod.all('AWS::DynamoDB::Table');
  assert.deepEqual(tables.map(({ properties }) => properties['TableName']).sort(), [...bank.workspace.tables.keys()].map((table) => names.table(table)).sort());
  for (const shape of bank.workspace.tables.values()) {
    const { properties, raw } = prod.one('AWS::DynamoDB::Table', (properties) => properties['TableName'] === names.table(shape.name));
    assert.deepEqual(properties['KeySchema'], [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }]);
    assert.deepEqual((properties['GlobalSecondaryIndexes'] ?? []).map((index: { IndexName: string }) => index.IndexName), shape.indexes.map(({ name }) => name));
    assert.deepEqual(properties['StreamSpecification'], shape.stream ? { StreamViewType: 'NEW_AND_OLD_IMAGES' } : undefined);
    assert.deepEqual(properties['TimeToLiveSpecification'], shape.expiry === undefined ? undefined : { AttributeName: shape.expiry, Enabled: true });
    assert.equal(properties['BillingMode'], 'PAY_PER_REQUEST');
    assert.equal(properties['DeletionProtectionEnabled'], true);
    assert.equal(properties['PointInTimeRecoverySpecification'].PointInTimeRecoveryEnabled, true);
    assert.equal(properties['SSESpecification'].SSEType, 'KMS');
    assert.deepEqual([raw['DeletionPolicy'], raw['UpdateReplacePolicy']], ['RetainExceptOnCreate', 'Retain']);
  }
});

test('only rows of the identity table expire', () => {
  const forgetting = [...bank.workspace.tables.values()].filter(({ expiry }) => expiry !== undefined).map(({ name }) => name);
  assert.deepEqual(forgetting, ['identity']);
});

test('seals are locked in compliance mode for years, and no bucket can be emptied', () => {
  const { properties } = prod.one('AWS::S3::Bucket', (properties) => properties['BucketName'] === names.bucket('trail'));
  assert.equal(properties['ObjectLockEnabled'], true);
  const { Mode, Days } = properties['ObjectLockConfiguration'].Rule.DefaultRetention;
  assert.equal(Mode, 'COMPLIANCE');
  assert.ok(Days >= 6 * 365);
  for (const bucket of bank.workspace.buckets.keys()) {
    const denied = prod.statementsOf(`${names.bucketArn(bucket)}/a`).filter(({ Effect }) => Effect === 'Deny').flatMap(({ Action }) => Action);
    assert.ok(denied.includes('s3:DeleteObject') && denied.includes('s3:DeleteObjectVersion'), bucket);
  }
  for (const { properties, raw } of prod.all('AWS::S3::Bucket')) {
    assert.equal(properties['VersioningConfiguration'].Status, 'Enabled');
    assert.ok(Object.values(properties['PublicAccessBlockConfiguration'] as object).every((blocked) => blocked === true));
    assert.equal(raw['DeletionPolicy'], 'RetainExceptOnCreate');
  }
});

test('no secret has a value in a template, and each is encrypted with the bank\'s own key', () => {
  const secrets = prod.all('AWS::SecretsManager::Secret');
  assert.deepEqual(secrets.map(({ properties }) => properties['Name']).sort(), [...bank.secrets, 'operations/smoke-client'].map((secret) => names.secret(secret)).sort());
  for (const { properties } of secrets) {
    assert.equal(properties['SecretString'], undefined);
    assert.equal(properties['GenerateSecretString'], undefined);
    assert.ok(properties['KmsKeyId']);
  }
});

test('each function is deployed as declared', () => {
  // One more is no function of the bank: what gives headers their names back at the edge.
  assert.equal(prod.all('AWS::Lambda::Function').length, bank.functions.length + 1);
  for (const { name, domain, declaration } of bank.functions) {
    const { properties } = functionNamed(name);
    assert.deepEqual(properties['Architectures'], ['arm64'], name);
    assert.equal(properties['Runtime'], 'provided.al2023', name);
    assert.deepEqual([properties['MemorySize'], properties['Timeout']], [declaration.memory, declaration.timeout], name);
    assert.deepEqual(properties['TracingConfig'], { Mode: 'Active' }, name);
    const role = prod.one('AWS::IAM::Role', (role) => role['RoleName'] === names.role(name));
    assert.equal(properties['Role'], `<${role.id}.Arn>`, name);
    assert.deepEqual(properties['LoggingConfig'], { LogGroup: names.logGroup(domain), LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'WARN' }, name);
    const { MaximumBatchingWindowInSeconds: _, ...networks } = { ...properties['VpcConfig'] };
    assert.equal(Object.keys(networks).length > 0, declaration.rails.length > 0, `${name} is in the network if it calls a rail`);
  }
});

/** What a function reads at its start, from the source that reads it. */
test('each function gets every name that it needs at its start, and no secret', () => {
  const source = readFileSync(join(ROOT, 'shared/environment/src/lambda.rs'), 'utf8');
  const required = [...source.matchAll(/required\("(MALAI_\w+)"\)/g)].map(([, name]) => String(name));
  const rails = new Map([...source.matchAll(/\("(\w+)", "(MALAI_RAIL_\w+)"\)/g)].map(([, rail, name]) => [String(rail), String(name)]));
  assert.ok(required.length >= 5 && rails.size >= 1);
  for (const { name, declaration } of bank.functions) {
    const given = Object.keys(functionNamed(name).properties['Environment'].Variables as object);
    const epoch = declaration.secrets.some((secret) => bank.rotators.has(secret)) ? ['MALAI_SECRET_EPOCH'] : [];
    const receives = declaration.secrets.includes('rails/fps/callback-key') ? ['MALAI_CALLBACK_AUTHORITY_FPS'] : [];
    const published = declaration.bus ? ['MALAI_EVENTS'] : [];
    const expected = [...required, ...epoch, ...receives, ...published, ...declaration.rails.map((rail) => rails.get(rail) ?? `a variable for ${rail}`)];
    assert.deepEqual(given.sort(), expected.sort(), name);
  }
});

test('the receiver of a scheme\'s messages knows its own host, and refuses messages signed for another', () => {
  for (const assembly of [dev, prod]) {
    const { properties } = assembly.one('AWS::Lambda::Function', ({ FunctionName }) => FunctionName === assembly.names.function('receive-fps-message'));
    assert.equal(properties['Environment'].Variables['MALAI_CALLBACK_AUTHORITY_FPS'], assembly.environment.railsHost);
  }
});

test('functions that call a rail or run on a schedule have reserved concurrency', () => {
  for (const { name, declaration } of bank.functions) {
    const limit = functionNamed(name).properties['ReservedConcurrentExecutions'] as number | undefined;
    const fps = prod.environment.rails['fps']?.concurrency;
    const expected = ['schedule', 'rotation', 'internal'].includes(declaration.trigger.kind) ? 1
      : declaration.rails.includes('fps') ? fps : undefined;
    assert.equal(limit, expected, name);
  }
});

test('a new version is deployed gradually, with an alarm that rolls it back', () => {
  for (const assembly of [dev, prod]) {
    for (const { name } of bank.functions) {
      const group = assembly.one('AWS::CodeDeploy::DeploymentGroup', (group) => group['DeploymentGroupName'] === assembly.names.function(name));
      // Where all calls move at once, there is no time in which an alarm could ring.
      assert.equal(group.properties['AlarmConfiguration']?.Alarms?.length, assembly === prod ? 1 : undefined, name);
      assert.equal(group.properties['AutoRollbackConfiguration'].Events.includes('DEPLOYMENT_STOP_ON_ALARM'), assembly === prod, name);
      const expected = assembly === prod ? 'CodeDeployDefault.LambdaCanary10Percent5Minutes' : 'CodeDeployDefault.LambdaAllAtOnce';
      assert.equal(group.properties['DeploymentConfigName'], expected, name);
    }
    const aliases = assembly.all('AWS::Lambda::Alias');
    assert.equal(aliases.length, bank.functions.length);
    assert.ok(aliases.every(({ raw }) => 'CodeDeployLambdaAliasUpdate' in (raw['UpdatePolicy'] as object)));
  }
});

type Pattern = string | { prefix: string };
function matches(patterns: readonly Pattern[], text: string): boolean {
  return patterns.some((pattern) => (typeof pattern === 'string' ? pattern === text : text.startsWith(pattern.prefix)));
}

test('each event of the catalogue reaches exactly the queues of its declared consumers', () => {
  for (const event of bank.events) {
    const example = JSON.parse(readFileSync(join(ROOT, 'events', `${event.replace('.', '/')}.example.json`), 'utf8')) as { type: string; source: string };
    const source = example.source.replace(/^\//, '').replaceAll('/', '.');
    const reached = prod.all('AWS::Events::Rule').filter(({ properties }) => {
      // A rule without a target only counts (below).
      if (properties['Targets'] === undefined) return false;
      const pattern = properties['EventPattern'] as Record<string, Pattern[]>;
      return Array.isArray(pattern['detail-type']) && matches(pattern['detail-type'], example.type) && matches(pattern['source'] ?? [], source);
    }).map(({ properties }) => properties['Name'] as string);
    const declared = bank.functions.filter(({ declaration: { trigger } }) => {
      return trigger.kind === 'events' && (trigger.events.length === 0 || trigger.events.includes(event));
    }).map(({ name }) => names.queue(name));
    assert.deepEqual(reached.sort(), declared.sort(), event);
  }
});

test('only the events that somebody subscribed to, that the bank counts or that a function consumes are put on the bus', () => {
  const own = [
    'break-opened', 'payment-accepted', 'payment-approved', 'resubmission-requested', 'suspense-opened',
  ].map((event) => `malai.payments.${event}.v1`);
  for (const one of bank.functions) {
    const set = environmentOf(one, bank, names)['MALAI_EVENTS'];
    assert.equal(set, one.declaration.bus ? own.join(',') : undefined, one.name);
  }
  const asked = publishedEvents(bank, ['payments.payment-settled.v1']);
  assert.deepEqual(asked, [...own, 'malai.payments.payment-settled.v1'].sort());
  assert.throws(() => publishedEvents(bank, ['payments.payment-made.v1']), /payments\.payment-made\.v1 of the environment is not in the catalogue/);
});

test('an opened work item is counted by a rule with an alarm', () => {
  for (const item of ['break', 'suspense']) {
    const type = `malai.payments.${item}-opened.v1`;
    assert.ok(bank.events.includes(`payments.${item}-opened.v1`), type);
    assert.ok(publishedEvents(bank, []).includes(type), type);
    const rule = prod.one('AWS::Events::Rule', (rule) => {
      return JSON.stringify((rule['EventPattern'] as Record<string, unknown>)['detail-type']) === JSON.stringify([type]);
    });
    const watching = prod.all('AWS::CloudWatch::Alarm').filter(({ properties }) => {
      return (properties['Dimensions'] as unknown[] | undefined)?.some((one) => JSON.stringify(one).includes(rule.id)) === true;
    });
    assert.equal(watching.length, 1, type);
    assert.equal(watching[0]?.properties['MetricName'], 'MatchedEvents');
    assert.equal(watching[0]?.properties['Threshold'], 1);
  }
});

test('an event moves to a dead-letter queue with an alarm after five attempts', () => {
  const consumers = bank.functions.filter(({ declaration }) => declaration.trigger.kind === 'events');
  assert.ok(consumers.length > 0);
  for (const { name, declaration } of consumers) {
    const queue = prod.one('AWS::SQS::Queue', (queue) => queue['QueueName'] === names.queueArn(`${name}-events`).split(':').at(-1));
    const dead = prod.one('AWS::SQS::Queue', (queue) => queue['QueueName'] === names.queueArn(`${name}-dead-letters`).split(':').at(-1));
    assert.deepEqual(queue.properties['RedrivePolicy'], { deadLetterTargetArn: `<${dead.id}.Arn>`, maxReceiveCount: 5 });
    assert.ok(queue.properties['VisibilityTimeout'] >= 6 * declaration.timeout, name);
    const mapping = prod.one('AWS::Lambda::EventSourceMapping', (mapping) => mapping['EventSourceArn'] === `<${queue.id}.Arn>`);
    assert.equal(mapping.properties['FunctionName'], `<${aliasOf(name).id}>`);
    assert.deepEqual(mapping.properties['FunctionResponseTypes'], ['ReportBatchItemFailures']);
    watched(dead);
  }
});

test('a filter of a stream lets through what is declared, by the keys of a record', () => {
  for (const { name, declaration: { trigger } } of bank.functions) {
    const patterns = prod.all('AWS::Lambda::EventSourceMapping')
      .filter(({ properties }) => properties['FunctionName'] === `<${aliasOf(name).id}>` && properties['FilterCriteria'] !== undefined)
      .flatMap(({ properties }) => (properties['FilterCriteria'] as { Filters: { Pattern: string }[] }).Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown));
    const expected: Record<string, unknown[]> = {
      'project-accounts': [{ dynamodb: { Keys: { sk: { S: ['A'] } } } }],
      'project-payments': [{ dynamodb: { Keys: { sk: { S: ['P', 'U', 'B', 'C', 'J'] } } } }],
    };
    assert.deepEqual(patterns, expected[name] ?? [], name);
    assert.equal(patterns.length, trigger.kind === 'stream' ? trigger.only.length : 0, name);
  }
});

test('a stream has at most two readers', () => {
  const readers = new Map<string, string[]>();
  for (const { name, declaration: { trigger } } of bank.functions) {
    if (trigger.kind !== 'stream') continue;
    for (const { properties } of prod.all('AWS::Lambda::EventSourceMapping')) {
      if (properties['FunctionName'] !== `<${aliasOf(name).id}>`) continue;
      const stream = String(properties['EventSourceArn']);
      readers.set(stream, [...readers.get(stream) ?? [], name]);
    }
  }
  assert.equal(readers.size, [...bank.workspace.tables.values()].filter(({ stream }) => stream).length);
  for (const [stream, names] of readers) assert.ok(names.length <= 2, `${stream}: ${names.join(', ')}`);
});

test('a stream is read in order from its beginning, a failed batch is neither split nor dropped, and parked records raise an alarm', () => {
  for (const { name, declaration: { trigger } } of bank.functions) {
    if (trigger.kind !== 'stream') continue;
    const dead = prod.one('AWS::SQS::Queue', (queue) => queue['QueueName'] === names.queueArn(`${name}-dead-letters`).split(':').at(-1));
    const mappings = prod.all('AWS::Lambda::EventSourceMapping').filter(({ properties }) => properties['FunctionName'] === `<${aliasOf(name).id}>`);
    assert.equal(mappings.length, trigger.tables.length, name);
    for (const { properties } of mappings) {
      assert.equal(properties['StartingPosition'], 'TRIM_HORIZON');
      assert.equal(properties['ParallelizationFactor'], 1);
      assert.equal(properties['BisectBatchOnFunctionError'], false);
      assert.deepEqual(properties['FunctionResponseTypes'], ['ReportBatchItemFailures']);
      assert.deepEqual(properties['DestinationConfig'], { OnFailure: { Destination: `<${dead.id}.Arn>` } });
      assert.equal(properties['MaximumRecordAgeInSeconds'], -1);
      assert.equal(properties['MaximumRetryAttempts'], -1);
      assert.equal(properties['TumblingWindowInSeconds'], trigger.windowSeconds === 0 ? undefined : trigger.windowSeconds);
      assert.equal(properties['MaximumBatchingWindowInSeconds'], trigger.batchingSeconds === 0 ? undefined : trigger.batchingSeconds);
    }
    watched(dead);
    const parked = prod.all('AWS::CloudWatch::Alarm').filter(({ properties }) => {
      return properties['MetricName'] === 'parked' && (properties['Dimensions'] as { Value: string }[])[0]?.Value === name;
    });
    // Until the reader says again how many there are, what was known stands.
    assert.deepEqual(parked.map(({ properties }) => [properties['Threshold'], properties['TreatMissingData']]), [[1, 'ignore']], name);
  }
});

test('a function that needs the shard has a window, because Lambda names the shard to no other', () => {
  for (const { name, domain, declaration: { trigger, tables } } of bank.functions) {
    if (trigger.kind !== 'stream') continue;
    const appends = [...tables.values()].some((verbs) => verbs.includes('append'));
    const source = readFileSync(join(ROOT, 'functions', domain, name, 'src/lib.rs'), 'utf8');
    const modules = [...source.matchAll(/^mod (\w+);/gm)].map(([, module]) => readFileSync(join(ROOT, 'functions', domain, name, `src/${module ?? ''}.rs`), 'utf8'));
    const needs = appends || [source, ...modules].some((text) => text.includes('change.shard'));
    assert.equal(trigger.windowSeconds > 0, needs, name);
  }
});

function watched(dead: Resource): void {
  const alarms = prod.all('AWS::CloudWatch::Alarm').filter(({ properties }) => {
    return (properties['Dimensions'] as { Value: string }[] | undefined)?.some(({ Value }) => Value === `<${dead.id}.QueueName>`) === true;
  });
  assert.equal(alarms.length, 1, String(dead.properties['QueueName']));
  assert.equal(alarms[0]?.properties['Threshold'], 1);
}

test('every alarm notifies the operators', () => {
  const topic = prod.one('AWS::SNS::Topic', () => true);
  const alarms = prod.all('AWS::CloudWatch::Alarm');
  assert.ok(alarms.length > bank.functions.length);
  for (const { properties } of alarms) {
    assert.deepEqual(properties['AlarmActions'], [names.arn('sns', String(topic.properties['TopicName']))], String(properties['AlarmName']));
  }
});

test('a schedule calls the alias, and a failed call is stored', () => {
  for (const { name, declaration: { trigger } } of bank.functions) {
    if (trigger.kind !== 'schedule') continue;
    const { properties } = prod.one('AWS::Scheduler::Schedule', (schedule) => schedule['Name'] === names.function(name));
    assert.equal(properties['ScheduleExpression'], trigger.expression);
    assert.equal(properties['ScheduleExpressionTimezone'], trigger.timezone);
    assert.equal(properties['Target'].Arn, `<${aliasOf(name).id}>`);
    const dead = properties['Target'].DeadLetterConfig.Arn as string;
    assert.ok(dead);
    // The scheduler does not wait for the call: what becomes of it goes the same way by Lambda.
    const calls = prod.one('AWS::Lambda::EventInvokeConfig', ({ FunctionName }) => FunctionName === names.function(name)).properties;
    assert.deepEqual([calls['Qualifier'], calls['DestinationConfig'].OnFailure.Destination, calls['MaximumRetryAttempts']], ['live', dead, 0], name);
  }
});

test('a failed first deploy leaves nothing that blocks a second', () => {
  // A deployment of an API has no name of its own.
  const named = [...dev.resources, ...prod.resources].filter(({ type }) => type !== 'AWS::ApiGateway::Deployment');
  for (const { id, raw } of named) assert.notEqual(raw['DeletionPolicy'], 'Retain', id);
});


test('an environment that refuses client secrets configures every function so, and one that accepts them none', () => {
  const refusing = new Names({ ...prod.environment, clientSecrets: 'refused' });
  for (const one of bank.functions) {
    assert.equal(environmentOf(one, bank, refusing)['MALAI_CLIENT_SECRETS'], 'refused', one.name);
    assert.equal(environmentOf(one, bank, names)['MALAI_CLIENT_SECRETS'], undefined, one.name);
  }
});
