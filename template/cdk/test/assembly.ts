// The templates of an environment, as the command line would make them: with the flags of cdk.json, without archives.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

import { App } from 'aws-cdk-lib';

import { addBank } from '../lib/app.ts';
import { noArchives } from '../lib/archives.ts';
import { ROOT, bankOf, type Bank } from '../lib/bank.ts';
import { ENVIRONMENTS, type Environment, type EnvironmentName } from '../lib/environments.ts';
import { Names } from '../lib/names.ts';
import type { PolicyStatement } from './policy.ts';

export interface Resource {
  readonly id: string;
  readonly stack: string;
  readonly type: string;
  // Templates are untyped; the tests say what they expect of them.
  readonly properties: Record<string, any>;
  readonly raw: Record<string, unknown>;
}

/** One environment's templates. */
export class Assembly {
  readonly names: Names;
  readonly resources: readonly Resource[];
  /** Where the templates are. */
  readonly directory: string;

  constructor(readonly bank: Bank, readonly environment: Environment) {
    this.names = new Names(environment);
    const { context } = JSON.parse(readFileSync(join(ROOT, 'template/cdk/cdk.json'), 'utf8')) as { context: Record<string, unknown> };
    this.directory = mkdtempSync(join(tmpdir(), 'malai-cdk-'));
    process.once('exit', () => rmSync(this.directory, { recursive: true, force: true }));
    const app = new App({ context, outdir: this.directory, analyticsReporting: false });
    addBank(app, bank, environment, noArchives(bank.root));
    this.resources = app.synth().stacks.flatMap((stack) => {
      const template = stack.template as { Resources: Record<string, { Type: string; Properties?: object }> };
      return Object.entries(template.Resources).map(([id, resource]) => ({
        id, stack: stack.stackName, type: resource.Type,
        properties: resolved(resource.Properties ?? {}) as Resource['properties'],
        raw: resource as unknown as Record<string, unknown>,
      }));
    });
  }

  all(type: string): Resource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  one(type: string, having: (properties: Resource['properties']) => boolean): Resource {
    const found = this.all(type).filter(({ properties }) => having(properties));
    const [only] = found;
    if (only === undefined || found.length > 1) throw new Error(`${found.length} resources of type ${type}, expected one`);
    return only;
  }

  /** What the role's own policies say. */
  statementsOfRole(named: string | Resource): PolicyStatement[] {
    const role = typeof named === 'string' ? this.one('AWS::IAM::Role', (properties) => properties['RoleName'] === named) : named;
    const attached = [...this.all('AWS::IAM::Policy'), ...this.all('AWS::IAM::ManagedPolicy')].filter(({ stack, properties }) => {
      return stack === role.stack && (properties['Roles'] as string[] | undefined)?.includes(`<${role.id}>`) === true;
    });
    const inline = (role.properties['Policies'] ?? []) as { PolicyDocument: { Statement: PolicyStatement[] } }[];
    return [
      ...inline.flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
      ...attached.flatMap(({ properties }) => properties['PolicyDocument'].Statement as PolicyStatement[]),
    ];
  }

  boundary(): PolicyStatement[] {
    const policy = this.one('AWS::IAM::ManagedPolicy', (properties) => properties['ManagedPolicyName'] === this.names.boundary());
    return policy.properties['PolicyDocument'].Statement as PolicyStatement[];
  }

  /** What a resource's own policy says: of tables, buckets and queues. */
  statementsOf(resource: string): PolicyStatement[] {
    const tables = this.all('AWS::DynamoDB::Table')
      .filter(({ properties }) => resource.startsWith(this.names.arn('dynamodb', `table/${properties['TableName'] as string}`)))
      .flatMap(({ properties }) => properties['ResourcePolicy'].PolicyDocument.Statement as PolicyStatement[]);
    const holders = new Map<string, string>([
      ...this.all('AWS::S3::Bucket').map(({ id, properties }) => [`<${id}>`, `arn:aws:s3:::${properties['BucketName'] as string}`] as const),
      ...this.all('AWS::SQS::Queue').map(({ id, properties }) => [`<${id}>`, this.names.queueArn('').slice(0, -1) + (properties['QueueName'] as string).slice(this.names.prefix.length)] as const),
    ]);
    const policies = [...this.all('AWS::S3::BucketPolicy'), ...this.all('AWS::SQS::QueuePolicy')].flatMap(({ properties }) => {
      const of = [properties['Bucket'] as string, ...(properties['Queues'] as string[] | undefined) ?? []].filter((one) => one !== undefined);
      const arns = of.map((one) => holders.get(one) ?? one);
      if (!arns.some((arn) => resource === arn || resource.startsWith(`${arn}/`))) return [];
      return (properties['PolicyDocument'].Statement as PolicyStatement[]).map((statement) => ({
        ...statement, Resource: [statement.Resource ?? '*'].flat().map((one) => one.replace(/<(\w+)\.Arn>/g, (_, id: string) => holders.get(`<${id}>`) ?? id)),
      }));
    });
    return [...tables, ...policies];
  }
}

/** A template's value with its references as text: `<LogicalId>` and `<LogicalId.Attribute>`. */
export function resolved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== 'object' || value === null) return value;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::ImportValue': imported } = value as Record<string, unknown>;
  if (typeof ref === 'string') return ref === 'AWS::Partition' ? 'aws' : `<${ref}>`;
  if (Array.isArray(attribute)) return `<${attribute.join('.')}>`;
  if (typeof imported === 'string') return `<${imported}>`;
  if (Array.isArray(join)) return (resolved(join[1]) as string[]).join(join[0] as string);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner)]));
}

const made = new Map<EnvironmentName, Assembly>();

/** The templates of this environment, made once in a process. */
export function assemblyOf(name: EnvironmentName): Assembly {
  const known = made.get(name) ?? new Assembly(bankOf(), ENVIRONMENTS[name]);
  made.set(name, known);
  return known;
}

/** Where it is said which headers each answer has: by the runner's edge, and by the functions on the host of the rails. */
export const STAMP = join(ROOT, 'shared/platform/src/http/security.rs');

/** Those headers, as names and values. */
export function stampedHeaders(): [name: string, value: string][] {
  const source = readFileSync(STAMP, 'utf8');
  const list = source.slice(source.indexOf('const SECURITY_HEADERS'), source.indexOf('];'));
  return [...list.matchAll(/"([^"]+)",\s*"([^"]+)"/g)].map(([, name, value]) => [String(name), String(value)]);
}
