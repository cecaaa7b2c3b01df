// The functions of one domain, or of a slice of it: each with a role, a version behind the alias that everybody calls, and the
// deployment that moves the alias. The functions of a domain write one log.

import { createHash } from 'node:crypto';

import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import { acknowledge } from './acknowledge.ts';
import { functionAlarms, rollbackAlarm } from './alarms.ts';
import type { Archives } from './archives.ts';
import { publishedEvents, type Bank, type BankFunction } from './bank.ts';
import { runtimeRole, stackProps } from './construct.ts';
import { Mismatch } from './mismatch.ts';
import { ALIAS, type Names } from './names.ts';
import { pascal, statementsOf } from './permissions.ts';
import { EPOCH, redeployWithSecrets } from './redeploy.ts';
import { wire } from './triggers.ts';

/**
 * Into how many stacks a domain is cut, where one would pass the 500 resources that CloudFormation takes: with nine of them for a
 * function, one stack has room for about fifty. A number here is for ever, since another one would move functions between stacks,
 * which CloudFormation does by removing and making them.
 */
const SLICES: Readonly<Record<string, number>> = { payments: 3 };

/** The functions of one stack. */
export interface Slice {
  readonly domain: string;
  /** `payments-1`, or the domain where it is whole. */
  readonly name: string;
  readonly functions: readonly BankFunction[];
}

/** The stacks of a domain. In which of them a function is follows from its name alone, so that another function moves none. */
export function slicesOf(domain: string, bank: Bank): Slice[] {
  const functions = bank.functions.filter((one) => one.domain === domain);
  const count = SLICES[domain] ?? 1;
  if (count === 1) return [{ domain, name: domain, functions }];
  const placeOf = (name: string): number => createHash('sha256').update(name).digest().readUInt32BE() % count;
  return Array.from({ length: count }, (_, place) => ({
    domain, name: `${domain}-${place + 1}`, functions: functions.filter(({ name }) => placeOf(name) === place),
  }));
}

/** What a domain's functions are given by the stacks before them. */
export interface Surroundings {
  readonly archives: Archives;
  /** Stream ARNs by table. */
  readonly streams: ReadonlyMap<string, string>;
  /** The network from which rails see fixed addresses, where there is one. */
  readonly network: { readonly vpc: ec2.IVpc; readonly securityGroup: ec2.ISecurityGroup } | undefined;
}

export class FunctionsStack extends Stack {
  private readonly deployments: codedeploy.LambdaApplication;
  private readonly deployer: iam.Role;
  /** Which version of its secrets the domain's functions run with: another one makes new versions of them. */
  private readonly epoch: CfnParameter | undefined;

  constructor(scope: Construct, { domain, name, functions }: Slice, private readonly bank: Bank, private readonly names: Names, private readonly around: Surroundings) {
    super(scope, pascal(name), stackProps(names, name));
    this.deployments = new codedeploy.LambdaApplication(this, 'Deployments', { applicationName: `${names.prefix}-${name}` });
    this.deployer = new iam.Role(this, 'Deployer', {
      roleName: names.role(`${name}-deployer`),
      description: `Moves the aliases of the functions of ${domain}`,
      assumedBy: new iam.ServicePrincipal('codedeploy.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': names.environment.account } },
      }),
    });
    acknowledge(this.deployer, {
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]':
        'The CDK attaches the policy of AWS for this one service, whatever role it is given.',
    });
    const rotated = rotatedFor(functions, bank);
    this.epoch = rotated.length === 0 ? undefined : new CfnParameter(this, EPOCH, {
      type: 'String',
      default: 'first',
      allowedPattern: '[A-Za-z0-9-]{1,64}',
      description: 'The version of a secret that came into use last; set by the redeploy that follows a rotation',
    });
    for (const one of functions) this.function(one);
    redeployWithSecrets(this, name, rotated, names);
  }

  private function(one: BankFunction): void {
    const role = runtimeRole(this, `${pascal(one.name)}Role`, this.names, {
      name: one.name,
      service: 'lambda.amazonaws.com',
      description: `What ${one.name} declares in its Cargo.toml`,
      statements: statementsOf(one, this.bank, this.names),
    });
    const epoch = rotatedFor([one], this.bank).length > 0 ? this.epoch?.valueAsString : undefined;
    const made = new lambda.Function(this, pascal(one.name), {
      functionName: this.names.function(one.name),
      description: describe(one),
      architecture: lambda.Architecture.ARM_64,
      runtime: lambda.Runtime.PROVIDED_AL2023,
      handler: 'bootstrap',
      code: this.around.archives(one.name),
      memorySize: one.declaration.memory,
      timeout: Duration.seconds(one.declaration.timeout),
      // Its policy is complete: the construct may not add to it.
      role: role.withoutPolicyUpdates(),
      environment: { ...environmentOf(one, this.bank, this.names), ...epoch === undefined ? {} : { MALAI_SECRET_EPOCH: epoch } },
      // CloudFormation makes another version where this changes, and CodeDeploy lets it take over as it does in a deploy.
      ...epoch === undefined ? {} : { currentVersionOptions: { description: epoch } },
      tracing: lambda.Tracing.ACTIVE,
      // Lambda drops what is below a level only of what is JSON: in prod its own lines of an invocation that went well.
      loggingFormat: lambda.LoggingFormat.JSON,
      applicationLogLevelV2: lambda.ApplicationLogLevel.INFO,
      systemLogLevelV2: this.names.environment.systemLog === 'all' ? lambda.SystemLogLevel.INFO : lambda.SystemLogLevel.WARN,
      // Made before, by its name (lib/platform-stack.ts): all slices of the domain write it.
      logGroup: logs.LogGroup.fromLogGroupName(this, `${pascal(one.name)}Log`, this.names.logGroup(one.domain)),
      ...concurrencyOf(one, this.names),
      ...this.placed(one),
    });
    const alias = new lambda.Alias(this, `${pascal(one.name)}Live`, { aliasName: ALIAS, version: made.currentVersion });
    functionAlarms(this, one, this.bank, this.names);
    wire(this, one, alias, this.names, this.around.streams);
    const rollback = rollbackAlarm(this, one, made.currentVersion, this.names);
    new codedeploy.LambdaDeploymentGroup(this, `${pascal(one.name)}Deployment`, {
      application: this.deployments,
      deploymentGroupName: this.names.function(one.name),
      alias,
      role: this.deployer,
      deploymentConfig: this.names.environment.rollout === 'canary'
        ? codedeploy.LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES
        : codedeploy.LambdaDeploymentConfig.ALL_AT_ONCE,
      ...rollback === undefined ? {} : { alarms: [rollback] },
      autoRollback: { failedDeployment: true, stoppedDeployment: true, ...rollback === undefined ? {} : { deploymentInAlarm: true } },
    });
  }

  /** Functions that call a rail are seen by it under fixed addresses. */
  private placed(one: BankFunction): Partial<lambda.FunctionProps> {
    const { network } = this.around;
    if (one.declaration.rails.length === 0 || network === undefined) return {};
    const { vpc, securityGroup } = network;
    return { vpc, vpcSubnets: { subnetGroupName: 'rails' }, securityGroups: [securityGroup] };
  }
}

/** The names by which the function finds its things (shared/environment/src/lambda.rs). None is a secret. */
export function environmentOf(one: BankFunction, bank: Bank, names: Names): Record<string, string> {
  const { apiHost, clientSecrets, rails, railsHost } = names.environment;
  const origins = one.declaration.rails.map((rail) => {
    const settings = rails[rail];
    if (settings === undefined) throw new Mismatch(`${one.name}: environment ${names.environment.name} has no rail ${rail}`);
    return [`MALAI_RAIL_${rail.toUpperCase()}_ORIGIN`, settings.origin] as const;
  });
  const receives = (rail: string): boolean => one.declaration.secrets.includes(`rails/${rail}/callback-key`);
  // What a scheme signs names the host that it is for (RFC 9421, @authority).
  const callbacks = Object.keys(rails).filter(receives).map((rail) => [`MALAI_CALLBACK_AUTHORITY_${rail.toUpperCase()}`, railsHost] as const);
  const meanings = Object.entries(rails).flatMap(([rail, { neverReceived }]) =>
    neverReceived === undefined || !receives(rail) ? [] : [[`MALAI_NEVER_RECEIVED_${rail.toUpperCase()}`, neverReceived] as const]);
  return {
    MALAI_TABLE_PREFIX: names.tablePrefix,
    MALAI_SECRET_PREFIX: names.secretPrefix,
    MALAI_BUCKET_PREFIX: names.bucketPrefix,
    MALAI_BUS: names.bus,
    ...one.declaration.bus ? { MALAI_EVENTS: publishedEvents(bank, names.environment.events).join(',') } : {},
    MALAI_ISSUER: `https://${apiHost}`,
    ...clientSecrets === 'refused' ? { MALAI_CLIENT_SECRETS: clientSecrets } : {},
    ...Object.fromEntries([...origins, ...callbacks, ...meanings]),
  };
}

/** The secrets that these functions read and that rotate. What rotates one reads it as it is at that moment. */
export function rotatedFor(functions: readonly BankFunction[], bank: Bank): string[] {
  const read = functions.flatMap(({ declaration }) => declaration.secrets);
  return [...new Set(read)].filter((secret) => bank.rotators.has(secret)).sort();
}

/** A rail is called by as many at once as it takes; what a schedule, a rotation or a person starts runs once at a time. */
function concurrencyOf({ declaration }: BankFunction, names: Names): { reservedConcurrentExecutions?: number } {
  if (['schedule', 'rotation', 'internal'].includes(declaration.trigger.kind)) return { reservedConcurrentExecutions: 1 };
  const limits = declaration.rails.flatMap((rail) => names.environment.rails[rail]?.concurrency ?? []);
  return limits.length === 0 ? {} : { reservedConcurrentExecutions: Math.min(...limits) };
}

function describe({ domain, declaration: { trigger } }: BankFunction): string {
  switch (trigger.kind) {
    case 'http': return `${domain}: ${trigger.operation} of openapi.yaml`;
    case 'events': return `${domain}: on ${trigger.events.length === 0 ? 'every event' : trigger.events.join(', ')}`.slice(0, 250);
    case 'stream': return `${domain}: on changes of ${trigger.tables.join(', ')}`;
    case 'schedule': return `${domain}: ${trigger.expression}`;
    case 'rotation': return `${domain}: rotates ${trigger.secret}`;
    case 'authorizer': return `${domain}: says to the gateway who is calling`;
    case 'internal': return `${domain}: called by hand`;
  }
}
