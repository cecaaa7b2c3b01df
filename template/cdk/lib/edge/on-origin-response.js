// A function of Lambda@Edge (Node.js): gives the challenge of a refusal its name back. API Gateway renames the header
// WWW-Authenticate of what a function answers, and CloudFront runs its own functions on no answer of 400 or more; this one it
// runs on every answer of the API.
const RENAMED = 'x-amzn-remapped-www-authenticate';

exports.handler = async (event) => {
  const { response } = event.Records[0].cf;
  const renamed = response.headers[RENAMED];
  if (renamed) {
    response.headers['www-authenticate'] = renamed.map(({ value }) => ({ key: 'WWW-Authenticate', value }));
    delete response.headers[RENAMED];
  }
  return response;
};
