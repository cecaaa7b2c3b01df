// The web firewall of the edge: what AWS knows to be hostile, and limits for each address. There is none behind it: the core API
// is reached by CloudFront alone, whose addresses would be counted as callers, and the host of the rails by who holds a
// certificate of a rail and signs each message (docs/adr/0021-put-one-firewall-at-the-edge.md).

import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

import type { Names } from './names.ts';

/** AWS counts an address over so many minutes. */
const WINDOW_MINUTES = 5;
/** Requests for tokens and revocations of one address in that time. A client needs one in ten minutes, so this is a thousand clients. */
const TOKENS_FROM_ONE_ADDRESS = 500;

/** The rules of the managed groups that only count. */
const COUNTED = [
  // Programs may come without a user agent.
  'NoUserAgent_HEADER',
  // The functions hold each body against the contract, to the character. These rules read meaning into text that the contract
  // allows, such as a reference with `<`, an address of a key set, or a message of XML.
  'SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericLFI_BODY', 'GenericRFI_BODY', 'EC2MetaDataSSRF_BODY',
];

/** The firewall of the edge, with a log of what it refuses or counts. */
export function edgeFirewall(scope: Construct, tokenPath: string, names: Names): wafv2.CfnWebACL {
  const name = `${names.prefix}-edge`;
  const firewall = new wafv2.CfnWebACL(scope, 'Firewall', firewallOf(name, tokenPath, names));
  log(scope, firewall, name, names);
  return firewall;
}

/** The directory of the path at which tokens are asked for, where they are revoked as well. */
function below(tokenPath: string): string {
  return tokenPath.slice(0, tokenPath.lastIndexOf('/') + 1);
}

function firewallOf(name: string, tokenPath: string, names: Names): wafv2.CfnWebACLProps {
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
  const limited = (priority: number, rule: string, limit: number, scopeDownStatement?: wafv2.CfnWebACL.StatementProperty): wafv2.CfnWebACL.RuleProperty => ({
    name: rule,
    priority,
    action: { block: { customResponse: { responseCode: 429, responseHeaders: [{ name: 'Retry-After', value: '60' }] } } },
    statement: { rateBasedStatement: { limit, aggregateKeyType: 'IP', ...scopeDownStatement === undefined ? {} : { scopeDownStatement } } },
    visibilityConfig: visible(`${name}-${rule}`),
  });
  const toToken: wafv2.CfnWebACL.StatementProperty = {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} }, positionalConstraint: 'STARTS_WITH', searchString: below(tokenPath),
      // Otherwise `/v1/%6fauth/token` would be counted nowhere, and may reach the operation.
      textTransformations: [{ priority: 0, type: 'URL_DECODE' }, { priority: 1, type: 'NORMALIZE_PATH' }],
    },
  };
  return {
    name,
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: visible(name),
    rules: [
      limited(0, 'one-address', names.environment.highestRate * WINDOW_MINUTES),
      // Nobody has to show who it is there, so that one address does not use up what all share (lib/api-stack.ts).
      limited(1, 'tokens-of-one-address', TOKENS_FROM_ONE_ADDRESS, toToken),
      managed(2, 'AWSManagedRulesAmazonIpReputationList'),
      managed(3, 'AWSManagedRulesKnownBadInputsRuleSet'),
      managed(4, 'AWSManagedRulesCommonRuleSet', COUNTED),
    ],
  };
}

/** What was refused, and what would have been. Credentials are left out of it. */
function log(scope: Construct, firewall: wafv2.CfnWebACL, name: string, names: Names): void {
  // AWS takes no other beginning of the name.
  const group = new logs.LogGroup(scope, 'FirewallLog', {
    logGroupName: `aws-waf-logs-${name}`, retention: names.environment.logRetentionDays, removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  const { account } = names.environment;
  const arn = `arn:aws:logs:us-east-1:${account}:log-group:aws-waf-logs-${name}`;
  const policy = new logs.CfnResourcePolicy(scope, 'FirewallLogPolicy', {
    policyName: `${name}-firewall`,
    policyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{
        Sid: 'TheFirewallWritesItsLog', Effect: 'Allow', Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: `${arn}:*`,
        Condition: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': `arn:aws:logs:us-east-1:${account}:*` } },
      }],
    }),
  });
  const counted = (action: string): object => ({ ActionCondition: { Action: action } });
  const logging = new wafv2.CfnLoggingConfiguration(scope, 'FirewallLogging', {
    resourceArn: firewall.attrArn,
    logDestinationConfigs: [arn],
    redactedFields: [{ singleHeader: { Name: 'authorization' } }, { queryString: {} }],
    loggingFilter: {
      DefaultBehavior: 'DROP',
      Filters: [{ Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'].map(counted) }],
    },
  });
  for (const before of [group.node.defaultChild as logs.CfnLogGroup, policy]) logging.addResourceDependency(before);
}
