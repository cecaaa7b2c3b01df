// A CloudFront function (JavaScript runtime 2.0): names each request before the API sees it, as the local edge does.
// A caller's own id is kept if it is one; openapi.yaml says what one is. It also names the caller's address, in place of
// whatever the caller said of it: failures to authenticate are counted by it.
//
// It refuses what programs behind it could read in two ways, as the local edge does (shared/platform/src/http/head.rs): a
// header with one value that comes more than once, and a path with percent-encoded characters, of which none is needed.
var SINGLE = ['authorization', 'content-type', 'dpop', 'host', 'idempotency-key', 'x-request-id'];
var PROBLEMS = {
  invalid_field: { status: 400, title: 'A field is not valid' },
  idempotency_key_invalid: { status: 400, title: 'Idempotency-Key is not valid' },
  not_found: { status: 404, title: 'Resource not found', detail: 'No resource of your tenant has this id; check it.' },
};

function handler(event) {
  var request = event.request;
  var headers = request.headers;
  var several = SINGLE.filter(function (name) { return headers[name] && headers[name].multiValue && headers[name].multiValue.length > 1; });
  var given = headers['x-request-id'];
  if (!given || several.includes('x-request-id') || !/^[A-Za-z0-9._-]{1,64}$/.test(given.value)) {
    var made = event.context.requestId.replace(/[^A-Za-z0-9]/g, '').slice(0, 60).toLowerCase();
    headers['x-request-id'] = { value: 'req-' + made };
  }
  var id = headers['x-request-id'].value;
  if (several.length > 0) {
    var errors = several.map(function (name) { return { pointer: 'header:' + name, code: 'invalid', message: 'expected this header once' }; });
    return refusal(several.includes('idempotency-key') ? 'idempotency_key_invalid' : 'invalid_field', id, errors, several.includes('authorization'));
  }
  if (request.uri.includes('%')) return refusal('not_found', id, [], false);
  headers['x-viewer-address'] = { value: event.viewer.ip };
  return request;
}

// CloudFront puts its headers on no answer that a function makes before the cache is asked.
function refusal(code, id, errors, challenged) {
  var problem = PROBLEMS[code];
  var body = { type: '/problems/' + code, title: problem.title, status: problem.status };
  var detail = problem.detail || (errors.length === 1 ? 'One field is not valid; see errors.' : errors.length + ' fields are not valid; see errors.');
  if (code === 'idempotency_key_invalid' && errors.length === 1) detail = 'Send one Idempotency-Key of 1 to 255 printable ASCII characters.';
  body.detail = detail;
  body.code = code;
  if (errors.length > 0) body.errors = errors;
  body.request_id = id;
  body.retryable = false;
  var headers = {
    'content-type': { value: 'application/problem+json' },
    'cache-control': { value: 'no-store' },
    'x-request-id': { value: id },
    'strict-transport-security': { value: 'max-age=63072000; includeSubDomains; preload' },
    'x-content-type-options': { value: 'nosniff' },
    'x-frame-options': { value: 'DENY' },
    'referrer-policy': { value: 'no-referrer' },
    'content-security-policy': { value: "default-src 'none'; frame-ancestors 'none'" },
  };
  if (challenged) {
    headers['www-authenticate'] = { value: 'Bearer error="invalid_request", DPoP error="invalid_request", algs="Ed25519 EdDSA ES256"' };
  }
  return {
    statusCode: problem.status,
    statusDescription: problem.status === 400 ? 'Bad Request' : 'Not Found',
    headers: headers,
    body: { encoding: 'text', data: JSON.stringify(body) },
  };
}
