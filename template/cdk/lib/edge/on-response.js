// A CloudFront function (JavaScript runtime 2.0): every answer names its request, those too that no function of the bank
// made. The request seen here is the one that on-request.js named.
function handler(event) {
  var response = event.response;
  var named = event.request.headers['x-request-id'];
  if (named) response.headers['x-request-id'] = { value: named.value };
  return response;
}
