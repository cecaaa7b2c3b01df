// A stand-in for the network: an HTTP server whose responses a test names one after the other, and the waits of a client.
import { once } from "node:events";
import { createServer } from "node:http";

/** How long the client lets an attempt take unless a test says otherwise. */
const TIMEOUT_MS = 30_000;

/** Starts a server that serves `responses` in turn, the last one for good, and returns what it received. */
export async function serve(t, ...responses) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    const next = responses.length > 1 ? responses.shift() : responses[0];
    await next(response, requests.at(-1));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${server.address().port}`, requests };
}

export function json(status, body, headers = {}) {
  return (response) => {
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}

export function problem(status, code, retryable, headers = {}, more = {}) {
  const title = "A title";
  const body = { type: `/problems/${code}`, title, status, code, request_id: "req-1", retryable, ...more };
  return json(status, body, headers);
}

/** Closes the connection without a response. */
export const lost = (response) => response.destroy();
/** Never responds. */
export const silent = () => {};

/** Lets every wait between two attempts pass at once, and returns how long each would have been. */
export function waits(t) {
  const waited = [];
  const real = globalThis.setTimeout;
  t.mock.method(globalThis, "setTimeout", (done, ms, ...rest) => {
    // fetch has timers of its own, which go on as they are.
    const ours = new Error().stack.includes("malai-client/dist/transport.js");
    if (!ours || ms === TIMEOUT_MS) return real(done, ms, ...rest);
    waited.push(ms);
    return real(done, 0, ...rest);
  });
  return waited;
}
