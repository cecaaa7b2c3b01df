// What the organisation above the accounts says to every account of the bank: two documents that an administrator attaches
// to its organisational unit, since no account can set its own. They only deny.

import { ENVIRONMENTS } from './environments.ts';
import { REWRITING, TABLE_CHANGES, type Statement } from './permissions.ts';

/** Services without a region, or whose region is us-east-1. */
const GLOBAL = [
  'acm:*', 'budgets:*', 'ce:*', 'cloudfront:*', 'health:*', 'iam:*', 'organizations:*', 'route53:*', 'sts:*', 'support:*', 'trustedadvisor:*',
];

/** An SCP statement may also name what it does not speak of. */
export type OrganisationStatement = Omit<Statement, 'Action'> & ({ readonly Action: readonly string[] } | { readonly NotAction: readonly string[] });

const roles = (name: string): string => `arn:aws:iam::*:role/${name}`;
const BOOTSTRAP = roles('cdk-*');
const OURS = roles('malai-*');
const unless = (...names: string[]): NonNullable<Statement['Condition']> => ({ ArnNotLike: { 'aws:PrincipalArn': names } });
/** The stacks of the bank, and the one that `cdk bootstrap` made. */
const STACKS = ['malai-*', 'CDKToolkit'].map((stack) => `arn:aws:cloudformation:*:*:stack/${stack}/*`);
const unlessDeploying = unless(roles('cdk-hnb659fds-cfn-exec-role-*'));

/** The service control policy of the accounts of the bank: what nobody in them may do, administrators included. */
export function serviceControlPolicy(): readonly OrganisationStatement[] {
  const regions = [...new Set([...Object.values(ENVIRONMENTS).map(({ region }) => region), 'us-east-1'])];
  return [
    {
      Sid: 'NowhereElse', Effect: 'Deny', NotAction: GLOBAL, Resource: ['*'],
      Condition: { StringNotEquals: { 'aws:RequestedRegion': regions } },
    },
    { Sid: 'NobodyLeaves', Effect: 'Deny', Action: ['organizations:LeaveOrganization'], Resource: ['*'] },
    // People sign in through the organisation, programs by roles.
    { Sid: 'NoLastingKeys', Effect: 'Deny', Action: ['iam:CreateUser', 'iam:CreateAccessKey'], Resource: ['*'] },
    { Sid: 'TheAuditLogIsNotRewritten', Effect: 'Deny', Action: REWRITING, Resource: ['arn:aws:dynamodb:*:*:table/malai-*-audit'] },
    { Sid: 'TablesAreChangedByDeploys', Effect: 'Deny', Action: TABLE_CHANGES, Resource: ['arn:aws:dynamodb:*:*:table/malai-*'], Condition: unlessDeploying },
    {
      Sid: 'WhatIsLockedStaysLocked', Effect: 'Deny', Resource: ['arn:aws:s3:::malai-*'],
      Action: ['s3:BypassGovernanceRetention', 's3:PutBucketObjectLockConfiguration', 's3:PutBucketVersioning', 's3:DeleteBucket', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy', 's3:PutLifecycleConfiguration'],
      Condition: unlessDeploying,
    },
    { Sid: 'KeysAreNotThrownAway', Effect: 'Deny', Action: ['kms:ScheduleKeyDeletion', 'kms:DisableKey'], Resource: ['*'] },
    // The roles of the CDK's bootstrap trust the whole account, and through CloudFormation they are its administrators. The two
    // workflows become them, and nobody else: a person who deploys by hand has the document detached first.
    {
      Sid: 'WorkflowsDeploy', Effect: 'Deny', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: [BOOTSTRAP],
      Condition: unless(roles('malai-*-deploy'), roles('malai-*-drift')),
    },
    {
      Sid: 'RolesAreGivenByDeploys', Effect: 'Deny', Action: ['iam:PassRole'], Resource: [BOOTSTRAP, OURS],
      Condition: unless(roles('cdk-hnb659fds-deploy-role-*'), roles('cdk-hnb659fds-cfn-exec-role-*')),
    },
    {
      Sid: 'RolesAreChangedByDeploys', Effect: 'Deny', Resource: [BOOTSTRAP, OURS], Condition: unlessDeploying,
      Action: ['iam:CreateRole', 'iam:UpdateAssumeRolePolicy', 'iam:AttachRolePolicy', 'iam:DetachRolePolicy', 'iam:PutRolePolicy', 'iam:DeleteRolePolicy', 'iam:DeleteRole'],
    },
    // CloudFormation changes a stack in the stack's own role, whoever requests the change: without this rule the exemption of
    // that role would be the administrator's. Only reads are open, so that an action that AWS adds later is denied too.
    {
      Sid: 'StacksAreChangedByDeploys', Effect: 'Deny', Resource: STACKS,
      NotAction: ['cloudformation:Describe*', 'cloudformation:Detect*', 'cloudformation:Get*', 'cloudformation:List*'],
      Condition: unless(roles('cdk-hnb659fds-deploy-role-*'), roles('malai-*-redeploy-*')),
    },
    // A refactor moves resources between stacks, and its request is not known to name them as its resource.
    {
      Sid: 'StacksKeepTheirResources', Effect: 'Deny', Action: ['cloudformation:CreateStackRefactor', 'cloudformation:ExecuteStackRefactor'], Resource: ['*'],
      Condition: unless(roles('cdk-hnb659fds-deploy-role-*')),
    },
    {
      Sid: 'CodeIsChangedByDeploys', Effect: 'Deny', Condition: unlessDeploying,
      Action: ['lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration', 'lambda:AddPermission', 'states:UpdateStateMachine'],
      Resource: ['arn:aws:lambda:*:*:function:malai-*', 'arn:aws:states:*:*:stateMachine:malai-*'],
    },
    // Of people, whoever becomes the role `malai-*-operations`, which may call what docs/operations.md tells to call.
    {
      Sid: 'FunctionsAreCalledByTheBank', Effect: 'Deny', Action: ['lambda:InvokeFunction'], Resource: ['arn:aws:lambda:*:*:function:malai-*'],
      Condition: unless(OURS),
    },
    {
      Sid: 'TheCeilingStays', Effect: 'Deny', Condition: unlessDeploying,
      Action: ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion', 'iam:DeletePolicy', 'iam:DeletePolicyVersion', 'iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary'],
      Resource: ['arn:aws:iam::*:policy/malai-*', 'arn:aws:iam::*:role/malai-*'],
    },
  ];
}

/**
 * The resource control policy: what an account keeps is for that account, even where somebody shared it by mistake. AWS's own
 * services act for an account without being of one.
 */
export function resourceControlPolicy(): readonly (OrganisationStatement & { readonly Principal: '*' })[] {
  return [{
    Sid: 'NothingIsForAnotherAccount', Effect: 'Deny', Principal: '*',
    Action: ['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*'], Resource: ['*'],
    Condition: {
      StringNotEqualsIfExists: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  }];
}
