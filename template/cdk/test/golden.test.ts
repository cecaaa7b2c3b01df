// The templates as they were reviewed, and that a change of them is seen: each kind of mistake that a template can hold, made on
// purpose, differs from what was reviewed.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assemblyOf, type Assembly, type Resource } from './assembly.ts';
import { golden, reviewed } from './golden.ts';

const dev = assemblyOf('dev');
const prod = assemblyOf('prod');

test('the templates match the reviewed ones: if not, run scripts/permissions, and review and commit the changes in template/cdk/golden', () => {
  const [made, kept] = [golden(dev, prod), reviewed()];
  assert.deepEqual([...made.keys()].sort(), [...kept.keys()].sort());
  for (const [file, text] of made) {
    const there = kept.get(file)?.split('\n') ?? [];
    const first = text.split('\n').findIndex((line, number) => line !== there[number]);
    assert.ok(text === kept.get(file), `${file} line ${first + 1}: ${text.split('\n')[first] ?? ''} in place of ${there[first] ?? ''}`);
  }
});

type Value = any;
type Mutation = readonly [what: string, type: string, change: (properties: Record<string, Value>, raw: Record<string, Value>) => unknown];

const MUTATIONS: readonly Mutation[] = [
  ['an alarm that rings at a million', 'AWS::CloudWatch::Alarm', (alarm) => { alarm['Threshold'] = 1_000_000; }],
  ['an alarm that takes missing data for a fault', 'AWS::CloudWatch::Alarm', (alarm) => { alarm['TreatMissingData'] = 'breaching'; }],
  ['an alarm that tells nobody', 'AWS::CloudWatch::Alarm', (alarm) => { delete alarm['AlarmActions']; }],
  ['a recovery of one day', 'AWS::DynamoDB::Table', (table) => { table['PointInTimeRecoverySpecification'].RecoveryPeriodInDays = 1; }],
  ['a table without protection against deletion', 'AWS::DynamoDB::Table', (table) => { table['DeletionProtectionEnabled'] = false; }],
  ['a table whose policy denies less', 'AWS::DynamoDB::Table', (table) => { table['ResourcePolicy'].PolicyDocument.Statement.pop(); }],
  ['a table without its key', 'AWS::DynamoDB::Table', (table) => { delete table['SSESpecification'].KMSMasterKeyId; }],
  ['a table that goes with its stack', 'AWS::DynamoDB::Table', (_, raw) => { raw['DeletionPolicy'] = 'Delete'; }],
  ['a gateway that waits for 50 ms', 'AWS::ApiGateway::RestApi', (api) => {
    const item = Object.values(api['Body'].paths as object)[0] as Record<string, Value>;
    (Object.values(item)[0] as Record<string, Value>)['x-amazon-apigateway-integration'].timeoutInMillis = 50;
  }],
  ['an operation without its authorizer', 'AWS::ApiGateway::RestApi', (api) => {
    (api['Body'].paths['/v1/payments'] ?? Object.values(api['Body'].paths as object)[0]).post.security = [{}];
  }],
  ['an API with a host that asks for no certificate', 'AWS::ApiGateway::RestApi', (api) => { api['DisableExecuteApiEndpoint'] = false; }],
  ['a domain with TLS 1.0', 'AWS::ApiGateway::DomainName', (domain) => { domain['SecurityPolicy'] = 'TLS_1_0'; }],
  ['a domain that asks for no certificate', 'AWS::ApiGateway::DomainName', (domain) => { delete domain['MutualTlsAuthentication']; }],
  ['a stage that logs bodies', 'AWS::ApiGateway::Stage', (stage) => { stage['MethodSettings'][0].DataTraceEnabled = true; }],
  ['a stage without a throttle', 'AWS::ApiGateway::Stage', (stage) => { delete stage['MethodSettings'][0].ThrottlingRateLimit; }],
  ['an edge with TLS 1.0', 'AWS::CloudFront::Distribution', (edge) => { edge['DistributionConfig'].ViewerCertificate.MinimumProtocolVersion = 'TLSv1'; }],
  ['an edge that answers without TLS', 'AWS::CloudFront::Distribution', (edge) => { edge['DistributionConfig'].DefaultCacheBehavior.ViewerProtocolPolicy = 'allow-all'; }],
  ['a firewall that lets through what it should not', 'AWS::WAFv2::WebACL', (firewall) => { firewall['Rules'].pop(); }],
  ['a header that an app can take off', 'AWS::CloudFront::ResponseHeadersPolicy', (policy) => { policy['ResponseHeadersPolicyConfig'].SecurityHeadersConfig.FrameOptions.Override = false; }],
  ['a redeploy that never waits', 'AWS::StepFunctions::StateMachine', (machine) => { machine['Definition'].States.Update.Next = 'Redeployed'; }],
  ['a deployment that no alarm ends', 'AWS::CodeDeploy::DeploymentGroup', (group) => { group['AutoRollbackConfiguration'].Events.pop(); }],
  ['a version that takes over at once', 'AWS::CodeDeploy::DeploymentGroup', (group) => { group['DeploymentConfigName'] = 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute'; }],
  ['a function with another time', 'AWS::Lambda::Function', (one) => { one['Timeout'] += 1; }],
  ['a function that may run as often as it likes', 'AWS::Lambda::Function', (one) => { one['ReservedConcurrentExecutions'] = 900; }],
  ['a stream that is read from its end', 'AWS::Lambda::EventSourceMapping', (mapping) => { mapping['StartingPosition'] = 'LATEST'; }],
  ['a batch that fails as a whole', 'AWS::Lambda::EventSourceMapping', (mapping) => { delete mapping['FunctionResponseTypes']; }],
  ['a permission for every caller', 'AWS::Lambda::Permission', (permission) => { [permission['SourceArn'], permission['SourceAccount']] = [undefined, undefined]; }],
  ['a queue that tries for ever', 'AWS::SQS::Queue', (queue) => { queue['RedrivePolicy'] = undefined; queue['MessageRetentionPeriod'] = 60; }],
  ['a role that may do more', 'AWS::IAM::Role', (role) => { (role['Policies'] ??= []).push({ PolicyName: 'more', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }); }],
  ['a role that trusts others', 'AWS::IAM::Role', (role) => { role['AssumeRolePolicyDocument'].Statement[0].Principal = { AWS: '*' }; }],
  ['a role without its ceiling', 'AWS::IAM::Role', (role) => { role['PermissionsBoundary'] = role['PermissionsBoundary'] === undefined ? 'arn' : undefined; }],
  ['a bucket that can be read by all', 'AWS::S3::Bucket', (bucket) => { bucket['PublicAccessBlockConfiguration'].BlockPublicPolicy = false; }],
  ['a bucket without versions', 'AWS::S3::Bucket', (bucket) => { delete bucket['VersioningConfiguration']; }],
  ['a secret under the key of AWS', 'AWS::SecretsManager::Secret', (secret) => { delete secret['KmsKeyId']; }],
  ['a rotation that a deploy begins', 'AWS::SecretsManager::RotationSchedule', (schedule) => { schedule['RotateImmediatelyOnUpdate'] = true; }],
  ['a key that does not rotate', 'AWS::KMS::Key', (key) => { key['EnableKeyRotation'] = false; }],
  ['a log that is kept for ever', 'AWS::Logs::LogGroup', (group) => { delete group['RetentionInDays']; }],
  ['a schedule that runs in another zone of time', 'AWS::Scheduler::Schedule', (schedule) => { schedule['ScheduleExpressionTimezone'] = 'America/New_York'; }],
  ['a rule that matches everything', 'AWS::Events::Rule', (rule) => { rule['EventPattern'] = { source: [{ prefix: '' }] }; }],
  ['a group that lets anybody in', 'AWS::EC2::SecurityGroup', (group) => { (group['SecurityGroupIngress'] ??= []).push({ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }); }],
];

/** The environment with one resource changed. */
function changed(assembly: Assembly, at: number, change: Mutation[2]): Assembly {
  const resources = [...assembly.resources];
  const before = resources[at] ?? assert.fail();
  const raw = structuredClone(before.raw) as { Properties: Record<string, Value> };
  change(raw.Properties, raw);
  resources[at] = { ...before, raw } as Resource;
  return Object.create(assembly, { resources: { value: resources } }) as Assembly;
}

test('a changed template differs from the reviewed one, in dev and in prod, in the first and in the last resource of its type', () => {
  const kept = reviewed();
  const seen = (made: ReadonlyMap<string, string>): boolean => [...made].some(([file, text]) => text !== kept.get(file));
  assert.ok(MUTATIONS.length >= 22);
  for (const [what, type, change] of MUTATIONS) {
    for (const assembly of [dev, prod]) {
      const places = assembly.resources.flatMap((resource, place) => (resource.type === type ? [place] : []));
      assert.ok(places.length > 0 || assembly === dev, `prod has no ${type}`);
      for (const place of new Set([...places.slice(0, 1), ...places.slice(-1)])) {
        const mutant = changed(assembly, place, change);
        assert.ok(seen(assembly === dev ? golden(mutant, prod) : golden(dev, mutant)), `${what} in ${assembly.environment.name}: ${assembly.resources[place]?.id ?? ''}`);
      }
    }
  }
});
