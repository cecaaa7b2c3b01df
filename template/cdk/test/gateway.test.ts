// The APIs are the contract's operations and nothing else, and what the gateway answers itself reads as the contract says.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';

import { parse } from 'yaml';

import { ROOT, functionFor } from '../lib/bank.ts';
import { assemblyOf, stampedHeaders } from './assembly.ts';

const dev = assemblyOf('dev');
const prod = assemblyOf('prod');
const { bank, names } = dev;

interface Method {
  operationId: string;
  security: object[];
  responses: Record<string, object>;
  'x-amazon-apigateway-integration': { uri: string; type: string; responses?: { default: { responseTemplates: Record<string, string>; responseParameters: Record<string, string> } } };
}
interface Rule {
  Name: string;
  Statement: {
    RateBasedStatement?: { Limit: number; ScopeDownStatement?: { ByteMatchStatement: { SearchString: string; TextTransformations: { Priority: number; Type: string }[] } } };
    ManagedRuleGroupStatement?: { Name: string; RuleActionOverrides: { Name: string; ActionToUse: object }[] };
  };
}
interface GatewayResponse { statusCode: string; responseTemplates: Record<string, string>; responseParameters: Record<string, string> }
interface Body {
  openapi: string;
  paths: Record<string, Record<string, Method>>;
  'x-amazon-apigateway-gateway-responses': Record<string, GatewayResponse>;
  components?: { securitySchemes: Record<string, Record<string, unknown>> };
}

function bodyOf(api: 'core' | 'rails'): Body {
  return dev.one('AWS::ApiGateway::RestApi', (properties) => properties['Name'] === `${names.prefix}-${api}`).properties['Body'] as Body;
}

interface MethodSetting { ResourcePath: string; HttpMethod: string; DataTraceEnabled?: boolean; ThrottlingRateLimit: number; ThrottlingBurstLimit: number }

const isPage = (path: string): boolean => path === '/problems' || path.startsWith('/problems/');
const methodsOf = (body: Body): [string, Method][] =>
  Object.entries(body.paths).filter(([path]) => !isPage(path)).flatMap(([path, item]) => Object.entries(item).map(([method, written]): [string, Method] => [`${method.toUpperCase()} ${path}`, written]));

test('each operation of the contract has its route, on the API of its callers', () => {
  const routes = (api: 'core' | 'rails'): string[] => methodsOf(bodyOf(api)).map(([route]) => route).sort();
  const expected = (rails: boolean): string[] => bank.contract.operations
    .filter(({ tag }) => (tag === 'rail-callbacks') === rails).map(({ method, path }) => `${method} ${path}`).sort();
  assert.deepEqual(routes('core'), expected(false));
  assert.deepEqual(routes('rails'), expected(true));
});

test('each route calls the alias of its function', () => {
  for (const api of ['core', 'rails'] as const) {
    for (const [route, method] of methodsOf(bodyOf(api))) {
      const operation = bank.contract.operations.find(({ id }) => id === method.operationId);
      assert.ok(operation, route);
      assert.equal(`${operation.method} ${operation.path}`, route);
      const integration = method['x-amazon-apigateway-integration'];
      assert.equal(integration.type, 'aws_proxy');
      assert.ok(integration.uri.endsWith(`functions/${names.aliasArn(functionFor(bank, operation).name)}/invocations`), route);
    }
  }
});

test('the type of each problem is a page with advice, and a page calls no function', () => {
  const document = parse(readFileSync(join(ROOT, 'openapi.yaml'), 'utf8')) as { components: { schemas: { ProblemCode: { enum: string[] } } } };
  const codes = document.components.schemas.ProblemCode.enum;
  const pages = Object.entries(bodyOf('core').paths).filter(([path]) => isPage(path));
  assert.deepEqual(pages.map(([path]) => path).sort(), ['/problems', ...codes.map((code) => `/problems/${code}`)].sort());
  for (const [path, { get, ...others }] of pages) {
    assert.ok(get, path);
    assert.deepEqual(others, {}, path);
    assert.deepEqual(get.security, [], path);
    const integration = get['x-amazon-apigateway-integration'];
    assert.deepEqual([integration.type, integration.uri], ['mock', undefined], path);
    const answer = integration.responses?.default;
    assert.equal(answer?.responseParameters['method.response.header.Content-Type'], "'text/html; charset=utf-8'", path);
    const html = answer?.responseTemplates['text/html'] ?? '';
    assert.doesNotMatch(html, /[$#]/, path);
    if (path === '/problems') for (const code of codes) assert.ok(html.includes(`href="/problems/${code}"`), code);
    else assert.match(html, /<dt>What to do<\/dt><dd>.{5,}<\/dd>/, path);
  }
  assert.ok(!Object.keys(bodyOf('rails').paths).some(isPage));
});

test('a token is required wherever the contract says so, and judged once a minute', () => {
  const guarded = methodsOf(bodyOf('core')).filter(([, { security }]) => security.length > 0).map(([, { operationId }]) => operationId);
  const expected = bank.contract.operations.filter(({ guard }) => guard === 'token').map(({ id }) => id);
  assert.deepEqual(guarded.sort(), expected.sort());
  assert.ok(guarded.length >= 18);
  const [authorizer, second] = Object.values(bodyOf('core').components?.securitySchemes ?? {});
  assert.equal(second, undefined);
  const how = authorizer?.['x-amazon-apigateway-authorizer'] as Record<string, unknown>;
  assert.deepEqual([how['type'], how['authorizerResultTtlInSeconds'], how['identitySource']], ['request', 60, 'method.request.header.Authorization']);
  assert.ok(String(how['authorizerUri']).includes(names.aliasArn('authorise-request')));
  assert.equal(bodyOf('rails').components, undefined);
});

test('the gateway may call each function for its own operation only', () => {
  const permissions = dev.all('AWS::Lambda::Permission').filter(({ properties }) => properties['Principal'] === 'apigateway.amazonaws.com');
  assert.equal(permissions.length, bank.contract.operations.length + 1);
  for (const operation of bank.contract.operations) {
    const { properties } = dev.one('AWS::Lambda::Permission', (permission) => {
      return permission['FunctionName'] === names.aliasArn(functionFor(bank, operation).name);
    });
    assert.equal(properties['Principal'], 'apigateway.amazonaws.com');
    const end = `/live/${operation.method}${operation.path.replace(/\{\w+\}/g, '*')}`;
    assert.ok(String(properties['SourceArn']).endsWith(end) && String(properties['SourceArn']).includes(':<'), operation.id);
  }
});

test('the gateway\'s own responses are problems of the contract, with the request id', () => {
  const document = parse(readFileSync(join(ROOT, 'openapi.yaml'), 'utf8')) as { components: { schemas: Record<string, { required: string[]; properties: object }> } };
  const schema = document.components.schemas['Problem'];
  assert.ok(schema);
  for (const api of ['core', 'rails'] as const) {
    const responses = bodyOf(api)['x-amazon-apigateway-gateway-responses'];
    for (const type of ['UNAUTHORIZED', 'ACCESS_DENIED', 'MISSING_AUTHENTICATION_TOKEN', 'THROTTLED', 'INTEGRATION_TIMEOUT', 'REQUEST_TOO_LARGE', 'DEFAULT_5XX']) {
      assert.ok(type in responses, type);
    }
    for (const [type, { statusCode, responseTemplates, responseParameters }] of Object.entries(responses)) {
      const body = JSON.parse(responseTemplates['application/json']?.replace('$context.requestId', 'req-1') ?? '') as Record<string, unknown>;
      for (const field of schema.required) assert.ok(field in body, `${type} lacks ${field}`);
      for (const field of Object.keys(body)) assert.ok(field in schema.properties, `${type} says ${field}`);
      assert.equal(body['status'], Number(statusCode), type);
      assert.equal(body['request_id'], 'req-1', type);
      assert.equal(responseParameters['gatewayresponse.header.Content-Type'], "'application/problem+json'", type);
      // CloudFront runs no function on its way back from an answer of 400 or more, so the caller's id must be in it already.
      const id = api === 'core' ? 'method.request.header.x-request-id' : 'context.requestId';
      assert.equal(responseParameters['gatewayresponse.header.x-request-id'], id, type);
      for (const [name, value] of stampedHeaders()) {
        const given = Object.entries(responseParameters).find(([header]) => header.toLowerCase() === `gatewayresponse.header.${name}`);
        assert.equal(given?.[1], `'${value}'`, `${api} ${type} ${name}`);
      }
      if (statusCode === '429' || statusCode === '503') assert.ok(responseParameters['gatewayresponse.header.Retry-After'], type);
    }
  }
});

test('an unknown outcome is not reported as a failure', () => {
  for (const type of ['INTEGRATION_TIMEOUT', 'INTEGRATION_FAILURE']) {
    assert.match(bodyOf('core')['x-amazon-apigateway-gateway-responses'][type]?.responseTemplates['application/json'] ?? '', /outcome_unknown/);
  }
});

test('both APIs are reachable by their own name only, with a certificate', () => {
  for (const [api, host] of [['core', dev.environment.originHost], ['rails', dev.environment.railsHost]] as const) {
    const made = dev.one('AWS::ApiGateway::RestApi', (properties) => properties['Name'] === `${names.prefix}-${api}`);
    assert.equal(made.properties['DisableExecuteApiEndpoint'], true);
    const domain = dev.one('AWS::ApiGateway::DomainName', (properties) => properties['DomainName'] === host);
    assert.ok(domain.properties['MutualTlsAuthentication'].TruststoreUri.startsWith(`s3://${names.bucket('trust')}/`));
    const mapping = dev.one('AWS::ApiGateway::BasePathMapping', (properties) => properties['RestApiId'] === `<${made.id}>`);
    assert.equal(mapping.properties['DomainName'], `<${domain.id}>`);
  }
});

test('the import has no warning, because a warning fails it', () => {
  for (const api of ['core', 'rails'] as const) {
    const made = dev.one('AWS::ApiGateway::RestApi', (properties) => properties['Name'] === `${names.prefix}-${api}`);
    assert.equal(made.properties['FailOnWarnings'], true);
    for (const [route, method] of methodsOf(bodyOf(api))) {
      for (const status of Object.keys(method.responses)) assert.match(status, /^[1-5][0-9][0-9]$/, route);
    }
  }
});

test('another bundle of certificates is another version in the template, because API Gateway reads it only then', () => {
  for (const [bundle, host] of [['edge', dev.environment.originHost], ['rails', dev.environment.railsHost]] as const) {
    const { properties } = dev.one('AWS::ApiGateway::DomainName', (properties) => properties['DomainName'] === host);
    assert.equal(properties['MutualTlsAuthentication'].TruststoreVersion, dev.environment.trust[bundle].version);
  }
});

test('a client at the highest rate passes the gateway and the firewall, and leaves half of the gateway to others', () => {
  for (const { all, environment } of [dev, prod].map((assembly) => ({ all: assembly.all.bind(assembly), environment: assembly.environment }))) {
    const second = environment.highestRate / 60;
    for (const { properties } of all('AWS::ApiGateway::Stage')) {
      const everywhere = (properties['MethodSettings'] as MethodSetting[]).find(({ ResourcePath: path }) => path === '/*');
      assert.ok((everywhere?.ThrottlingRateLimit ?? 0) >= 2 * second);
    }
    const [firewall, second_] = all('AWS::WAFv2::WebACL');
    assert.equal(second_, undefined, 'the addresses of CloudFront and of rails are those of no client');
    const limit = (name: string): number => (firewall?.properties['Rules'] as Rule[]).find(({ Name }) => Name === name)?.Statement.RateBasedStatement?.Limit ?? 0;
    assert.ok(limit('one-address') >= 5 * environment.highestRate && limit('one-address') <= 2 * 5 * environment.highestRate);
    assert.ok(environment.highestRate >= bank.contract.requestRate.usual && environment.highestRate <= bank.contract.requestRate.highest);
  }
  assert.equal(prod.environment.highestRate, bank.contract.requestRate.highest);
});

test('requests with a credential have their own throttle, at the gateway and for each address', () => {
  const core = dev.one('AWS::ApiGateway::RestApi', (properties) => properties['Name'] === `${names.prefix}-core`);
  const stage = dev.one('AWS::ApiGateway::Stage', (properties) => properties['RestApiId'] === `<${core.id}>`);
  const settings = stage.properties['MethodSettings'] as MethodSetting[];
  const { rate, burst } = dev.environment.tokenThrottle;
  assert.ok(rate < (settings.find(({ ResourcePath }) => ResourcePath === '/*')?.ThrottlingRateLimit ?? 0) / 2);
  const rule = (dev.all('AWS::WAFv2::WebACL')[0]?.properties['Rules'] as Rule[]).find(({ Name }) => Name === 'tokens-of-one-address');
  assert.ok((rule?.Statement.RateBasedStatement?.Limit ?? 0) / 300 < rate);
  const below = rule?.Statement.RateBasedStatement?.ScopeDownStatement?.ByteMatchStatement ?? assert.fail();
  for (const operation of ['issueToken', 'revokeToken']) {
    const { path, method } = bank.contract.operations.find(({ id }) => id === operation) ?? assert.fail();
    const own = settings.find(({ ResourcePath }) => ResourcePath === `/${path.replaceAll('/', '~1')}`);
    assert.equal(own?.HttpMethod, method);
    assert.deepEqual([own.ThrottlingRateLimit, own.ThrottlingBurstLimit], [rate, burst]);
    // However the path is written: encoded, with another directory and back, with an empty one.
    const written = [path, path.replace('/oauth', '/%6Fauth'), path.replaceAll('t', '%74'), path.replace('/oauth', '%2foauth'), `/x/..${path}`, path.replace('/oauth', '/./oauth'), path.replace('/oauth', '//oauth')];
    assert.equal(new Set(written).size, written.length);
    for (const one of written) assert.ok(transformed(one, below.TextTransformations).startsWith(below.SearchString), one);
  }
  assert.ok(!transformed('/v1/payments', below.TextTransformations).startsWith(below.SearchString));
});

/** What the firewall compares. Only the transformations that the templates use are known. */
function transformed(path: string, transformations: readonly { Priority: number; Type: string }[]): string {
  return [...transformations].sort((one, other) => one.Priority - other.Priority).reduce((text, { Type }) => {
    if (Type === 'NONE') return text;
    if (Type === 'URL_DECODE') return decodeURIComponent(text);
    assert.equal(Type, 'NORMALIZE_PATH');
    return posix.normalize(text);
  }, path);
}

test('no firewall rule interprets bodies, and its refusals are logged without credentials', () => {
  const [firewall] = dev.all('AWS::WAFv2::WebACL');
  const groups = (firewall?.properties['Rules'] as Rule[]).flatMap(({ Statement: { ManagedRuleGroupStatement: group } }) => group ?? []);
  const common = groups.find(({ Name }) => Name === 'AWSManagedRulesCommonRuleSet');
  const counted = common?.RuleActionOverrides.filter(({ ActionToUse }) => 'Count' in ActionToUse).map(({ Name }) => Name) ?? [];
  // https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html, those of the body.
  for (const rule of ['SizeRestrictions_BODY', 'EC2MetaDataSSRF_BODY', 'GenericLFI_BODY', 'GenericRFI_BODY', 'CrossSiteScripting_BODY']) assert.ok(counted.includes(rule), rule);
  const [logging] = dev.all('AWS::WAFv2::LoggingConfiguration');
  assert.equal(logging?.properties['ResourceArn'], `<${firewall?.id ?? ''}.Arn>`);
  const group = dev.one('AWS::Logs::LogGroup', ({ LogGroupName }) => LogGroupName === `aws-waf-logs-${names.prefix}-edge`);
  assert.deepEqual(logging.properties['LogDestinationConfigs'], [`arn:aws:logs:us-east-1:${dev.environment.account}:log-group:${group.properties['LogGroupName'] as string}`]);
  assert.match(JSON.stringify(logging.properties['RedactedFields']), /"authorization"/);
});

test('the access log contains no header, query or body', () => {
  for (const { properties } of dev.all('AWS::ApiGateway::Stage')) {
    const format = JSON.parse(properties['AccessLogSetting'].Format as string) as Record<string, string>;
    for (const variable of Object.values(format)) assert.doesNotMatch(variable, /header|querystring|body|\$context\.path|sourceIp|principalId/i);
    const settings = (properties['MethodSettings'] as MethodSetting[]).find(({ ResourcePath: path }) => path === '/*');
    assert.equal(settings?.DataTraceEnabled, false);
    assert.equal(properties['TracingEnabled'], true);
  }
});
