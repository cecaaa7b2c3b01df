import assert from "node:assert/strict";
import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { test } from "node:test";
import { inspect } from "node:util";
import { connect } from "malai-client";
import { json, problem, serve, waits } from "./stand-in.mjs";

const TOKEN = "/v1/oauth/token";
const PAGE = { data: [], up_to_date: true };
// The published key of RFC 8037, appendix A, as docs/request-signatures.md has it.
const PUBLISHED = {
  kty: "OKP",
  crv: "Ed25519",
  d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  kid: "treasury-1",
};

/** A bank that issues `token-1`, `token-2` and so on, and treats calls as `call` does. */
async function bankThat(t, call, life = 600) {
  let issued = 0;
  const { baseUrl, requests } = await serve(t, (response, request) => {
    if (request.url !== TOKEN) return call(response, request);
    issued += 1;
    return json(200, { access_token: `token-${issued}`, token_type: "Bearer", expires_in: life, scope: "" })(response);
  });
  const sent = (url) => requests.filter((request) => (url === TOKEN) === (request.url === TOKEN));
  return { baseUrl, tokens: () => sent(TOKEN), calls: () => sent("/").map(({ headers }) => headers.authorization) };
}

const SECRET = { clientId: "cli_1", clientSecret: "hidden/+%secret" };

test("calls at the same time share one token, requested with the secret", async (t) => {
  const { baseUrl, tokens, calls } = await bankThat(t, json(200, PAGE));
  const bank = connect({ baseUrl, credential: { ...SECRET, scope: "accounts:read" } });
  assert.equal(tokens().length, 0);
  await Promise.all([1, 2, 3].map(() => bank.GET("/v1/accounts")));
  const [{ headers, body }, ...more] = tokens();
  assert.deepEqual(more, []);
  const [, encoded] = headers.authorization.split(" ");
  assert.equal(Buffer.from(encoded, "base64").toString(), "cli_1:hidden%2F%2B%25secret");
  assert.equal(body, "grant_type=client_credentials&scope=accounts%3Aread");
  assert.deepEqual(new Set(calls()), new Set(["Bearer token-1"]));
});

test("a token is renewed before it ends", async (t) => {
  const { baseUrl, tokens } = await bankThat(t, json(200, PAGE), 600);
  let now = 0;
  t.mock.method(performance, "now", () => now);
  const bank = connect({ baseUrl, credential: SECRET });
  for (const [at, requested] of [[0, 1], [569_000, 1], [571_000, 2], [1_140_000, 2]]) {
    now = at;
    await bank.GET("/v1/accounts");
    assert.equal(tokens().length, requested, `${at}`);
  }
});

test("a token that the bank refuses is replaced once, and the call sent again at once", async (t) => {
  const waited = waits(t);
  const refuse = problem(401, "unauthenticated", false);
  const { baseUrl, calls } = await bankThat(t, (response, request) => {
    const good = request.headers.authorization === "Bearer token-2";
    return (good ? json(200, PAGE) : refuse)(response);
  });
  const bank = connect({ baseUrl, credential: SECRET });
  await bank.GET("/v1/accounts");
  assert.deepEqual(calls(), ["Bearer token-1", "Bearer token-2"]);

  const never = await bankThat(t, refuse);
  const failing = connect({ baseUrl: never.baseUrl, credential: SECRET }).GET("/v1/accounts");
  await assert.rejects(failing, { code: "unauthenticated" });
  assert.equal(never.calls().length, 2);
  assert.deepEqual(waited, []);
});

test("a refused credential is not retried and not shown", async (t) => {
  const { baseUrl, requests } = await serve(t, json(401, { error: "invalid_client", error_description: "No." }));
  const bank = connect({ baseUrl, credential: SECRET });
  const error = await bank.GET("/v1/accounts").catch((thrown) => thrown);
  assert.deepEqual([error.status, error.code, error.path, requests.length], [401, "invalid_client", TOKEN, 1]);
  assert.doesNotMatch(inspect({ error, bank }, { depth: null }), /hidden/);
});

for (const [kind, alg] of [["ed25519", "EdDSA"], ["ec", "ES256"]]) {
  test(`a client with a key proves itself by an ${alg} assertion, a new one for each attempt`, async (t) => {
    waits(t);
    const { publicKey, privateKey } = generateKeyPairSync(kind, kind === "ec" ? { namedCurve: "P-256" } : {});
    const token = { access_token: "token", expires_in: 600 };
    const responses = [problem(503, "unavailable", true), json(200, token), json(200, PAGE)];
    const { baseUrl, requests } = await serve(t, ...responses);
    const key = { ...privateKey.export({ format: "jwk" }), kid: "key-1" };
    const credential = { clientId: "cli_1", privateKey: key };
    await connect({ baseUrl, credential, now: () => 1_795_424_400_900 }).GET("/v1/accounts");

    const assertions = requests.slice(0, 2).map(({ body }) => new URLSearchParams(body).get("client_assertion"));
    const read = assertions.map((assertion) => {
      const [header, claims, signature] = assertion.split(".");
      const how = { key: publicKey, dsaEncoding: "ieee-p1363" };
      const digest = kind === "ec" ? "sha256" : null;
      assert.ok(verify(digest, Buffer.from(`${header}.${claims}`), how, Buffer.from(signature, "base64url")));
      assert.deepEqual(JSON.parse(Buffer.from(header, "base64url")), { alg, kid: "key-1", typ: "JWT" });
      return JSON.parse(Buffer.from(claims, "base64url"));
    });
    const [{ jti, ...claims }, second] = read;
    assert.deepEqual(claims, { iss: "cli_1", sub: "cli_1", aud: baseUrl, iat: 1_795_424_400, exp: 1_795_424_460 });
    assert.notEqual(jti, second.jti);
  });
}

const ORDER = {
  debtor_account_id: "acc_0kd7xvqkmc2b7wf5bv4s9fx6kg",
  creditor: { name: "Brightwell Plumbing", sort_code: "000002", account_number: "58302914" },
  amount: { amount: "112.50", currency: "GBP" },
  reference: "INV-2031",
};
const WITH_KEY = { params: { header: { "Idempotency-Key": "0f8f1c52-6a35-4f0e-9a51-6f2f3b0c7a11" } }, body: ORDER };

test("a signed request is that of docs/request-signatures.md, byte for byte", async (t) => {
  const { baseUrl, requests } = await serve(t, json(201, {}));
  const accessToken = "eyJhbGciOiJFZERTQSJ9.e30.c2hvcnRlbmVk";
  const bank = connect({ baseUrl, accessToken, signingKey: PUBLISHED, now: () => 1_795_424_400_000 });
  await bank.POST("/v1/payments", WITH_KEY);
  const [{ headers }] = requests;
  assert.equal(headers["content-digest"], "sha-256=:OMmwFQBwEPHvpUpGIxEt9ndIv287VQnGAb8t8YfJjdI=:");
  const signature = "ndN9ob1bIPltmL7OdwJzxnmA40+ZWp4I0Na0sv5xuwOivSwg35NcJOeWIdf224+zz1O9Y2fuRswl7+LPeIsNBg==";
  assert.equal(headers.signature, `malai=:${signature}:`);
});

test("each attempt is signed anew, with a P-256 key too, and reads are not signed", async (t) => {
  waits(t);
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signingKey = { ...privateKey.export({ format: "jwk" }), kid: "key-1" };
  const responses = [problem(503, "unavailable", true), json(201, {}), json(200, PAGE)];
  const { baseUrl, requests } = await serve(t, ...responses);
  let now = 1_795_424_400_000;
  const bank = connect({ baseUrl, accessToken: "token", signingKey, now: () => (now += 1000) });
  await bank.POST("/v1/payments", WITH_KEY);
  await bank.GET("/v1/accounts");
  const created = requests.slice(0, 2).map(({ method, url, headers }) => {
    const params = headers["signature-input"].replace(/^malai=/, "");
    const covered = [...params.matchAll(/"([^"]+)"(?=[ )])/g)].map(([, name]) => name);
    const value = (name) => ({ "@method": method, "@path": url })[name] ?? headers[name];
    const lines = covered.map((name) => `"${name}": ${value(name)}`);
    const base = [...lines, `"@signature-params": ${params}`].join("\n");
    const signature = Buffer.from(/^malai=:(.+):$/.exec(headers.signature)[1], "base64");
    const key = createPublicKey({ key: publicKey.export({ format: "jwk" }), format: "jwk" });
    assert.ok(verify("sha256", Buffer.from(base), { key, dsaEncoding: "ieee-p1363" }, signature));
    return /;created=(\d+);keyid="key-1";alg="ecdsa-p256-sha256";tag="malai"$/.exec(params)[1];
  });
  assert.deepEqual(created, ["1795424401", "1795424402"]);
  assert.equal(requests[2].headers.signature, undefined);
});

test("a key of another kind is refused before anything is sent, and not shown", async (t) => {
  const { baseUrl, requests } = await serve(t, json(201, {}));
  for (const wrong of [{ ...PUBLISHED, crv: "X25519" }, { ...PUBLISHED, d: "hidden" }, { ...PUBLISHED, kid: 'a"b' }]) {
    const bank = connect({ baseUrl, accessToken: "token", signingKey: wrong });
    const error = await bank.POST("/v1/payments", WITH_KEY).catch((thrown) => thrown);
    assert.match(inspect(error), /TypeError: the private key/);
    assert.doesNotMatch(inspect(error), /hidden|nWGxne/);
  }
  assert.deepEqual(requests, []);
});

test("with a dpopKey the token is bound to it, and each attempt has a proof of its own", async (t) => {
  waits(t);
  const token = { access_token: "token", token_type: "DPoP", expires_in: 600 };
  const responses = [json(200, token), problem(503, "unavailable", true), json(200, PAGE)];
  const { baseUrl, requests } = await serve(t, ...responses);
  const bank = connect({ baseUrl, credential: SECRET, dpopKey: PUBLISHED, now: () => 1_795_424_400_900 });
  await bank.GET("/v1/accounts", { params: { query: { limit: 10 } } });
  assert.deepEqual(requests.slice(1).map(({ headers }) => headers.authorization), ["DPoP token", "DPoP token"]);

  const { kty, crv, x } = PUBLISHED;
  const key = createPublicKey({ key: { kty, crv, x }, format: "jwk" });
  const proofs = requests.map(({ headers }) => {
    const [header, claims, signature] = headers.dpop.split(".");
    assert.ok(verify(null, Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, "base64url")));
    const read = (part) => JSON.parse(Buffer.from(part, "base64url"));
    assert.deepEqual(read(header), { typ: "dpop+jwt", alg: "EdDSA", jwk: { kty, crv, x } });
    return read(claims);
  });
  const asked = proofs.map(({ jti, ...claims }) => claims);
  // The SHA-256 of "token".
  const call = { htm: "GET", htu: `${baseUrl}/v1/accounts`, iat: 1_795_424_400, ath: "PEaenWxYddN6Q_NT1PiOYfz4EsZu7jRXRlpAsNpBU-A" };
  assert.deepEqual(asked, [{ htm: "POST", htu: `${baseUrl}${TOKEN}`, iat: 1_795_424_400 }, call, call]);
  assert.equal(new Set(proofs.map(({ jti }) => jti)).size, 3);

  const unbound = await bankThat(t, json(200, PAGE));
  const refused = connect({ baseUrl: unbound.baseUrl, credential: SECRET, dpopKey: PUBLISHED }).GET("/v1/accounts");
  await assert.rejects(refused, /did not bind/);
});
