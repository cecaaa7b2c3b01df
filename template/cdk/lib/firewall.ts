// The web firewall, the same at the edge and at the APIs: what AWS knows to be hostile, and a limit for each address.

import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';

/** Requests from one address within five minutes, above which it waits. */
const FROM_ONE_ADDRESS = 10_000;

/** A firewall that lets in what no rule refuses. */
export function firewallOf(name: string, scope: 'REGIONAL' | 'CLOUDFRONT'): wafv2.CfnWebACLProps {
  const visible = (metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty =>
    // No sample of requests is kept: they name people.
    ({ metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false });
  const managed = (priority: number, group: string, counted: readonly string[] = []): wafv2.CfnWebACL.RuleProperty => ({
    name: group,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS', name: group,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visible(`${name}-${group}`),
  });
  return {
    name,
    scope,
    defaultAction: { allow: {} },
    visibilityConfig: visible(name),
    rules: [
      {
        name: 'one-address',
        priority: 0,
        action: { block: { customResponse: { responseCode: 429 } } },
        statement: { rateBasedStatement: { limit: FROM_ONE_ADDRESS, aggregateKeyType: 'IP' } },
        visibilityConfig: visible(`${name}-one-address`),
      },
      managed(1, 'AWSManagedRulesAmazonIpReputationList'),
      managed(2, 'AWSManagedRulesKnownBadInputsRuleSet'),
      // Bodies of rails are larger than 8 KB, and programs may come without a user agent.
      managed(3, 'AWSManagedRulesCommonRuleSet', ['SizeRestrictions_BODY', 'NoUserAgent_HEADER']),
    ],
  };
}
