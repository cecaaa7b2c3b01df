// What this deployment calls its things. Names are built, never looked up, so that a stack can point at what another
// stack makes without an export between them, and a policy can name exactly one thing of one account.

import type { Environment } from './environments.ts';

/** The alias that every caller of a function uses. */
export const ALIAS = 'live';
/** The stage of both APIs. */
export const STAGE = 'live';

/** Names and ARNs of one environment. */
export class Names {
  readonly prefix: string;
  readonly tablePrefix: string;
  readonly secretPrefix: string;
  readonly bucketPrefix: string;
  readonly bus: string;

  constructor(readonly environment: Environment) {
    this.prefix = `malai-${environment.name}`;
    this.tablePrefix = `${this.prefix}-`;
    this.secretPrefix = `malai/${environment.name}/`;
    // Bucket names are one space for all of AWS; the account makes them ours.
    this.bucketPrefix = `${this.prefix}-${environment.account}-`;
    this.bus = this.prefix;
  }

  table(table: string): string {
    return this.tablePrefix + table;
  }

  tableArn(table: string): string {
    return this.arn('dynamodb', `table/${this.table(table)}`);
  }

  secret(secret: string): string {
    return this.secretPrefix + secret;
  }

  /** Secrets Manager ends each ARN with a hyphen and six characters of its own choice. */
  secretArn(secret: string): string {
    return this.arn('secretsmanager', `secret:${this.secret(secret)}-??????`);
  }

  bucket(bucket: string): string {
    return this.bucketPrefix + bucket;
  }

  bucketArn(bucket: string): string {
    return `arn:aws:s3:::${this.bucket(bucket)}`;
  }

  busArn(): string {
    return this.arn('events', `event-bus/${this.bus}`);
  }

  queue(queue: string): string {
    return `${this.prefix}-${queue}`;
  }

  queueArn(queue: string): string {
    return this.arn('sqs', this.queue(queue));
  }

  function(name: string): string {
    return `${this.prefix}-${name}`;
  }

  functionArn(name: string): string {
    return this.arn('lambda', `function:${this.function(name)}`);
  }

  aliasArn(name: string): string {
    return `${this.functionArn(name)}:${ALIAS}`;
  }

  machine(name: string): string {
    return `${this.prefix}-${name}`;
  }

  machineArn(name: string): string {
    return this.arn('states', `stateMachine:${this.machine(name)}`);
  }

  /** One for all functions of a domain: queries take 50 groups at most, and a line names its function. */
  logGroup(domain: string): string {
    return `/malai/${this.environment.name}/${domain}`;
  }

  /** The log of requests of an API. */
  accessLog(api: string): string {
    return `/aws/apigateway/${this.prefix}-${api}`;
  }

  role(name: string): string {
    return `${this.prefix}-${name}`;
  }

  roleArn(name: string): string {
    return `arn:aws:iam::${this.environment.account}:role/${this.role(name)}`;
  }

  boundaryArn(): string {
    return `arn:aws:iam::${this.environment.account}:policy/${this.boundary()}`;
  }

  boundary(): string {
    return `${this.prefix}-runtime-boundary`;
  }

  ruleArn(rule: string): string {
    return this.arn('events', `rule/${this.bus}/${this.queue(rule)}`);
  }

  /** The role with which CloudFormation changes this environment, made by `cdk bootstrap`. */
  deployRoleArn(): string {
    const { account, region } = this.environment;
    return `arn:aws:iam::${account}:role/cdk-hnb659fds-cfn-exec-role-${account}-${region}`;
  }

  arn(service: string, resource: string): string {
    return `arn:aws:${service}:${this.environment.region}:${this.environment.account}:${resource}`;
  }
}
