// Access tokens: requested with the client's credential when they are first needed, cached, and renewed before they end.
import { base64, assertion, proof, signer, type PrivateKey, type Signer } from "./keys.js";
import { send, type TransportOptions } from "./transport.js";

/** A client secret. */
export interface SecretCredential {
  clientId: string;
  clientSecret: string;
  /** The scopes wanted; all of the client's if left out. */
  scope?: string;
}

/** A key that the client is registered with (`private_key_jwt`). */
export interface KeyCredential {
  clientId: string;
  privateKey: PrivateKey;
  /** The bank's issuer; `baseUrl` if left out. */
  audience?: string;
  /** The scopes wanted; all of the client's if left out. */
  scope?: string;
}

export type Credential = SecretCredential | KeyCredential;

/** Where access tokens come from. */
export interface TokenSource {
  get(): Promise<string>;
  /** Drops this token, which the bank refused; false if the next one would be the same. */
  discard(token: string): boolean;
}

/** Tokens that the caller supplies. */
export function suppliedTokens(accessToken: string | (() => Promise<string>)): TokenSource {
  if (typeof accessToken === "string") return { get: async () => accessToken, discard: () => false };
  return { get: accessToken, discard: () => true };
}

const PATH = "/v1/oauth/token";
/** How long before its end a token is renewed, in milliseconds; a quarter of its life if that is less. */
const MARGIN_MS = 30_000;

interface Cached {
  token: string;
  /** When to renew it, by `performance.now`: no change of the machine's clock moves it. */
  until: number;
}

/** Requests tokens with a credential. Calls at the same time share one request. */
export function requestedTokens(
  baseUrl: string,
  credential: Credential,
  now: () => number,
  options: TransportOptions,
  dpop?: () => Promise<Signer>,
): TokenSource {
  let cached: Cached | undefined;
  let under: Promise<string> | undefined;
  let key: Promise<Signer> | undefined;

  async function authenticate(form: URLSearchParams, headers: Headers): Promise<void> {
    if ("clientSecret" in credential) {
      // RFC 6749 §2.3.1: both halves are form-encoded before they are joined.
      const halves = [credential.clientId, credential.clientSecret].map(encodeURIComponent).join(":");
      headers.set("Authorization", `Basic ${base64(new TextEncoder().encode(halves))}`);
      return;
    }
    key ??= signer(credential.privateKey);
    const jwt = await assertion(await key, credential.clientId, credential.audience ?? baseUrl, now());
    form.set("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.set("client_assertion", jwt);
  }

  async function request(): Promise<string> {
    const call = {
      method: "POST",
      path: PATH,
      url: `${baseUrl}${PATH}`,
      idempotencyKey: undefined,
      signal: undefined,
      body: undefined as Uint8Array<ArrayBuffer> | undefined,
      // An assertion works once, so each attempt makes its own.
      async headers() {
        const headers = new Headers({ "Content-Type": "application/x-www-form-urlencoded" });
        const form = new URLSearchParams({ grant_type: "client_credentials" });
        if (credential.scope !== undefined) form.set("scope", credential.scope);
        await authenticate(form, headers);
        if (dpop !== undefined) {
          const request = { method: "POST", url: call.url, token: undefined };
          headers.set("DPoP", await proof(await dpop(), request, now()));
        }
        call.body = new TextEncoder().encode(form.toString());
        return headers;
      },
    };
    const asked = performance.now();
    const answer: unknown = await (await send(call, options)).json();
    const { token, life } = read(answer, dpop !== undefined);
    cached = { token, until: asked + life * 1000 - Math.min(MARGIN_MS, life * 250) };
    return token;
  }

  return {
    get() {
      if (cached !== undefined && performance.now() < cached.until) return Promise.resolve(cached.token);
      under ??= request().finally(() => {
        under = undefined;
      });
      return under;
    },
    discard(token) {
      if (cached?.token === token) cached = undefined;
      return true;
    },
  };
}

function read(answer: unknown, isBound: boolean): { token: string; life: number } {
  const { access_token, expires_in, token_type } = (answer ?? {}) as Record<string, unknown>;
  if (typeof access_token !== "string" || typeof expires_in !== "number") {
    throw new TypeError("the token endpoint returned no token");
  }
  if (isBound && token_type !== "DPoP") throw new TypeError("the token endpoint did not bind the token to the key");
  return { token: access_token, life: expires_in };
}
