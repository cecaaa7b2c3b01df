// What every domain stands on: the ceiling over its roles, the event bus with its archive, and the topic of the alarms.

import { Duration, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { acknowledge } from './acknowledge.ts';
import type { Bank } from './bank.ts';
import { RETAINED, alarm, documentOf, stackProps } from './construct.ts';
import type { Names } from './names.ts';
import { boundaryOf, pascal } from './permissions.ts';

/** How long events can be replayed. */
const ARCHIVED_DAYS = 90;

/** What a person has to settle (shared/contracts/payments/src/work.rs). */
const WORK_ITEMS = [
  { item: 'break', description: 'What a scheme says differs from the books: look into the list of breaks (docs/operations.md)' },
  { item: 'suspense', description: 'Money came in without an owner: look into the list of suspense items (docs/operations.md)' },
];

export class PlatformStack extends Stack {
  constructor(scope: Construct, bank: Bank, names: Names) {
    super(scope, 'Platform', stackProps(names, 'platform'));
    const ceiling = boundaryOf(bank, names);
    const boundary = new iam.ManagedPolicy(this, 'RuntimeBoundary', {
      managedPolicyName: names.boundary(),
      description: 'What no role that runs code of the bank can exceed, whatever its own policy says',
      document: documentOf(ceiling),
    });
    for (const resource of ceiling.flatMap(({ Resource }) => Resource).filter((one) => one.includes('*'))) {
      acknowledge(boundary, { [`IAM5[Resource::${resource}]`]: 'A ceiling: it grants nothing by itself.' });
    }
    for (const action of ceiling.flatMap(({ Action }) => Action).filter((one) => one.includes('*'))) {
      acknowledge(boundary, { [`IAM5[Action::${action}]`]: 'It denies.' });
    }
    this.workItems(names, this.bus(names));
    this.alarms(names);
    this.gatewayLogs(names);
    for (const domain of bank.domains) this.domainLog(domain, names);
  }

  private bus(names: Names): events.EventBus {
    const bus = new events.EventBus(this, 'Bus', { eventBusName: names.bus, description: 'The events of the bank' });
    new events.Archive(this, 'Archive', {
      archiveName: names.bus,
      sourceEventBus: bus,
      description: 'Every event of the bank, to be replayed into one rule',
      eventPattern: { account: [names.environment.account] },
      retention: Duration.days(ARCHIVED_DAYS),
    });
    return bus;
  }

  /** Counts the work items that are opened, by rules that send nothing on, and tells the operators of each. */
  private workItems(names: Names, bus: events.EventBus): void {
    for (const { item, description } of WORK_ITEMS) {
      const name = `${item}-opened`;
      const rule = new events.Rule(this, `${item}Opened`, {
        ruleName: `${names.prefix}-${name}`,
        description,
        eventBus: bus,
        eventPattern: { source: ['malai.payments'], detailType: [`malai.payments.${name}.v1`] },
      });
      alarm(this, `${item}Alarm`, names, {
        name,
        description,
        metric: new cloudwatch.Metric({
          namespace: 'AWS/Events',
          metricName: 'MatchedEvents',
          dimensionsMap: { EventBusName: names.bus, RuleName: rule.ruleName },
          statistic: 'Sum',
          period: Duration.minutes(1),
        }),
        threshold: 1,
        essential: true,
      });
    }
  }

  private alarms(names: Names): void {
    const { account, region } = names.environment;
    const key = new kms.Key(this, 'AlarmKey', {
      description: 'Encrypts what the alarms say',
      enableKeyRotation: true,
      removalPolicy: RETAINED,
    });
    key.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'AlarmsSpeakThroughTheTopic',
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }));
    // Who is told is not in here: people subscribe, and leave (docs/operations.md).
    const topic = new sns.Topic(this, 'Alarms', { topicName: `${names.prefix}-alarms`, masterKey: key, enforceSSL: true });
    topic.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:${region}:${account}:alarm:*` } },
    }));
  }

  private domainLog(domain: string, names: Names): void {
    new logs.LogGroup(this, `Log${pascal(domain)}`, {
      logGroupName: names.logGroup(domain), retention: names.environment.logRetentionDays, removalPolicy: RETAINED,
    });
  }

  /** API Gateway writes logs with one role for the whole account and region. */
  private gatewayLogs(names: Names): void {
    const role = new iam.Role(this, 'GatewayLogs', {
      roleName: names.role('gateway-logs'),
      description: 'API Gateway writes its access logs',
      assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
      inlinePolicies: {
        logs: documentOf([{
          Sid: 'WriteAccessLogs', Effect: 'Allow',
          Action: [
            'logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams', 'logs:PutLogEvents',
            'logs:GetLogEvents', 'logs:FilterLogEvents',
          ],
          Resource: [names.arn('logs', '*')],
        }]),
      },
    });
    acknowledge(role, {
      [`IAM5[Resource::${names.arn('logs', '*')}]`]: 'API Gateway tries the role on groups of its own choice before it accepts it.',
    });
    new apigateway.CfnAccount(this, 'Gateway', { cloudWatchRoleArn: role.roleArn });
  }
}
