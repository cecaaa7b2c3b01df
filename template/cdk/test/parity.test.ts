// Dev is what prod will be: the same resources, set the same way, but for what lib/environments.ts says.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assemblyOf, type Assembly } from './assembly.ts';
import { plainId, wordsOfDev } from './golden.ts';

const dev = assemblyOf('dev');
const prod = assemblyOf('prod');

/** Each environment has as many zones and addresses as it says; everything else in the network follows from that. */
const BY_SETTING = new Set([`${dev.names.prefix}-network`, `${prod.names.prefix}-network`]);

/** A resource in the words of dev: names, accounts, hosts and settings replaced, hashes of code and content left out. */
function inWordsOfDev(assembly: Assembly): Map<string, string> {
  const { names } = assembly;
  const words = wordsOfDev(assembly, dev);
  return new Map(assembly.resources.filter(({ stack }) => !BY_SETTING.has(stack)).map((resource) => {
    let text = JSON.stringify(resource.raw);
    for (const [here, there] of words) text = text.replaceAll(here, there);
    return [`${resource.stack.replace(names.prefix, dev.names.prefix)}/${plainId(resource)}`, `${resource.type} ${text}`];
  }));
}

const SETTINGS: readonly [what: string, pattern: RegExp][] = [
  ['logRetentionDays', /"RetentionInDays":\d+/g],
  ['highestRate and tokenThrottle', /"Throttling(Rate|Burst)Limit":\d+|"Limit":\d+/g],
  ['systemLog', /"SystemLogLevel":"\w+"/g],
  ['rollout', /"DeploymentConfigName":"CodeDeployDefault\.\w+"/g],
  ['rails.concurrency', /"(ReservedConcurrentExecutions|MaximumConcurrency)":\d+/g],
  ['zones', /"SubnetIds":\[[^\]]*\]/g],
  ['name', /"Key":"malai:environment","Value":"\w+"/g],
  ['content', /[0-9a-f]{32,64}/g],
];

test('dev and prod are the same but for their settings', () => {
  const [here, there] = [inWordsOfDev(dev), inWordsOfDev(prod)];
  assert.deepEqual([...there.keys()].sort(), [...here.keys()].sort());
  const plain = (text: string): string => SETTINGS.reduce((left, [what, pattern]) => left.replace(pattern, `<${what}>`), text);
  for (const [id, text] of here) assert.equal(plain(there.get(id) ?? ''), plain(text), id);
});
