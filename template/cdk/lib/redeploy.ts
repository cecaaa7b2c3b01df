// What follows when another version of a secret comes into use, be it by a rotation or by taking one back: the functions that
// read it are deployed anew. CloudFormation does it, with the template it has, so that nothing drifts: only the stack's
// parameter changes, which makes new versions of these functions, and CodeDeploy lets them take over under their alarms.

import { Duration, type Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';

import { acknowledge } from './acknowledge.ts';
import { alarm, deadLetterAlarm, deadLetterQueue, documentOf } from './construct.ts';
import type { Names } from './names.ts';
import { deadLetters } from './permissions.ts';

/** The parameter of a stack of functions that says with which version of its secrets they run. */
export const EPOCH = 'RotationEpoch';
/** What `cdk bootstrap` writes its version into; every template of the CDK asks for it. */
const BOOTSTRAP_VERSION = '/cdk-bootstrap/hnb659fds/version';

/** Redeploys the stack whenever one of these secrets has another version in use. */
export function redeployWithSecrets(stack: Stack, slice: string, secrets: readonly string[], names: Names): void {
  if (secrets.length === 0) return;
  const name = `redeploy-${slice}`;
  const machine = new stepfunctions.CfnStateMachine(stack, 'Redeploy', {
    stateMachineName: names.machine(name),
    roleArn: machineRole(stack, name, names).roleArn,
    definition: definitionOf(stack.stackName),
  });
  acknowledge(machine, {
    SF1: 'Its log would need rights over every log delivery of the account. Executions are kept for 90 days, and the stack\'s events tell what was done.',
    SF2: 'It makes one call and watches what comes of it.',
  });
  const dead = deadLetterQueue(stack, 'RedeployDeadLetters', names.queue(deadLetters(name)));
  deadLetterAlarm(stack, 'RedeployDeadLetterAlarm', names, name, dead);
  const role = new iam.Role(stack, 'RedeployStarter', {
    roleName: names.role(`${name}-starter`),
    description: `Starts the redeploy of ${slice}`,
    assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': names.environment.account } },
    }),
    inlinePolicies: {
      declared: documentOf([{ Sid: 'StartTheRedeploy', Effect: 'Allow', Action: ['states:StartExecution'], Resource: [names.machineArn(name)] }]),
    },
  });
  const rule = new events.CfnRule(stack, 'SecretsMoved', {
    name: names.queue(name),
    description: `Another version of a secret that functions of ${slice} read came into use`,
    eventPattern: {
      source: ['aws.secretsmanager'],
      'detail-type': ['Secret Label Updated'],
      detail: { name: secrets.map((secret) => names.secret(secret)), labelUpdated: ['AWSCURRENT'] },
    },
    targets: [{
      id: 'redeploy',
      arn: machine.attrArn,
      roleArn: role.roleArn,
      inputTransformer: { inputPathsMap: { version: '$.detail.versionId' }, inputTemplate: '{"version":"<version>"}' },
      deadLetterConfig: { arn: dead.queueArn },
    }],
  });
  dead.addToResourcePolicy(new iam.PolicyStatement({
    sid: 'EventsThatStartedNothing',
    principals: [new iam.ServicePrincipal('events.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [dead.queueArn],
    conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
  }));
  alarm(stack, 'RedeployFailed', names, {
    name: `${name}-failed`,
    description: `${slice} was not redeployed after a secret changed: its functions go on with what they have (docs/operations.md)`,
    metric: new cloudwatch.Metric({
      namespace: 'AWS/States', metricName: 'ExecutionsFailed', statistic: 'Sum', period: Duration.minutes(5),
      dimensionsMap: { StateMachineArn: machine.attrArn },
    }),
    threshold: 1,
  });
}

/**
 * Whoever updates a stack acts with the role of the stack, which may do almost everything. So this role may update one stack
 * and may not bring it a template by URL, and what it does is written down here: no input reaches it but a version's id.
 */
function machineRole(stack: Stack, name: string, names: Names): iam.Role {
  const stackArn = `${names.arn('cloudformation', `stack/${stack.stackName}`)}/*`;
  const made = new iam.Role(stack, 'RedeployRole', {
    roleName: names.role(name),
    description: `Updates ${stack.stackName} with the template it has`,
    assumedBy: new iam.ServicePrincipal('states.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': names.environment.account },
        ArnEquals: { 'aws:SourceArn': names.machineArn(name) },
      },
    }),
    inlinePolicies: {
      declared: documentOf([
        {
          Sid: 'UpdateTheStack', Effect: 'Allow', Action: ['cloudformation:UpdateStack'], Resource: [stackArn],
          Condition: { Null: { 'cloudformation:TemplateUrl': 'true', 'cloudformation:StackPolicyUrl': 'true', 'cloudformation:RoleArn': 'true' } },
        },
        { Sid: 'WatchTheStack', Effect: 'Allow', Action: ['cloudformation:DescribeStacks'], Resource: [stackArn] },
        { Sid: 'ReadTheBootstrapVersion', Effect: 'Allow', Action: ['ssm:GetParameters'], Resource: [names.arn('ssm', `parameter${BOOTSTRAP_VERSION}`)] },
      ]),
    },
  });
  acknowledge(made, { [`IAM5[Resource::${stackArn}]`]: 'CloudFormation ends the ARN of a stack with an id of its own choice.' });
  return made;
}

/** A deploy that is under way is waited for: three quarters of an hour and more. */
const WHILE_BUSY = { ErrorEquals: ['CloudFormation.CloudFormationException'], IntervalSeconds: 60, BackoffRate: 2, MaxDelaySeconds: 900, MaxAttempts: 7 };

function definitionOf(stackName: string): object {
  const status = '$.stack.status';
  // What is there, beside what came in: the version that is in use now.
  const look = {
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:cloudformation:describeStacks',
    Parameters: { StackName: stackName },
    ResultSelector: {
      'status.$': '$.Stacks[0].StackStatus',
      'epoch.$': `$.Stacks[0].Parameters[?(@.ParameterKey == '${EPOCH}')].ParameterValue`,
    },
    ResultPath: '$.stack',
    Retry: [WHILE_BUSY],
  };
  return {
    Comment: 'Docs: template/cdk/lib/redeploy.ts',
    StartAt: 'LookBefore',
    States: {
      LookBefore: { ...look, Next: 'IsThere' },
      // An event may come twice, and an update that changes nothing is refused.
      IsThere: {
        Type: 'Choice',
        Choices: [{ Variable: '$.stack.epoch[0]', StringEqualsPath: '$.version', Next: 'Redeployed' }],
        Default: 'Update',
      },
      Update: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:cloudformation:updateStack',
        Parameters: {
          StackName: stackName,
          UsePreviousTemplate: true,
          Capabilities: ['CAPABILITY_NAMED_IAM'],
          Parameters: [
            { ParameterKey: EPOCH, 'ParameterValue.$': '$.version' },
            { ParameterKey: 'BootstrapVersion', UsePreviousValue: true },
          ],
        },
        ResultPath: null,
        Retry: [WHILE_BUSY],
        // Another execution for the same event may have come first.
        Catch: [{ ErrorEquals: ['CloudFormation.CloudFormationException'], ResultPath: '$.refused', Next: 'Refused' }],
        Next: 'Wait',
      },
      Refused: {
        Type: 'Choice',
        Choices: [{ Variable: '$.refused.Cause', StringMatches: '*No updates are to be performed*', Next: 'Redeployed' }],
        Default: 'NotUpdated',
      },
      Wait: { Type: 'Wait', Seconds: 30, Next: 'Look' },
      Look: { ...look, Next: 'Judge' },
      Judge: {
        Type: 'Choice',
        Choices: [
          { Variable: status, StringEquals: 'UPDATE_COMPLETE', Next: 'Redeployed' },
          { Variable: status, StringMatches: 'UPDATE_*IN_PROGRESS', Next: 'Wait' },
        ],
        Default: 'TakenBack',
      },
      Redeployed: { Type: 'Succeed' },
      NotUpdated: { Type: 'Fail', Error: 'NotUpdated', CausePath: '$.refused.Cause' },
      TakenBack: { Type: 'Fail', Error: 'TakenBack', Cause: 'The stack went back to what it was: see its events.' },
    },
  };
}
