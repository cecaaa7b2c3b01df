import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { connect, MalaiError, NoResponseError, ProblemError } from "malai-client";
import { json, lost, problem, serve, silent, waits } from "./stand-in.mjs";

const ACCOUNT = { account_id: "acc_1" };
const OPENING = { body: { holder_name: "Ada Okafor", currency: "GBP" } };
const open = (bank, init = {}) => bank.POST("/v1/accounts", { ...OPENING, ...init });
const keys = (requests) => requests.map(({ headers }) => headers["idempotency-key"]);

test("one key is made for a call and sent with each of its attempts", async (t) => {
  waits(t);
  const { baseUrl, requests } = await serve(t, problem(503, "unavailable", true), lost, json(201, ACCOUNT));
  const bank = connect({ baseUrl });
  const { data, response } = await open(bank);
  assert.deepEqual([data, response.status], [ACCOUNT, 201]);
  const [first, ...others] = keys(requests);
  assert.match(first, /^[0-9a-f-]{36}$/);
  assert.deepEqual(others, [first, first]);
  assert.deepEqual(new Set(requests.map(({ body }) => body)), new Set([JSON.stringify(OPENING.body)]));
  await open(bank);
  assert.notEqual(keys(requests).at(-1), first);
});

test("the caller's own key is sent as it is, and reads have none", async (t) => {
  const { baseUrl, requests } = await serve(t, json(201, ACCOUNT));
  const bank = connect({ baseUrl });
  await open(bank, { params: { header: { "Idempotency-Key": "opening-1" } } });
  await bank.GET("/v1/accounts/{account_id}", { params: { path: { account_id: "acc_1" } } });
  assert.deepEqual(keys(requests), ["opening-1", undefined]);
});

test("what the bank says is not retryable is not sent again", async (t) => {
  const waited = waits(t);
  for (const status of [422, 500, 503]) {
    const { baseUrl, requests } = await serve(t, problem(status, "insufficient_funds", false));
    await assert.rejects(open(connect({ baseUrl })), { name: "ProblemError", status, retryable: false });
    assert.equal(requests.length, 1);
  }
  assert.deepEqual(waited, []);
});

test("Retry-After is waited for, and never less", async (t) => {
  const waited = waits(t);
  const { baseUrl } = await serve(t, problem(429, "rate_limited", true, { "Retry-After": "41" }), json(201, ACCOUNT));
  await open(connect({ baseUrl }));
  assert.equal(waited.length, 1);
  assert.ok(waited[0] >= 41_000 && waited[0] <= 42_000, `${waited[0]}`);
});

test("a Retry-After beyond the longest wait ends the call at once, and the error has it", async (t) => {
  const waited = waits(t);
  const { baseUrl } = await serve(t, problem(429, "rate_limited", true, { "Retry-After": "900" }));
  await assert.rejects(open(connect({ baseUrl })), { status: 429, retryAfter: 900, retryable: true });
  assert.deepEqual(waited, []);
});

test("waits double with jitter, and the attempts have a bound", async (t) => {
  const waited = waits(t);
  const { baseUrl, requests } = await serve(t, problem(503, "unavailable", true));
  await assert.rejects(open(connect({ baseUrl, retry: { attempts: 6, maxDelayMs: 1000 } })), { code: "unavailable" });
  assert.equal(requests.length, 6);
  const most = [250, 500, 1000, 1000, 1000];
  assert.equal(waited.length, most.length);
  waited.forEach((wait, n) => assert.ok(wait >= most[n] / 2 && wait <= most[n], `${wait}`));
  assert.equal(new Set(waited).size, waited.length);
});

test("a lost connection ends with the key to repeat the call with", async (t) => {
  waits(t);
  const { baseUrl, requests } = await serve(t, lost);
  const error = await open(connect({ baseUrl, retry: { attempts: 2 } })).catch((thrown) => thrown);
  assert.ok(error instanceof NoResponseError && error instanceof MalaiError);
  assert.deepEqual([error.idempotencyKey, error.idempotencyKey], keys(requests));
  assert.match(error.message, /^POST \/v1\/accounts: no response \(.+\)$/);
});

test("an attempt that takes too long is given up", async (t) => {
  const { baseUrl } = await serve(t, silent);
  const bank = connect({ baseUrl, timeoutMs: 50, retry: { attempts: 1 } });
  await assert.rejects(open(bank), { name: "NoResponseError", reason: "timeout" });
});

test("a caller that gives up gets its own reason, and nothing is retried", async (t) => {
  const give = new AbortController();
  const { baseUrl, requests } = await serve(t, () => give.abort(new Error("given up")));
  await assert.rejects(open(connect({ baseUrl }), { signal: give.signal }), { message: "given up" });
  assert.equal(requests.length, 1);
});

test("an error has the problem's fields and shows no header, body or secret", async (t) => {
  const errors = [{ pointer: "/holder_name", code: "invalid", message: "expected a name" }];
  const more = { detail: "One field\nis not valid.", errors };
  const { baseUrl } = await serve(t, problem(400, "invalid_field", false, { "Set-Cookie": "hidden-cookie" }, more));
  const bank = connect({ baseUrl, accessToken: "hidden-token" });
  const error = await open(bank).catch((thrown) => thrown);
  assert.ok(error instanceof ProblemError);
  assert.deepEqual([error.status, error.code, error.requestId], [400, "invalid_field", "req-1"]);
  assert.deepEqual(error.errors, errors);
  assert.equal(
    error.message,
    "POST /v1/accounts: 400 invalid_field: A title: One field is not valid.; /holder_name: expected a name [req-1]",
  );
  const shown = inspect({ error, bank }, { depth: null, showHidden: true }) + JSON.stringify(error);
  assert.doesNotMatch(shown, /hidden|Okafor|authorization/i);
});

test("a gateway's page is retried where it may pass, and its text is in no error", async (t) => {
  waits(t);
  const page = (status) => (response) => response.writeHead(status, { "x-request-id": "edge-7" }).end("<h1>hidden</h1>");
  const { baseUrl, requests } = await serve(t, page(503), page(404));
  const error = await open(connect({ baseUrl })).catch((thrown) => thrown);
  assert.deepEqual([error.status, error.code, error.requestId, requests.length], [404, "http_404", "edge-7", 2]);
  assert.doesNotMatch(inspect(error), /hidden/);
});

test("a redirect is not followed", async (t) => {
  const { baseUrl: elsewhere, requests } = await serve(t, json(201, ACCOUNT));
  const { baseUrl } = await serve(t, (response) => response.writeHead(307, { Location: elsewhere }).end());
  await assert.rejects(open(connect({ baseUrl, accessToken: "token" })), { code: "http_307" });
  assert.deepEqual(requests, []);
});

test("a status and a field of a later version are returned as they are", async (t) => {
  const payment = { payment_id: "pay_1", status: "of_a_later_version", added: 1 };
  const { baseUrl } = await serve(t, json(200, payment));
  const { data } = await connect({ baseUrl }).GET("/v1/payments/{payment_id}", {
    params: { path: { payment_id: "pay_1" } },
  });
  assert.deepEqual(data, payment);
});

test("pages and items follow the cursors with the same filters", async (t) => {
  const pages = [json(200, { data: [1, 2], next_cursor: "a+b" }), json(200, { data: [], next_cursor: "c" })];
  const { baseUrl, requests } = await serve(t, ...pages, json(200, { data: [3] }));
  const init = { params: { query: { account_id: "acc_1" } } };
  const items = [];
  for await (const item of connect({ baseUrl }).items("/v1/payments", init)) items.push(item);
  assert.deepEqual(items, [1, 2, 3]);
  const base = "/v1/payments?account_id=acc_1";
  assert.deepEqual(requests.map(({ url }) => url), [base, `${base}&cursor=a%2Bb`, `${base}&cursor=c`]);
});

test("no page is requested before it is needed, and a cursor to itself is an error", async (t) => {
  const { baseUrl, requests } = await serve(t, json(200, { data: [1, 2], next_cursor: "a" }));
  const bank = connect({ baseUrl });
  for await (const item of bank.items("/v1/accounts")) if (item === 2) break;
  assert.equal(requests.length, 1);
  const all = async () => {
    for await (const page of bank.pages("/v1/accounts")) assert.equal(page.data.length, 2);
  };
  await assert.rejects(all, /next_cursor is its own/);
});
