// What makes a function run, other than the gateway: its queue of events, the streams it reads, its schedule.

import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

import type { BankFunction } from './bank.ts';
import type { Only, Trigger } from './declaration.ts';
import { alarm, deadLetterAlarm, deadLetterQueue, runtimeRole } from './construct.ts';
import { Mismatch } from './mismatch.ts';
import type { Names } from './names.ts';
import { deadLetters, eventQueue, pascal } from './permissions.ts';

/** How often a message is tried before it is given up, as in the local runner. */
export const MAX_RECEIVES = 5;
/** No batch is given up for its age: what cannot be handled is parked by the reader, and what is held waits for its cause. */
const NO_AGE_LIMIT = -1;

/** Wires the function to what it declares. The gateway's side is in the stack of the APIs. */
export function wire(scope: Construct, one: BankFunction, alias: lambda.Alias, names: Names, streams: ReadonlyMap<string, string>): void {
  const { trigger } = one.declaration;
  switch (trigger.kind) {
    case 'events': return onEvents(scope, one, trigger, alias, names);
    case 'stream': return onStreams(scope, one, trigger, alias, names, streams);
    case 'schedule': return onSchedule(scope, one, trigger, alias, names);
    case 'rotation': return onRotation(scope, one, trigger, alias, names);
    case 'http':
    case 'authorizer':
    case 'internal': return;
  }
}

type Of<K extends Trigger['kind']> = Extract<Trigger, { kind: K }>;

function onEvents(scope: Construct, one: BankFunction, trigger: Of<'events'>, alias: lambda.Alias, names: Names): void {
  const id = pascal(one.name);
  const dead = deadLetterQueue(scope, `${id}DeadLetters`, names.queue(deadLetters(one.name)));
  deadLetterAlarm(scope, `${id}DeadLetterAlarm`, names, one.name, dead);
  const queue = new sqs.Queue(scope, `${id}Events`, {
    queueName: names.queue(eventQueue(one.name)),
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    deliveryDelay: Duration.seconds(trigger.delaySeconds),
    retentionPeriod: Duration.days(14),
    // Six times the function's own time, so that a batch is not given out again while it is worked on (AWS Lambda).
    visibilityTimeout: Duration.seconds(6 * one.declaration.timeout),
    deadLetterQueue: { queue: dead, maxReceiveCount: MAX_RECEIVES },
  });
  queue.addToResourcePolicy(new iam.PolicyStatement({
    sid: 'EventsOfItsRule',
    principals: [new iam.ServicePrincipal('events.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
    conditions: { ArnEquals: { 'aws:SourceArn': names.ruleArn(one.name) } },
  }));
  new events.CfnRule(scope, `${id}Rule`, {
    name: names.queue(one.name),
    description: `Events for ${one.name}`,
    eventBusName: names.bus,
    eventPattern: patternOf(trigger),
    // EventBridge tries for a day; what it cannot put into the queue is in the same dead letters.
    targets: [{ id: 'queue', arn: queue.queueArn, deadLetterConfig: { arn: dead.queueArn } }],
  });
  dead.addToResourcePolicy(new iam.PolicyStatement({
    sid: 'EventsThatDidNotReachTheQueue',
    principals: [new iam.ServicePrincipal('events.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [dead.queueArn],
    conditions: { ArnEquals: { 'aws:SourceArn': names.ruleArn(one.name) } },
  }));
  alarm(scope, `${id}Late`, names, {
    name: `${one.name}-late`,
    description: `${one.name} does not keep up with its events`,
    metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: 'Maximum' }),
    threshold: 300 + trigger.delaySeconds,
    periods: 3,
  });
  new lambda.CfnEventSourceMapping(scope, `${id}Source`, {
    functionName: alias.functionArn,
    eventSourceArn: queue.queueArn,
    batchSize: 10,
    functionResponseTypes: ['ReportBatchItemFailures'],
    ...one.declaration.rails.length === 0 ? {} : { scalingConfig: { maximumConcurrency: railConcurrency(one, names) } },
  });
}

/** A poller never asks for more than the function may run, or messages would fail by being throttled. */
function railConcurrency(one: BankFunction, names: Names): number {
  return Math.max(2, Math.min(...one.declaration.rails.map((rail) => names.environment.rails[rail]?.concurrency ?? 2)));
}

/** The pattern of the rule: these detail types, or all of the bank's. */
export function patternOf(trigger: Of<'events'>): Record<string, unknown> {
  if (trigger.events.length === 0) return { source: [{ prefix: 'malai.' }], 'detail-type': [{ prefix: 'malai.' }] };
  return {
    source: [...new Set(trigger.events.map((event) => `malai.${event.split('.')[0] ?? ''}`))],
    'detail-type': trigger.events.map((event) => `malai.${event}`),
  };
}

/** The filter of a mapping: the key is that of every record, the other attributes are of the item as it is after the change. */
function filterOf(only: Only): Record<string, unknown> {
  const texts = (isKey: boolean): [string, unknown][] =>
    [...only].filter(([name]) => ['pk', 'sk'].includes(name) === isKey).map(([name, values]) => [name, { S: values }]);
  const [keys, image] = [Object.fromEntries(texts(true)), Object.fromEntries(texts(false))];
  return { dynamodb: { ...Object.keys(keys).length === 0 ? {} : { Keys: keys }, ...Object.keys(image).length === 0 ? {} : { NewImage: image } } };
}

function onStreams(scope: Construct, one: BankFunction, trigger: Of<'stream'>, alias: lambda.Alias, names: Names, streams: ReadonlyMap<string, string>): void {
  const id = pascal(one.name);
  const dead = deadLetterQueue(scope, `${id}DeadLetters`, names.queue(deadLetters(one.name)));
  deadLetterAlarm(scope, `${id}DeadLetterAlarm`, names, one.name, dead);
  for (const table of trigger.tables) {
    const stream = streams.get(table);
    if (stream === undefined) throw new Mismatch(`${one.name}: the table ${table} has no stream`);
    new lambda.CfnEventSourceMapping(scope, `${id}From${pascal(table)}`, {
      functionName: alias.functionArn,
      eventSourceArn: stream,
      startingPosition: 'TRIM_HORIZON',
      batchSize: 100,
      // The order within an item is the bank's order: one batch of a shard at a time.
      parallelizationFactor: 1,
      // A failed batch is not split: its reader names the first change that failed, and parks what cannot be handled.
      bisectBatchOnFunctionError: false,
      functionResponseTypes: ['ReportBatchItemFailures'],
      maximumRetryAttempts: -1,
      maximumRecordAgeInSeconds: NO_AGE_LIMIT,
      destinationConfig: { onFailure: { destination: dead.queueArn } },
      ...trigger.batchingSeconds === 0 ? {} : { maximumBatchingWindowInSeconds: trigger.batchingSeconds },
      ...trigger.windowSeconds === 0 ? {} : { tumblingWindowInSeconds: trigger.windowSeconds },
      ...trigger.only.length === 0 ? {} : { filterCriteria: { filters: trigger.only.map((only) => ({ pattern: JSON.stringify(filterOf(only)) })) } },
    });
  }
  alarm(scope, `${id}Behind`, names, {
    name: `${one.name}-behind`,
    description: `${one.name} is minutes behind the changes it follows: a batch may be failing again and again`,
    metric: new cloudwatch.Metric({
      namespace: 'AWS/Lambda', metricName: 'IteratorAge', statistic: 'Maximum', period: Duration.minutes(1),
      dimensionsMap: { FunctionName: names.function(one.name), Resource: `${names.function(one.name)}:${alias.aliasName}` },
    }),
    threshold: 300_000,
    periods: 3,
  });
  alarm(scope, `${id}Parked`, names, {
    name: `${one.name}-parked`,
    description: `${one.name} has parked changes that it cannot handle: repair, then scripts/put-back (docs/operations.md)`,
    metric: new cloudwatch.Metric({
      namespace: 'malai', metricName: 'parked', statistic: 'Maximum', period: Duration.minutes(1), dimensionsMap: { fn: one.name },
    }),
    threshold: 1,
    keeps: true,
  });
}

function onSchedule(scope: Construct, one: BankFunction, trigger: Of<'schedule'>, alias: lambda.Alias, names: Names): void {
  const id = pascal(one.name);
  const dead = deadLetterQueue(scope, `${id}DeadLetters`, names.queue(deadLetters(one.name)));
  deadLetterAlarm(scope, `${id}DeadLetterAlarm`, names, one.name, dead);
  const role = runtimeRole(scope, `${id}Schedule`, names, {
    name: `${one.name}-schedule`,
    service: 'scheduler.amazonaws.com',
    description: `Calls ${one.name} when it is time`,
    statements: [
      { Sid: 'CallTheFunction', Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: [names.aliasArn(one.name)] },
      { Sid: 'SetCallsAside', Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: [names.queueArn(deadLetters(one.name))] },
    ],
  });
  // The scheduler only hands the call over: that it failed, or waited for too long, is known to Lambda alone.
  new lambda.CfnEventInvokeConfig(scope, `${id}Calls`, {
    functionName: names.function(one.name),
    qualifier: alias.aliasName,
    maximumRetryAttempts: 0,
    maximumEventAgeInSeconds: 60,
    destinationConfig: { onFailure: { destination: dead.queueArn } },
  }).addResourceDependency(alias.node.defaultChild as lambda.CfnAlias);
  new scheduler.CfnSchedule(scope, `${id}Clock`, {
    name: names.function(one.name),
    description: `When ${one.name} runs`,
    scheduleExpression: trigger.expression,
    ...trigger.timezone === undefined ? {} : { scheduleExpressionTimezone: trigger.timezone },
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: alias.functionArn,
      roleArn: role.roleArn,
      // The next time comes soon enough; a call that is late is not made up for.
      retryPolicy: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 0 },
      deadLetterConfig: { arn: dead.queueArn },
    },
  });
}

function onRotation(scope: Construct, one: BankFunction, trigger: Of<'rotation'>, alias: lambda.Alias, names: Names): void {
  const id = pascal(one.name);
  const permission = new lambda.CfnPermission(scope, `${id}Caller`, {
    action: 'lambda:InvokeFunction',
    functionName: alias.functionArn,
    principal: 'secretsmanager.amazonaws.com',
    // The service acts for whoever owns the secret: it must be this account.
    sourceAccount: names.environment.account,
  });
  const schedule = new secretsmanager.CfnRotationSchedule(scope, `${id}Schedule`, {
    secretId: names.secret(trigger.secret),
    rotationLambdaArn: alias.functionArn,
    rotationRules: { automaticallyAfterDays: trigger.everyDays },
    // A deploy is no reason to rotate.
    rotateImmediatelyOnUpdate: false,
  });
  schedule.addResourceDependency(permission);
}
