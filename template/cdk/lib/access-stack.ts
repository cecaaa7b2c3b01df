// Who may deploy: the workflow of one repository, for one environment, with a token of a few minutes and no stored key.

import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import type { Bank } from './bank.ts';
import { documentOf, stackProps } from './construct.ts';
import { SMOKE_CLIENT } from './data-stack.ts';
import type { Names } from './names.ts';
import { MIGRATOR } from './permissions.ts';

/** Registers the first clients; a deploy calls it. */
const FIRST_CLIENTS = 'bootstrap-operator';
const ISSUER = 'token.actions.githubusercontent.com';

export class AccessStack extends Stack {
  constructor(scope: Construct, bank: Bank, names: Names) {
    super(scope, 'Access', stackProps(names, 'access'));
    const { account, region, repository, subject, name } = names.environment;
    const provider = new iam.CfnOIDCProvider(this, 'GitHub', { url: `https://${ISSUER}`, clientIdList: ['sts.amazonaws.com'] });
    const bootstrapped = (what: string, where: string): string => `arn:aws:iam::${account}:role/cdk-hnb659fds-${what}-role-${account}-${where}`;
    const roles = [region, 'us-east-1'].flatMap((where) => ['deploy', 'file-publishing', 'lookup'].map((what) => bootstrapped(what, where)));
    // The environment of the repository, whose reviewers are asked first, and the workflow file as it is on main: a branch can
    // hold another workflow that names the same environment.
    const workflow = (environment: string, file: string): iam.FederatedPrincipal => new iam.FederatedPrincipal(provider.attrArn, {
      StringEquals: {
        [`${ISSUER}:aud`]: 'sts.amazonaws.com',
        [`${ISSUER}:sub`]: `${subject}:environment:${environment}`,
        [`${ISSUER}:job_workflow_ref`]: `${repository}/.github/workflows/${file}@refs/heads/main`,
      },
    }, 'sts:AssumeRoleWithWebIdentity');
    this.operations(bank, names);
    // Every night, with nobody to ask: it reads, by the role that reads for the CDK and cannot decrypt.
    new iam.Role(this, 'Drift', {
      roleName: names.role('drift'),
      description: 'The workflow that looks for changes by hand',
      assumedBy: workflow(`${name}-drift`, 'drift.yml'),
      inlinePolicies: {
        drift: documentOf([
          { Sid: 'BecomeTheReadingRoles', Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: [region, 'us-east-1'].map((where) => bootstrapped('lookup', where)) },
        ]),
      },
    });
    new iam.Role(this, 'Deploy', {
      roleName: names.role('deploy'),
      description: 'The workflow that deploys this environment',
      assumedBy: workflow(name, 'environment.yml'),
      inlinePolicies: {
        deploy: documentOf([
          { Sid: 'BecomeTheBootstrapRoles', Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: roles },
          { Sid: 'RegisterTheFirstClients', Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: [names.aliasArn(FIRST_CLIENTS)] },
          { Sid: 'MigrateRows', Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: [names.aliasArn(MIGRATOR)] },
          { Sid: 'ReadTheSmokeClient', Effect: 'Allow', Action: ['secretsmanager:GetSecretValue'], Resource: [names.secretArn(SMOKE_CLIENT)] },
        ]),
      },
    });
  }

  /**
   * What people become who migrate, put back or rebuild (docs/operations.md): it calls the functions for that, and does nothing
   * else. Which people may is said by their own policies, so that the account is trusted; CloudTrail names the person.
   */
  private operations(bank: Bank, names: Names): void {
    const called = bank.functions.filter(({ name, declaration: { trigger } }) =>
      (trigger.kind === 'internal' && name !== FIRST_CLIENTS) || trigger.kind === 'stream');
    new iam.Role(this, 'Operations', {
      roleName: names.role('operations'),
      description: 'People who migrate rows, put parked records back or rebuild what is projected',
      assumedBy: new iam.AccountPrincipal(names.environment.account),
      maxSessionDuration: Duration.hours(4),
      inlinePolicies: {
        operations: documentOf([
          { Sid: 'CallWhatRepairs', Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: called.map(({ name }) => names.aliasArn(name)) },
        ]),
      },
    });
  }
}
