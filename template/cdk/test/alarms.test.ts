// The alarms, judged as CloudWatch would over made-up minutes: what rings, and what an unauthenticated caller cannot make ring.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { isOpen } from '../lib/alarms.ts';
import { assemblyOf, type Resource } from './assembly.ts';

const prod = assemblyOf('prod');
const { bank, names } = prod;

interface Watched { readonly metric: string; readonly dimensions: Readonly<Record<string, string>> }
/** Says the value of a metric in a period; undefined where there is none. */
type Metrics = (watched: Watched) => number | undefined;

interface MetricStat { Metric: { MetricName: string; Dimensions?: { Name: string; Value: string }[] } }
interface Query { Id: string; Expression?: string; MetricStat?: MetricStat }

const watchedOf = (name: string, dimensions: { Name: string; Value: string }[] = []): Watched =>
  ({ metric: name, dimensions: Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value])) });

/** Everything that an alarm watches. */
function watches({ properties }: Resource): Watched[] {
  if (properties['MetricName'] !== undefined) return [watchedOf(properties['MetricName'] as string, properties['Dimensions'])];
  return (properties['Metrics'] as Query[]).flatMap(({ MetricStat: stat }) =>
    stat === undefined ? [] : [watchedOf(stat.Metric.MetricName, stat.Metric.Dimensions)]);
}

/** Whether the alarm rings over one such period. Only the words of metric mathematics that the templates use are known. */
function rings(alarm: Resource, metrics: Metrics): boolean {
  const { properties } = alarm;
  const value = properties['MetricName'] === undefined
    ? computed(properties['Metrics'] as Query[], metrics)
    : metrics(watches(alarm)[0] ?? assert.fail());
  assert.equal(properties['ComparisonOperator'], 'GreaterThanOrEqualToThreshold');
  return value !== undefined && value >= (properties['Threshold'] as number);
}

function computed(queries: Query[], metrics: Metrics): number | undefined {
  const expression = queries.find(({ Expression }) => Expression !== undefined)?.Expression ?? assert.fail();
  const values = queries.flatMap(({ Id, MetricStat: stat }) =>
    stat === undefined ? [] : [[Id, metrics(watchedOf(stat.Metric.MetricName, stat.Metric.Dimensions))] as const]);
  const known = values.filter(([id, value]) => value !== undefined || expression.includes(`FILL(${id},`));
  if (known.length < values.length) return undefined;
  const script = expression.replaceAll(' AND ', ' && ').replaceAll(' OR ', ' || ').replaceAll('IF(', 'choose(').replaceAll('FILL(', 'fill(');
  const given = { choose: (holds: boolean, yes: number, no: number) => (holds ? yes : no), fill: (value: number | undefined, other: number) => value ?? other };
  const result = new Function(...Object.keys(given), ...values.map(([id]) => id), `return ${script};`)(...Object.values(given), ...values.map(([, value]) => value)) as number;
  return Number.isFinite(result) ? result : undefined;
}

const alarmNamed = (start: string): Resource =>
  prod.one('AWS::CloudWatch::Alarm', ({ AlarmName: name }) => (name as string).replace(/<.*$/, '') === `${names.prefix}-${start}`);
const alarms = prod.all('AWS::CloudWatch::Alarm');
const AUTHORIZER = bank.authorizer.name;

/** The metrics of a function, of the alias and of the version that is being deployed; those of all others are absent. */
function of(name: string, all: { errors: number; calls: number }, version: { errors: number; calls: number }, faults?: number): Metrics {
  return ({ metric, dimensions }) => {
    if (metric === 'authorizer_faults') return faults;
    if (dimensions['FunctionName'] !== names.function(name)) return undefined;
    const part = dimensions['ExecutedVersion'] === undefined ? all : version;
    return metric === 'Errors' ? part.errors : metric === 'Invocations' ? part.calls : undefined;
  };
}

test('a flood of refused tokens raises no alarm, whatever its rate and authorizer version', () => {
  for (const calls of [1, 10, 1_000, 100_000]) {
    const flood = of(AUTHORIZER, { errors: calls, calls }, { errors: Math.ceil(calls / 10), calls: Math.ceil(calls / 10) });
    const metrics: Metrics = (watched) => {
      if (watched.metric === '4XXError' || watched.metric === 'Count') return calls;
      return watched.metric === '5XXError' ? 0 : flood(watched);
    };
    assert.deepEqual(alarms.filter((alarm) => rings(alarm, metrics)).map(({ id }) => id), []);
  }
});

test('no alarm counts refusals, or throttling of public operations', () => {
  const open = bank.functions.filter((one) => isOpen(one, bank)).map(({ name }) => names.function(name));
  assert.ok(open.length >= 3 && open.length < bank.functions.length / 2);
  for (const alarm of alarms) {
    for (const { metric, dimensions } of watches(alarm)) {
      assert.ok(!['4XXError', 'BlockedRequests'].includes(metric), alarm.id);
      if (metric === 'Throttles') assert.ok(!open.includes(dimensions['FunctionName'] ?? ''), alarm.id);
    }
  }
});

test('a version that fails its only call is rolled back, and so is an authorizer that never responds', () => {
  for (const { name } of bank.functions) {
    const rollback = alarmNamed(`${name}-rollback-`);
    const failed = of(name, { errors: 1, calls: 10 }, { errors: 1, calls: 1 }, 1);
    assert.equal(rings(rollback, failed), true, name);
    assert.equal(rings(rollback, of(name, { errors: 0, calls: 10 }, { errors: 0, calls: 1 }, 0)), false, name);
    assert.equal(rings(rollback, () => undefined), false, `${name} without a call`);
  }
  // Nine in ten are refused tokens at the version before; the new one answers nobody.
  assert.equal(rings(alarmNamed(`${AUTHORIZER}-rollback-`), of(AUTHORIZER, { errors: 910, calls: 1_000 }, { errors: 100, calls: 100 }, 10)), true);
});

test('refused tokens roll back no version with an equal error rate, and hide none that never responds', () => {
  const rollback = alarmNamed(`${AUTHORIZER}-rollback-`);
  const alike = (errors: number, calls: number, faults: number): Metrics => of(AUTHORIZER, { errors: 10 * errors, calls: 10 * calls }, { errors, calls }, faults);
  for (const [errors, calls] of [[1, 1], [1, 2], [9, 10], [50, 100], [990, 1_000]] as const) {
    for (const faults of [1, 5, 1_000]) assert.equal(rings(rollback, alike(errors, calls, faults)), false, `${errors} of ${calls}, ${faults} faults`);
  }
  // One fault of the new version itself, among many calls.
  assert.equal(rings(rollback, of(AUTHORIZER, { errors: 500, calls: 1_000 }, { errors: 51, calls: 100 }, 1)), false);
  // Ninety-nine in a hundred are refused before; the new one answers nobody.
  assert.equal(rings(rollback, of(AUTHORIZER, { errors: 9_910, calls: 10_000 }, { errors: 1_000, calls: 1_000 }, 1_000)), true);
});

test('errors of the current version do not prevent its repair from being deployed', () => {
  for (const { name } of bank.functions) {
    const repaired = of(name, { errors: 900, calls: 1_000 }, { errors: 0, calls: 100 }, 900);
    assert.equal(rings(alarmNamed(`${name}-failing`), repaired), true, name);
    assert.equal(rings(alarmNamed(`${name}-rollback-`), repaired), false, name);
  }
  const refusing = of(AUTHORIZER, { errors: 910, calls: 1_000 }, { errors: 10, calls: 100 }, 900);
  assert.equal(rings(alarmNamed(`${AUTHORIZER}-rollback-`), refusing), false);
});

test('a deployment is judged by its own version\'s alarm, which starts without data', () => {
  for (const { name } of bank.functions) {
    const group = prod.one('AWS::CodeDeploy::DeploymentGroup', ({ DeploymentGroupName }) => DeploymentGroupName === names.function(name));
    const rollback = alarmNamed(`${name}-rollback-`);
    const [watching, second] = group.properties['AlarmConfiguration'].Alarms as { Name: string }[];
    assert.equal(second, undefined, name);
    assert.equal(watching?.Name, `<${rollback.id}>`, name);
    const version = /<(\w+)\.Version>$/.exec(rollback.properties['AlarmName'] as string)?.[1];
    assert.ok(version, `${name}: an alarm that is changed keeps its state, another name makes another alarm`);
    const made = prod.one('AWS::Lambda::Function', ({ FunctionName }) => FunctionName === names.function(name));
    const alias = prod.one('AWS::Lambda::Alias', ({ FunctionName }) => FunctionName === `<${made.id}>`);
    assert.equal(alias.properties['FunctionVersion'], `<${version}.Version>`, name);
    const versions = watches(rollback).flatMap(({ dimensions }) => dimensions['ExecutedVersion'] ?? []);
    assert.deepEqual([...new Set(versions)], [`<${version}.Version>`], name);
    assert.equal(rollback.properties['TreatMissingData'], 'notBreaching');
  }
});

test('errors are counted by the gateway\'s logged reason', () => {
  const filters = prod.all('AWS::Logs::MetricFilter').map(({ properties }) => properties);
  const patternOf = (metric: string): string => filters.find(({ MetricTransformations: [made] }) => made.MetricName === metric)?.['FilterPattern'] as string;
  const core = prod.one('AWS::Logs::LogGroup', ({ LogGroupName }) => LogGroupName === `/aws/apigateway/${names.prefix}-core`);
  assert.ok(filters.every(({ LogGroupName }) => LogGroupName === `<${core.id}>`));
  for (const type of ['AUTHORIZER_FAILURE', 'AUTHORIZER_CONFIGURATION_ERROR']) assert.ok(patternOf('authorizer_faults').includes(`$.error = "${type}"`));
  assert.ok(!patternOf('authorizer_faults').includes('UNAUTHORIZED'));
  const { path } = bank.contract.operations.find(({ id }) => id === 'issueToken') ?? assert.fail();
  const { path: revocation } = bank.contract.operations.find(({ id }) => id === 'revokeToken') ?? assert.fail();
  assert.equal(patternOf('core_faults'), `{ $.status = "5*" && $.resource != "${path}" && $.resource != "${revocation}" }`);
  assert.equal(patternOf('token_faults'), `{ $.status = "5*" && ($.resource = "${path}" || $.resource = "${revocation}") }`);
  assert.equal(patternOf('wrong_credentials'), `{ $.status = "401" && ($.resource = "${path}" || $.resource = "${revocation}") }`);
  assert.equal(patternOf('tokens'), `{ $.status = "200" && $.resource = "${path}" }`);
  const api = prod.one('AWS::ApiGateway::RestApi', ({ Name }) => Name === `${names.prefix}-core`);
  const stage = prod.one('AWS::ApiGateway::Stage', ({ RestApiId }) => RestApiId === `<${api.id}>`);
  const format = JSON.parse(stage.properties['AccessLogSetting'].Format as string) as Record<string, string>;
  assert.deepEqual([format['error'], format['status'], format['resource']], ['$context.error.responseType', '$context.status', '$context.resourcePath']);
});

test('a flood of wrong secrets raises no alarm, at low traffic neither, and failing token requests do', () => {
  const asked = (token_faults: number, tokens: number, wrong_credentials?: number): string[] => alarms.filter((alarm) => rings(alarm, ({ metric }) => {
    return ({ token_faults, tokens, wrong_credentials, Count: 100_000, '5XXError': 0 } as Record<string, number | undefined>)[metric];
  })).map(({ properties }) => properties['AlarmName'] as string);
  assert.deepEqual(asked(50_000, 1), []);
  assert.deepEqual(asked(5, 0), [`${names.prefix}-tokens-not-given`]);
  assert.deepEqual(asked(0, 0), []);
  assert.deepEqual(asked(20, 0, 20), []);
  assert.deepEqual(asked(5_000, 0, 20_000), []);
  // Clients repeat what failed, and a wrong secret or two beside them changes nothing.
  assert.deepEqual(asked(50, 0, 2), [`${names.prefix}-tokens-not-given`]);
});

test('an API raises an alarm for its error rate, and for many errors at any rate', () => {
  for (const api of ['core', 'rails']) {
    const judged = (faults: number, requests: number): boolean =>
      rings(alarmNamed(`${api}-api-faults`), ({ metric }) => (metric === 'Count' ? requests : faults));
    assert.deepEqual([judged(4, 4), judged(5, 500), judged(5, 5_000), judged(100, 1_000_000)], [false, true, false, true], api);
  }
});

// The names stand here as well, so that the rule, the alarm and the catalogue are held against them and not against one another.
test('a contradiction of the scheme and a suspense item raise an alarm, by the event that opens the work item', () => {
  for (const item of ['break', 'suspense']) {
    const type = `malai.payments.${item}-opened.v1`;
    const example = JSON.parse(readFileSync(new URL(`../../../events/payments/${item}-opened.v1.example.json`, import.meta.url), 'utf8'));
    assert.equal(example.type, type);
    const rule = prod.one('AWS::Events::Rule', ({ Name }) => Name === `${names.prefix}-${item}-opened`);
    assert.deepEqual(rule.properties['EventPattern'], { source: ['malai.payments'], 'detail-type': [type] });
    assert.notEqual(rule.properties['State'], 'DISABLED');
    const counted = (events: number | undefined): Metrics => ({ metric, dimensions }) =>
      (metric === 'MatchedEvents' && dimensions['RuleName'] === `<${rule.id}>` ? events : undefined);
    const opened = alarmNamed(`${item}-opened`);
    assert.deepEqual([1, 0, undefined].map((events) => rings(opened, counted(events))), [true, false, false], item);
    assert.deepEqual(alarms.filter((alarm) => rings(alarm, counted(1))).map(({ id }) => id), [opened.id]);
  }
});
