// The edge: the same headers as on the laptop, a name for every request, and a deploy that only one workflow may begin.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { ROOT } from '../lib/bank.ts';
import { Assembly, STAMP, assemblyOf, stampedHeaders } from './assembly.ts';

const dev = assemblyOf('dev');
const prod = assemblyOf('prod');

test('every response has the headers that the runner sets, and no app can remove one', () => {
  const stamped = Object.fromEntries(stampedHeaders());
  const policy = /API_POLICY: &str = "([^"]+)"/.exec(readFileSync(STAMP, 'utf8'))?.[1];
  assert.equal(Object.keys(stamped).length, 4);
  const { ResponseHeadersPolicyConfig: config } = dev.one('AWS::CloudFront::ResponseHeadersPolicy', () => true).properties;
  const security = config.SecurityHeadersConfig as Record<string, Record<string, unknown> & { Override: boolean }>;
  const hsts = security['StrictTransportSecurity'];
  assert.equal(`max-age=${String(hsts?.['AccessControlMaxAgeSec'])}; includeSubDomains; preload`, stamped['strict-transport-security']);
  assert.deepEqual([hsts?.['IncludeSubdomains'], hsts?.['Preload']], [true, true]);
  assert.equal(security['FrameOptions']?.['FrameOption'], stamped['x-frame-options']);
  assert.equal(security['ReferrerPolicy']?.['ReferrerPolicy'], stamped['referrer-policy']);
  assert.equal(security['ContentSecurityPolicy']?.['ContentSecurityPolicy'], policy);
  assert.ok('ContentTypeOptions' in security);
  for (const [name, header] of Object.entries(security)) assert.equal(header.Override, true, name);
});

test('every path of the distribution has those headers and a request id', () => {
  const { DistributionConfig: config } = dev.one('AWS::CloudFront::Distribution', () => true).properties;
  const behaviours = [config.DefaultCacheBehavior, ...config.CacheBehaviors] as Record<string, unknown>[];
  assert.ok(behaviours.length >= 2);
  for (const behaviour of behaviours) {
    assert.ok(behaviour['ResponseHeadersPolicyId']);
    assert.equal((behaviour['FunctionAssociations'] as unknown[]).length, 2);
    // What CloudFront's own functions do not see: answers of 400 and more.
    assert.deepEqual((behaviour['LambdaFunctionAssociations'] as { EventType: string }[]).map(({ EventType }) => EventType), ['origin-response']);
    assert.equal(behaviour['ViewerProtocolPolicy'], 'https-only');
  }
  assert.equal(config.ViewerCertificate.MinimumProtocolVersion, 'TLSv1.2_2021');
  assert.ok(config.WebACLId);
  const [origin] = config.Origins as Record<string, Record<string, unknown>>[];
  assert.deepEqual(origin?.['CustomOriginConfig']?.['OriginMtlsConfig'], { ClientCertificateArn: dev.environment.edgeCertificateArn });
  assert.equal(origin?.['DomainName'], dev.environment.originHost);
});

type Headers = Record<string, { value: string }>;
function handlerOf(file: string): (event: object) => { headers: Headers } {
  const source = readFileSync(join(ROOT, 'template/cdk/lib/edge', file), 'utf8');
  return new Function(`${source}; return handler;`)() as (event: object) => { headers: Headers };
}

test('a request keeps a valid id, and gets a new one otherwise', () => {
  const handle = handlerOf('on-request.js');
  const context = { requestId: 'GgkXyZ-_Q0hKqV8pW3mN5tR7uS9vA1bC2dE4fG6hJ8kL0nP==' };
  const idOf = (headers: Headers): string => String(handle({ request: { uri: '/', headers: { ...headers } }, viewer: { ip: '192.0.2.10' }, context }).headers['x-request-id']?.value);
  assert.equal(idOf({ 'x-request-id': { value: 'mine.1_2-3' } }), 'mine.1_2-3');
  for (const none of [{}, { 'x-request-id': { value: 'with space' } }, { 'x-request-id': { value: 'a'.repeat(65) } }, { 'x-request-id': { value: '' } }]) {
    assert.match(idOf(none as Headers), /^req-[a-z0-9]{20,60}$/);
  }
});

test('a request has the client\'s true address, whatever the client claims', () => {
  const handle = handlerOf('on-request.js');
  const headers = { 'x-viewer-address': { value: '198.51.100.1' } };
  const named = handle({ request: { uri: '/', headers }, viewer: { ip: '192.0.2.10' }, context: { requestId: 'a' } }).headers;
  assert.equal(named['x-viewer-address']?.value, '192.0.2.10');
});

interface Refusal { statusCode?: number; headers: Headers; body: { data: string } }
interface Repeated { value: string; multiValue?: { value: string }[] }
const edgeAnswer = (uri: string, headers: Record<string, Repeated>): Refusal => {
  const event = { request: { uri, headers: { ...headers } }, viewer: { ip: '192.0.2.10' }, context: { requestId: 'a' } };
  return handlerOf('on-request.js')(event) as unknown as Refusal;
};
/** A refusal, which must be a whole problem with the headers of every answer. */
function refusedAtTheEdge(answer: Refusal): { status: number; code: string; pointers: string[] } {
  const body = JSON.parse(answer.body.data) as { status: number; code: string; request_id: string; title: string; detail: string; errors?: { pointer: string }[] };
  assert.equal(answer.statusCode, body.status);
  assert.equal(answer.headers['content-type']?.value, 'application/problem+json');
  assert.equal(answer.headers['x-request-id']?.value, body.request_id);
  for (const [name, value] of stampedHeaders()) assert.equal(answer.headers[name]?.value, value, name);
  const codes = readFileSync(join(ROOT, 'shared/platform/src/http/code.rs'), 'utf8');
  assert.ok(codes.includes(`= ${String(body.status)} "${body.code}" "${body.title}";`), body.title);
  assert.ok(body.detail.length > 0);
  return { status: body.status, code: body.code, pointers: (body.errors ?? []).map(({ pointer }) => pointer) };
}

test('a header with one value that comes twice goes no further than the edge', () => {
  const source = readFileSync(join(ROOT, 'shared/platform/src/http/head.rs'), 'utf8');
  const listed = /SINGLE_HEADERS: \[&str; \d+\] = \[([^\]]+)\]/.exec(source)?.[1] ?? '';
  const words = listed.split(',').map((word) => word.trim()).filter((word) => word !== '');
  const single = words.map((word) => word === 'KEY' ? 'idempotency-key' : word.slice(1, -1));
  assert.equal(single.length, 6);
  for (const name of single) {
    const twice = { value: 'a', multiValue: [{ value: 'a' }, { value: 'a' }] };
    const answer = edgeAnswer('/v1/accounts', { [name]: twice });
    const code = name === 'idempotency-key' ? 'idempotency_key_invalid' : 'invalid_field';
    assert.deepEqual(refusedAtTheEdge(answer), { status: 400, code, pointers: [`header:${name}`] });
    const challenge = answer.headers['www-authenticate']?.value ?? '';
    assert.equal(challenge.includes('error="invalid_request"'), name === 'authorization');
    assert.equal(edgeAnswer('/v1/accounts', { [name]: { value: 'a', multiValue: [{ value: 'a' }] } }).statusCode, undefined);
  }
  const listing = { value: 'a', multiValue: [{ value: 'a' }, { value: 'b' }] };
  assert.equal(edgeAnswer('/v1/accounts', { 'signature-input': listing, via: listing }).statusCode, undefined);
});

test('a path with percent-encoded characters is none, as on the laptop', () => {
  for (const uri of ['/v1/%61ccounts', '/v1/accounts/%00', '/%']) {
    assert.deepEqual(refusedAtTheEdge(edgeAnswer(uri, {})), { status: 404, code: 'not_found', pointers: [] });
  }
  assert.equal(edgeAnswer('/v1/accounts', {}).statusCode, undefined);
});

test('a response that no function made has its request id too', () => {
  const handle = handlerOf('on-response.js');
  const request = { headers: { 'x-request-id': { value: 'mine' } } };
  assert.equal(handle({ request, response: { headers: {} } }).headers['x-request-id']?.value, 'mine');
  assert.equal(handle({ request: { headers: {} }, response: { headers: { 'x-request-id': { value: 'its own' } } } }).headers['x-request-id']?.value, 'its own');
});

type EdgeHeaders = Record<string, { key: string; value: string }[]>;

test('the edge restores the name of the challenge header that API Gateway renames', async () => {
  const source = readFileSync(join(ROOT, 'template/cdk/lib/edge/on-origin-response.js'), 'utf8');
  const module: { handler?: (event: object) => Promise<{ status: string; headers: EdgeHeaders }> } = {};
  new Function('exports', source)(module);
  const answered = async (status: string, headers: EdgeHeaders): Promise<EdgeHeaders> => {
    const answer = await module.handler?.({ Records: [{ cf: { response: { status, headers } } }] });
    assert.equal(answer?.status, status);
    return answer?.headers ?? {};
  };
  const value = 'Bearer error="insufficient_scope", scope="payments:write"';
  const renamed = { 'x-amzn-remapped-www-authenticate': [{ key: 'x-amzn-Remapped-WWW-Authenticate', value }] };
  const kept = { 'content-type': [{ key: 'Content-Type', value: 'application/problem+json' }] };
  assert.deepEqual(await answered('403', { ...kept, ...renamed }), { ...kept, 'www-authenticate': [{ key: 'WWW-Authenticate', value }] });
  const own = { 'www-authenticate': [{ key: 'WWW-Authenticate', value: 'Bearer' }] };
  assert.deepEqual(await answered('401', own), own, 'what the gateway refuses itself has it');
  assert.deepEqual(await answered('200', kept), kept);
});

test('the edge function has no other permission', () => {
  const { properties } = dev.one('AWS::IAM::Role', ({ RoleName }) => RoleName === dev.names.role('on-origin-response'));
  assert.deepEqual([properties['Policies'], properties['ManagedPolicyArns']], [undefined, undefined]);
  assert.ok(properties['PermissionsBoundary']);
});

test('an environment is deployed by its own workflow only', () => {
  for (const assembly of [dev, prod]) {
    const { name, repository, subject, account } = assembly.environment;
    const { properties } = assembly.one('AWS::IAM::Role', (role) => role['RoleName'] === assembly.names.role('deploy'));
    const [statement, second] = properties['AssumeRolePolicyDocument'].Statement as { Action: string; Condition: { StringEquals: Record<string, string> } }[];
    assert.equal(second, undefined);
    assert.deepEqual(statement?.Condition.StringEquals, {
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      'token.actions.githubusercontent.com:sub': `${subject}:environment:${name}`,
      // A branch may hold another workflow that names the same environment.
      'token.actions.githubusercontent.com:job_workflow_ref': `${repository}/.github/workflows/environment.yml@refs/heads/main`,
    });
    const assumed = assembly.statementsOfRole(assembly.names.role('deploy')).filter(({ Action }) => [Action].flat().includes('sts:AssumeRole')).flatMap(({ Resource }) => Resource ?? []);
    assert.ok(assumed.length > 0 && assumed.every((arn) => arn.startsWith(`arn:aws:iam::${account}:role/cdk-`) && !arn.includes('*')));
  }
});

test('the roles trust GitHub\'s subject, with or without the ids of owner and repository', () => {
  for (const subject of ['repo:bank@1234/malai@5678', 'repo:bank/malai']) {
    const made = new Assembly(dev.bank, { ...dev.environment, repository: 'bank/malai', subject });
    for (const [role, environment] of [['deploy', 'dev'], ['drift', 'dev-drift']] as const) {
      const { properties } = made.one('AWS::IAM::Role', ({ RoleName }) => RoleName === made.names.role(role));
      const [{ Condition: { StringEquals: trusted } }] = properties['AssumeRolePolicyDocument'].Statement as [{ Condition: { StringEquals: Record<string, string> } }];
      assert.equal(trusted['token.actions.githubusercontent.com:sub'], `${subject}:environment:${environment}`);
    }
  }
});

test('each domain has a dashboard that shows rate, errors and duration of each of its functions', () => {
  for (const domain of prod.bank.domains) {
    const { properties } = prod.one('AWS::CloudWatch::Dashboard', (board) => board['DashboardName'] === `${prod.names.prefix}-${domain}`);
    for (const { name } of prod.bank.functions.filter((one) => one.domain === domain)) {
      for (const metric of ['n', 'err', 'us']) assert.ok(String(properties['DashboardBody']).includes(`["malai","${metric}","fn","${name}"`), `${domain}: ${metric} of ${name}`);
    }
  }
});

test('functions that call a rail have fixed outbound addresses', () => {
  assert.ok(prod.environment.natGateways > 0);
  for (const assembly of [dev, prod]) {
    const addresses = assembly.all('AWS::EC2::EIP');
    assert.equal(addresses.length, assembly.environment.natGateways);
    assert.ok(addresses.every(({ raw }) => raw['DeletionPolicy'] === 'RetainExceptOnCreate'));
    const used = assembly.all('AWS::EC2::NatGateway').map(({ properties }) => properties['AllocationId'] as string);
    assert.deepEqual(used.sort(), addresses.map(({ id }) => `<${id}.AllocationId>`).sort());
    const [group] = assembly.all('AWS::EC2::SecurityGroup').filter(({ properties }) => properties['GroupName'] === `${assembly.names.prefix}-rails`);
    assert.equal(group?.properties['SecurityGroupIngress'], undefined);
  }
});
