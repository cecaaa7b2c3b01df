// The documents that API Gateway is given: routes and integrations of the contract's operations, and the problems that the
// gateway answers itself. The contract itself is not imported: API Gateway knows a part of OpenAPI only, and the functions
// check every request against the whole.

import type { Bank } from './bank.ts';
import { functionFor } from './bank.ts';
import { cataloguePaths } from './catalogue.ts';
import type { Operation, ProblemExample } from './contract.ts';
import { Mismatch } from './mismatch.ts';
import type { Names } from './names.ts';

/** How long API Gateway keeps what the authorizer said of a token, in seconds. */
export const AUTHORIZER_TTL = 60;
const AUTHORIZER = 'bearer';

/** The operations of the API for clients, or of the one for rails. */
export function operationsOf(bank: Bank, api: 'core' | 'rails'): Operation[] {
  return bank.contract.operations.filter(({ guard }) => (guard === 'signature') === (api === 'rails'));
}

/** The operation that anybody may call to get a token. */
export const TOKEN_OPERATION = 'issueToken';
/** The operations at which a client authenticates by its credential: anybody may call them, and each costs a look at a table. */
export const CREDENTIAL_OPERATIONS: readonly string[] = [TOKEN_OPERATION, 'revokeToken'];

/** The operation of this id. */
export function operationNamed(bank: Bank, id: string): Operation {
  const found = bank.contract.operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Mismatch(`openapi.yaml has no operation ${id}`);
  return found;
}

/** The document of one API. It holds no reference: API Gateway would resolve it its own way. */
export function gatewayBody(bank: Bank, names: Names, api: 'core' | 'rails'): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operationsOf(bank, api)) {
    const item = (paths[operation.path] ??= {});
    item[operation.method.toLowerCase()] = methodOf(operation, functionFor(bank, operation).name, names);
  }
  return {
    openapi: '3.0.1',
    info: { title: `${names.prefix}-${api}`, version: bank.contract.version },
    paths: api === 'core' ? { ...paths, ...cataloguePaths(bank.contract.catalogue) } : paths,
    'x-amazon-apigateway-gateway-responses': gatewayResponses(bank, api),
    ...api === 'rails' ? {} : { components: { securitySchemes: { [AUTHORIZER]: authorizer(bank, names) } } },
  };
}

function methodOf(operation: Operation, name: string, names: Names): object {
  const parameters = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => {
    return { name: parameter, in: 'path', required: true, schema: { type: 'string' } };
  });
  return {
    operationId: operation.id,
    ...parameters.length === 0 ? {} : { parameters },
    security: operation.guard === 'token' ? [{ [AUTHORIZER]: [] }] : [],
    // `default` is a warning of the import, and warnings fail it. A proxy's function answers with any status.
    responses: { 200: { description: 'As openapi.yaml says' } },
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      passthroughBehavior: 'when_no_match',
      timeoutInMillis: 29_000,
      uri: invocationUri(name, names),
    },
  };
}

function authorizer(bank: Bank, names: Names): object {
  return {
    type: 'apiKey', name: 'Authorization', in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': {
      // The function's answer covers everything that needs a token, so it is kept by the token alone. It is told of the whole
      // request, so that an access that it refuses is recorded with the request's id.
      type: 'request',
      identitySource: 'method.request.header.Authorization',
      authorizerResultTtlInSeconds: AUTHORIZER_TTL,
      authorizerUri: invocationUri(bank.authorizer.name, names),
    },
  };
}

function invocationUri(name: string, names: Names): string {
  return `arn:aws:apigateway:${names.environment.region}:lambda:path/2015-03-31/functions/${names.aliasArn(name)}/invocations`;
}

/** A challenge of both schemes of tokens: the gateway does not know which one was used (RFC 9449, section 7.1). */
function challenge(error: string): string {
  return `Bearer error="${error}", DPoP error="${error}", algs="Ed25519 EdDSA ES256"`;
}

/** What the gateway answers itself, by the code of the contract that says the same. */
const RESPONSES: Readonly<Record<string, { readonly code: string; readonly headers?: Readonly<Record<string, string>> }>> = {
  UNAUTHORIZED: { code: 'unauthenticated', headers: { 'WWW-Authenticate': challenge('invalid_token') } },
  ACCESS_DENIED: { code: 'forbidden', headers: { 'WWW-Authenticate': challenge('insufficient_scope') } },
  AUTHORIZER_FAILURE: { code: 'internal_error' },
  AUTHORIZER_CONFIGURATION_ERROR: { code: 'internal_error' },
  API_CONFIGURATION_ERROR: { code: 'internal_error' },
  // An address or method that there is not: API Gateway takes it for a request that should have been signed.
  MISSING_AUTHENTICATION_TOKEN: { code: 'not_found' },
  RESOURCE_NOT_FOUND: { code: 'not_found' },
  INVALID_SIGNATURE: { code: 'not_found' },
  EXPIRED_TOKEN: { code: 'unauthenticated' },
  INVALID_API_KEY: { code: 'forbidden' },
  WAF_FILTERED: { code: 'forbidden' },
  REQUEST_TOO_LARGE: { code: 'body_too_large' },
  UNSUPPORTED_MEDIA_TYPE: { code: 'unsupported_media_type' },
  THROTTLED: { code: 'rate_limited', headers: { 'Retry-After': '1' } },
  QUOTA_EXCEEDED: { code: 'rate_limited', headers: { 'Retry-After': '60' } },
  // The function may have done the work. Nobody knows, and nobody says otherwise.
  INTEGRATION_TIMEOUT: { code: 'outcome_unknown', headers: { 'Retry-After': '1' } },
  INTEGRATION_FAILURE: { code: 'outcome_unknown', headers: { 'Retry-After': '1' } },
  DEFAULT_5XX: { code: 'internal_error' },
};

/**
 * The security headers of what the gateway answers itself: the host of the rails has no edge that stamps them. The policy of
 * contents is the edge's alone, since a value of the gateway cannot hold a quotation mark.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
};

/** RFC 9457 for all that no function answers. */
export function gatewayResponses(bank: Bank, api: 'core' | 'rails'): Record<string, object> {
  return Object.fromEntries(Object.entries(RESPONSES).map(([type, { code, headers }]) => {
    const problem = bank.contract.problems.get(code);
    if (problem === undefined) throw new Mismatch(`openapi.yaml shows no problem with the code ${code}`);
    const named = Object.entries({ ...HEADERS, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers });
    return [type, {
      statusCode: String(problem.status),
      responseParameters: {
        // The edge has named each request of the core API; on its way back it touches no answer of 400 and more.
        'gatewayresponse.header.x-request-id': api === 'core' ? 'method.request.header.x-request-id' : 'context.requestId',
        ...Object.fromEntries(named.map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`])),
      },
      responseTemplates: { 'application/json': template(problem) },
    }];
  }));
}

/** Not a velocity template: API Gateway puts variables into it and does nothing else. */
function template({ type, title, status, detail, code, retryable }: ProblemExample): string {
  return JSON.stringify({ type, title, status, detail, code, request_id: '$context.requestId', retryable });
}
