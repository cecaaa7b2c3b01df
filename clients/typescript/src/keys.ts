// Private keys of the client: signatures of requests (RFC 9421) and assertions for tokens (RFC 7523). Over Web Crypto,
// which Node.js and browsers have.

/** A private key as a JWK: Ed25519 or P-256, with the `kid` that it is registered under. */
export interface PrivateKey {
  kty: string;
  crv: string;
  kid: string;
  x: string;
  y?: string;
  d: string;
}

/** A key that signs and cannot be read back. */
export interface Signer {
  kid: string;
  /** Its algorithm in an HTTP message signature. */
  alg: "ed25519" | "ecdsa-p256-sha256";
  /** The public half, as a JWK. */
  publicKey: { kty: string; crv: string; x: string; y?: string };
  sign(message: string): Promise<Uint8Array>;
}

const ENCODER = new TextEncoder();

/** Imports a key. Throws if it is of another kind, without showing any of it. */
export async function signer(key: PrivateKey): Promise<Signer> {
  const { kid, kty, crv, x, y, d } = key;
  if (!/^[!#-[\]-~]{1,64}$/.test(kid)) throw new TypeError("the private key's kid is not printable ASCII");
  if (kty === "OKP" && crv === "Ed25519") {
    const secret = await imported({ kty, crv, x, d }, { name: "Ed25519" });
    return { kid, alg: "ed25519", publicKey: { kty, crv, x }, sign: (message) => signed({ name: "Ed25519" }, secret, message) };
  }
  if (kty === "EC" && crv === "P-256" && y !== undefined) {
    const secret = await imported({ kty, crv, x, y, d }, { name: "ECDSA", namedCurve: "P-256" });
    const algorithm = { name: "ECDSA", hash: "SHA-256" };
    return { kid, alg: "ecdsa-p256-sha256", publicKey: { kty, crv, x, y }, sign: (message) => signed(algorithm, secret, message) };
  }
  throw new TypeError("the private key is neither Ed25519 nor P-256");
}

async function imported(jwk: JsonWebKey, algorithm: { name: string; namedCurve?: string }): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey("jwk", jwk, algorithm, false, ["sign"]);
  } catch {
    throw new TypeError("the private key is not a valid JWK");
  }
}

async function signed(algorithm: { name: string; hash?: string }, key: CryptoKey, message: string) {
  return new Uint8Array(await crypto.subtle.sign(algorithm, key, ENCODER.encode(message)));
}

/** What a signature covers, in this order (docs/request-signatures.md). */
const COVERED = ["@method", "@path", "content-digest", "content-type", "idempotency-key", "authorization"];

/** Adds `Content-Digest`, `Signature-Input` and `Signature` to the headers of a request. `at` is in Unix seconds. */
export async function signRequest(
  key: Signer,
  request: { method: string; path: string; headers: Headers; body: Uint8Array<ArrayBuffer> },
  at: number,
): Promise<void> {
  const { method, path, headers, body } = request;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  headers.set("Content-Digest", `sha-256=:${base64(digest)}:`);
  const covered = COVERED.map((name) => `"${name}"`).join(" ");
  const params = `(${covered});created=${at};keyid="${key.kid}";alg="${key.alg}";tag="malai"`;
  const value = (name: string) => (name === "@method" ? method : name === "@path" ? path : headers.get(name) ?? "");
  const base = [...COVERED.map((name) => `"${name}": ${value(name)}`), `"@signature-params": ${params}`].join("\n");
  headers.set("Signature-Input", `malai=${params}`);
  headers.set("Signature", `malai=:${base64(await key.sign(base))}:`);
}

/** Makes the assertion of `private_key_jwt`, which works once and for a minute. `at` is in Unix seconds. */
export async function assertion(key: Signer, clientId: string, audience: string, at: number): Promise<string> {
  const header = { alg: algorithm(key), kid: key.kid, typ: "JWT" };
  const claims = { iss: clientId, sub: clientId, aud: audience, iat: at, exp: at + 60, jti: crypto.randomUUID() };
  return jwt(key, header, claims);
}

/** Makes a proof of possession for one request (RFC 9449, docs/dpop.md). `at` is in Unix seconds. */
export async function proof(
  key: Signer,
  request: { method: string; url: string; token: string | undefined },
  at: number,
): Promise<string> {
  const { method, url, token } = request;
  const header = { typ: "dpop+jwt", alg: algorithm(key), jwk: key.publicKey };
  const { origin, pathname } = new URL(url);
  const claims = { jti: crypto.randomUUID(), htm: method, htu: `${origin}${pathname}`, iat: at };
  if (token === undefined) return jwt(key, header, claims);
  const digest = await crypto.subtle.digest("SHA-256", ENCODER.encode(token));
  return jwt(key, header, { ...claims, ath: base64url(new Uint8Array(digest)) });
}

function algorithm(key: Signer): string {
  return key.alg === "ed25519" ? "EdDSA" : "ES256";
}

async function jwt(key: Signer, header: object, claims: object): Promise<string> {
  const part = (value: object) => base64url(ENCODER.encode(JSON.stringify(value)));
  const message = `${part(header)}.${part(claims)}`;
  return `${message}.${base64url(await key.sign(message))}`;
}

export function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function base64url(bytes: Uint8Array): string {
  return base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
