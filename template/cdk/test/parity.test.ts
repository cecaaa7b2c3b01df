// Dev is what prod will be: the same resources, set the same way, but for what lib/environments.ts says. Prod has two things more:
// fixed addresses towards the rails, and somebody who always looks.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assemblyOf, type Assembly, type Resource } from './assembly.ts';
import { plainId, wordsOfDev } from './golden.ts';

const dev = assemblyOf('dev');
const prod = assemblyOf('prod');

/** Whether prod has this and dev does not. */
function isOfProd({ stack, type }: Resource): boolean {
  // As many zones and addresses as the setting says; everything else in the network follows from that.
  return stack === `${prod.names.prefix}-network` || type === 'AWS::CloudWatch::Alarm' || type === 'AWS::CloudWatch::Dashboard';
}

/** A resource in the words of dev: names, accounts, hosts and settings replaced, hashes of code and content left out. */
function inWordsOfDev(assembly: Assembly): Map<string, string> {
  const { names } = assembly;
  const words = wordsOfDev(assembly, dev);
  return new Map(assembly.resources.filter((resource) => !isOfProd(resource)).map((resource) => {
    let text = JSON.stringify(withoutProds(resource.raw));
    for (const [here, there] of words) text = text.replaceAll(here, there);
    return [`${resource.stack.replace(names.prefix, dev.names.prefix)}/${plainId(resource)}`, `${resource.type} ${text}`];
  }));
}

/** What those two things change of others: who may be placed in the network, who is, and the alarm that takes a version back. */
function withoutProds(raw: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(raw, (key, value: unknown) => {
    if (['VpcConfig', 'AlarmConfiguration', 'Metadata'].includes(key)) return undefined;
    if (key === 'Events' && Array.isArray(value)) return value.filter((event) => event !== 'DEPLOYMENT_STOP_ON_ALARM');
    if (key !== 'Statement' || !Array.isArray(value)) return value;
    return (value as { Sid?: string }[]).filter(({ Sid }) => Sid !== 'LetLambdaPlaceIt' && Sid !== 'NotFromItsCode');
  }));
}

const SETTINGS: readonly [what: string, pattern: RegExp][] = [
  ['logRetentionDays', /"RetentionInDays":\d+/g],
  ['highestRate and tokenThrottle', /"Throttling(Rate|Burst)Limit":\d+|"Limit":\d+/g],
  ['systemLog', /"SystemLogLevel":"\w+"/g],
  ['rollout', /"DeploymentConfigName":"CodeDeployDefault\.\w+"/g],
  ['rails.concurrency', /"(ReservedConcurrentExecutions|MaximumConcurrency)":\d+/g],
  ['name', /"Key":"malai:environment","Value":"\w+"/g],
  ['content', /[0-9a-f]{32,64}/g],
];

test('dev and prod are the same except for their settings', () => {
  const [here, there] = [inWordsOfDev(dev), inWordsOfDev(prod)];
  assert.deepEqual([...there.keys()].sort(), [...here.keys()].sort());
  const plain = (text: string): string => SETTINGS.reduce((left, [what, pattern]) => left.replace(pattern, `<${what}>`), text);
  for (const [id, text] of here) assert.equal(plain(there.get(id) ?? ''), plain(text), id);
});

test('dev has the alarms on the APIs, the authorizer and work items, and prod has those and more', () => {
  const namesOf = (assembly: Assembly): string[] => assembly.all('AWS::CloudWatch::Alarm')
    .map(({ properties }) => (properties['AlarmName'] as string).slice(assembly.names.prefix.length + 1)).sort();
  const [few, all] = [namesOf(dev), namesOf(prod)];
  assert.deepEqual(few, ['authorise-request-failing', 'break-opened', 'core-api-faults', 'rails-api-faults', 'suspense-opened', 'tokens-not-given']);
  for (const name of few) assert.ok(all.includes(name), name);
  for (const { name } of prod.bank.functions) assert.ok(all.includes(`${name}-failing`), name);
});
