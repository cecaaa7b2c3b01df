// A CloudFront function (JavaScript runtime 2.0): names each request before the API sees it, as the local edge does.
// A caller's own id is kept if it is one; openapi.yaml says what one is. It also names the caller's address, in place of
// whatever the caller said of it: failures to authenticate are counted by it.
function handler(event) {
  var request = event.request;
  var given = request.headers['x-request-id'];
  if (!given || !/^[A-Za-z0-9._-]{1,64}$/.test(given.value)) {
    var made = event.context.requestId.replace(/[^A-Za-z0-9]/g, '').slice(0, 60).toLowerCase();
    request.headers['x-request-id'] = { value: 'req-' + made };
  }
  request.headers['x-viewer-address'] = { value: event.viewer.ip };
  return request;
}
