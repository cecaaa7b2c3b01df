// What an environment costs a month before anybody uses it, by what its templates hold that is paid for by the hour or the month.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assemblyOf, type Assembly } from './assembly.ts';

/** US dollars a month in eu-west-2, to be confirmed on the bill. */
const PRICES = { nat: 36.5, address: 3.65, endpointInZone: 8.03, key: 1, secret: 0.4, firewall: 5, rule: 1, metricOfAlarm: 0.1, dashboard: 3, metricOfOurs: 0.3 };
/** What AWS gives to each account. */
const FREE = { metricsOfAlarms: 10, dashboards: 3 };

function monthly(assembly: Assembly): Record<string, number> {
  const count = (type: string): number => assembly.all(type).length;
  const watched = assembly.all('AWS::CloudWatch::Alarm').map(({ properties: { Metrics: metrics } }) =>
    metrics === undefined ? 1 : (metrics as { MetricStat?: object }[]).filter(({ MetricStat: stat }) => stat !== undefined).length);
  const endpoints = assembly.all('AWS::EC2::VPCEndpoint').filter(({ properties }) => properties['VpcEndpointType'] === 'Interface');
  const rules = assembly.all('AWS::WAFv2::WebACL').flatMap(({ properties }) => properties['Rules'] as object[]);
  const perMethod = assembly.all('AWS::ApiGateway::Stage').flatMap(({ properties }) => properties['MethodSettings'] as { MetricsEnabled?: boolean }[])
    .some(({ MetricsEnabled: enabled }) => enabled === true);
  return {
    network: count('AWS::EC2::NatGateway') * PRICES.nat + count('AWS::EC2::EIP') * PRICES.address
      + endpoints.reduce((sum, { properties }) => sum + (properties['SubnetIds'] as unknown[]).length * PRICES.endpointInZone, 0),
    keysAndSecrets: count('AWS::KMS::Key') * PRICES.key + count('AWS::SecretsManager::Secret') * PRICES.secret,
    firewalls: count('AWS::WAFv2::WebACL') * PRICES.firewall + rules.length * PRICES.rule,
    alarms: Math.max(0, watched.reduce((sum, one) => sum + one, 0) - FREE.metricsOfAlarms) * PRICES.metricOfAlarm,
    dashboards: Math.max(0, count('AWS::CloudWatch::Dashboard') - FREE.dashboards) * PRICES.dashboard,
    // Four for each method that is called, in both APIs.
    metricsOfMethods: perMethod ? 4 * assembly.bank.contract.operations.length * PRICES.metricOfOurs : 0,
  };
}

test('dev costs little while unused, and prod has only the listed fixed costs', () => {
  const [dev, prod] = [monthly(assemblyOf('dev')), monthly(assemblyOf('prod'))];
  const sum = (of: Record<string, number>): number => Object.values(of).reduce((all, one) => all + one, 0);
  assert.deepEqual([dev['network'], dev['alarms'], dev['dashboards'], dev['metricsOfMethods']], [0, 0, 0, 0]);
  assert.ok(sum(dev) <= 17, JSON.stringify(dev));
  assert.equal(prod['metricsOfMethods'], 0);
  assert.ok(sum(prod) <= 150, JSON.stringify(prod));
  if (process.env['MALAI_SHOW'] !== undefined) console.log({ dev, prod, sums: [sum(dev), sum(prod)] });
});
