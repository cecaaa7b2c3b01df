// The few ways in which the stacks make what the CDK has no plain form for.

import { Duration, RemovalPolicy, type StackProps } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

import { acknowledge, acknowledgeWide } from './acknowledge.ts';
import type { Names } from './names.ts';
import type { Statement } from './permissions.ts';

/**
 * What holds data stays when its stack goes. A first deploy that fails takes it away again: it holds nothing yet, and the next
 * one could not make another of its name.
 */
export const RETAINED = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

/** A policy document of these statements, as they are. */
export function documentOf(statements: readonly Statement[]): iam.PolicyDocument {
  return iam.PolicyDocument.fromJson({ Version: '2012-10-17', Statement: statements });
}

/** A role for code of the bank: these statements, under the boundary that every such role has. */
export function runtimeRole(
  scope: Construct, id: string, names: Names,
  role: { readonly name: string; readonly service: string; readonly statements: readonly Statement[]; readonly description: string },
): iam.Role {
  const { account } = names.environment;
  const guarded = role.service === 'scheduler.amazonaws.com';
  const principal = new iam.ServicePrincipal(role.service);
  const made = new iam.Role(scope, id, {
    roleName: names.role(role.name),
    description: role.description,
    // Lambda does not say for which account it assumes a role; the scheduler does.
    assumedBy: guarded ? principal.withConditions({ StringEquals: { 'aws:SourceAccount': account } }) : principal,
    inlinePolicies: { declared: documentOf(role.statements) },
    permissionsBoundary: iam.ManagedPolicy.fromManagedPolicyArn(scope, `${id}Boundary`, names.boundaryArn()),
  });
  acknowledgeWide(made, role.statements);
  return made;
}

/** A queue of last resort: what arrives here was given up on, and somebody has to look. */
export function deadLetterQueue(scope: Construct, id: string, queueName: string): sqs.Queue {
  const made = new sqs.Queue(scope, id, {
    queueName,
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RETAINED,
  });
  acknowledge(made, { SQS3: 'It is a queue of last resort itself.' });
  return made;
}

/** An alarm that tells the operators, if the environment has it. Missing data is good news, nothing happened; or no news, where a state `keeps`. */
export function alarm(
  scope: Construct, id: string, names: Names,
  props: {
    readonly name: string; readonly description: string; readonly metric: cloudwatch.IMetric;
    readonly threshold: number; readonly periods?: number; readonly datapoints?: number; readonly keeps?: boolean;
    /** There where nobody looks all the time, too. */
    readonly essential?: boolean;
  },
): cloudwatch.Alarm | undefined {
  if (names.environment.watched === 'sometimes' && props.essential !== true) return undefined;
  const made = new cloudwatch.Alarm(scope, id, {
    alarmName: `${names.prefix}-${props.name}`,
    alarmDescription: props.description,
    metric: props.metric,
    threshold: props.threshold,
    evaluationPeriods: props.periods ?? 1,
    ...props.datapoints === undefined ? {} : { datapointsToAlarm: props.datapoints },
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: props.keeps === true ? cloudwatch.TreatMissingData.IGNORE : cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  made.addAlarmAction({ bind: () => ({ alarmActionArn: names.arn('sns', `${names.prefix}-alarms`) }) });
  return made;
}

/** What arrived in a queue of last resort. */
export function deadLetterAlarm(scope: Construct, id: string, names: Names, name: string, queue: sqs.Queue): void {
  alarm(scope, id, names, {
    name: `${name}-dead-letters`,
    description: `${name} gave something up: look into ${queue.queueName}, repair, redrive (docs/operations.md)`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }),
    threshold: 1,
  });
}

/** The stack's own name ends what is unique to it. */
export function stackProps(names: Names, what: string, region?: string): StackProps {
  const { account } = names.environment;
  return {
    env: { account, region: region ?? names.environment.region },
    stackName: `${names.prefix}-${what}`,
    description: `Malai ${names.environment.name}: ${what}`,
    terminationProtection: names.environment.name === 'prod',
  };
}
