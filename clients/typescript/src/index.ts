// The client of the bank's HTTP API. The types come from openapi.yaml; a call names a path of the contract:
//
//   const bank = connect({ baseUrl, credential: { clientId, clientSecret } });
//   const { data: account } = await bank.GET("/v1/accounts/{account_id}", { params: { path: { account_id } } });
//
// A call that does not succeed throws: `ProblemError` for what the bank refused, `NoResponseError` without a response.
import createClient, { type Client, type ClientPathsWithMethod, type MaybeOptionalInit } from "openapi-fetch";
import type { ProblemError } from "./errors.js";
import { proof, signRequest, signer, type PrivateKey, type Signer } from "./keys.js";
import type { components, paths } from "./generated/schema.js";
import { requestedTokens, suppliedTokens, type Credential, type TokenSource } from "./token.js";
import { send, type RetryOptions, type TransportOptions } from "./transport.js";

export { MalaiError, NoResponseError, ProblemError } from "./errors.js";
export type { FieldError, ProblemCode, RequestInfo } from "./errors.js";
export type { PrivateKey } from "./keys.js";
export type { components, operations, paths } from "./generated/schema.js";
export type { Credential, KeyCredential, SecretCredential } from "./token.js";
export type { RetryOptions } from "./transport.js";

/** Every object of the contract by its name, such as `Schemas["Payment"]`. */
export type Schemas = components["schemas"];

type Method = "get" | "post" | "put";
type PathOf<M extends Method> = ClientPathsWithMethod<Client<paths>, M>;
/** The JSON body of a success. Not openapi-fetch's type, which takes open enumerations apart. */
type Json<Operation> = Operation extends { responses: infer R }
  ? { [S in keyof R & (200 | 201)]: R[S] extends { content: { "application/json": infer T } } ? T : never }[keyof R &
      (200 | 201)]
  : never;
interface Parsed {
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
}
type Body<M extends Method, P extends PathOf<M>, I = {}> = I extends { parseAs: infer A extends keyof Parsed }
  ? Parsed[A]
  : Json<paths[P][M]>;
/** Left out only where nothing in it is required. */
type Rest<I> = undefined extends I ? [init?: I] : [init: I];

/** A successful response: its body, and the response for its status and headers. */
export interface Answer<T> {
  data: T;
  response: Response;
}

type Call<M extends Method> = <P extends PathOf<M>, I extends MaybeOptionalInit<paths[P], M>>(
  path: P,
  ...init: Rest<I>
) => Promise<Answer<Body<M, P, I>>>;

/** A path that returns a list in pages. */
export type PagedPath = {
  [P in PathOf<"get">]: Body<"get", P> extends { data: readonly unknown[]; next_cursor?: string } ? P : never;
}[PathOf<"get">];

type Page<P extends PagedPath> = Body<"get", P>;
type Item<P extends PagedPath> = Page<P> extends { data: readonly (infer T)[] } ? T : never;

/** The bank. Writes get an `Idempotency-Key` of their own unless `params.header` names one. */
export interface Bank {
  GET: Call<"get">;
  POST: Call<"post">;
  PUT: Call<"put">;
  /** The pages of a list, from the first or from the given `cursor`; each is requested when it is needed. */
  pages<P extends PagedPath, I extends MaybeOptionalInit<paths[P], "get">>(
    path: P,
    ...init: Rest<I>
  ): AsyncGenerator<Page<P>, void, undefined>;
  /** The items of all pages of a list. */
  items<P extends PagedPath, I extends MaybeOptionalInit<paths[P], "get">>(
    path: P,
    ...init: Rest<I>
  ): AsyncGenerator<Item<P>, void, undefined>;
}

export interface Connection {
  /** Where the bank is, such as `http://127.0.0.1:8080`. */
  baseUrl: string;
  /** What tokens are requested with. Without it and `accessToken` only the open operations work. */
  credential?: Credential;
  /** Instead of a credential: an access token, or what returns one that is valid now. */
  accessToken?: string | (() => Promise<string>);
  /** Signs every write (docs/request-signatures.md). */
  signingKey?: PrivateKey;
  /** Binds tokens to this key and sends a proof of it with each request (DPoP, docs/dpop.md). Its `kid` is not used. */
  dpopKey?: PrivateKey;
  retry?: RetryOptions;
  /** How long one attempt may take, in milliseconds: 30,000 if left out. */
  timeoutMs?: number;
  /** Sends the requests: the platform's `fetch` if left out. */
  fetch?: typeof globalThis.fetch;
  /** The time in Unix milliseconds, for signatures and assertions: the machine's clock if left out. */
  now?: () => number;
}

/** Connects to the bank. Nothing is sent yet. */
export function connect(connection: Connection): Bank {
  const baseUrl = connection.baseUrl.replace(/\/+$/, "");
  const raw = createClient<paths>({ baseUrl, fetch: fetcher(baseUrl, connection) });
  const call = (method: "GET" | "POST" | "PUT") => async (path: string, init?: object) => {
    const { data, response } = await (raw[method] as Untyped)(path, init);
    return { data, response };
  };
  const get = call("GET");

  async function* pages(path: string, init: Init = {}): AsyncGenerator<RawPage, void, undefined> {
    for (let cursor = init.params?.query?.["cursor"]; ; ) {
      const query = { ...init.params?.query, ...(cursor === undefined ? {} : { cursor }) };
      const page = (await get(path, { ...init, params: { ...init.params, query } })).data as RawPage;
      yield page;
      if (page.next_cursor === undefined) return;
      // A cursor that leads to itself would be read without end.
      if (page.next_cursor === cursor) throw new Error(`${path}: the page's next_cursor is its own`);
      cursor = page.next_cursor;
    }
  }

  async function* items(path: string, init?: Init): AsyncGenerator<unknown, void, undefined> {
    for await (const page of pages(path, init)) yield* page.data;
  }

  // The types above say what the generated client takes and returns; within this function they are erased.
  return { GET: get, POST: call("POST"), PUT: call("PUT"), pages, items } as unknown as Bank;
}

type Untyped = (path: string, init?: object) => Promise<{ data?: unknown; response: Response }>;
type Init = { params?: { query?: Record<string, unknown> } };
interface RawPage {
  data: unknown[];
  next_cursor?: string;
}

/** Sends what the generated client has put together, with a token, an idempotency key, a signature, and retries. */
function fetcher(baseUrl: string, connection: Connection): (request: Request) => Promise<Response> {
  const { credential, accessToken, signingKey, dpopKey, retry = {}, timeoutMs = 30_000, now = Date.now } = connection;
  const seconds = () => Math.floor(now() / 1000);
  const fetch = connection.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const options: TransportOptions = { fetch, timeoutMs, retry };
  let tokens: TokenSource | undefined;
  let bound: Promise<Signer> | undefined;
  const dpop = dpopKey === undefined ? undefined : () => (bound ??= signer(dpopKey));
  if (credential !== undefined) tokens = requestedTokens(baseUrl, credential, seconds, options, dpop);
  else if (accessToken !== undefined) tokens = suppliedTokens(accessToken);
  let key: Promise<Signer> | undefined;

  return async (request) => {
    const { method, url, signal } = request;
    const path = new URL(url).pathname;
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    const fixed = new Headers(request.headers);
    const isWrite = method !== "GET";
    if (isWrite && !fixed.has("Idempotency-Key")) fixed.set("Idempotency-Key", crypto.randomUUID());
    let token: string | undefined;
    let renewed = false;

    async function headers(): Promise<Headers> {
      const headers = new Headers(fixed);
      if (tokens === undefined) return headers;
      token = await tokens.get();
      headers.set("Authorization", `${dpop === undefined ? "Bearer" : "DPoP"} ${token}`);
      if (dpop !== undefined) headers.set("DPoP", await proof(await dpop(), { method, url, token }, seconds()));
      if (isWrite && signingKey !== undefined) {
        key ??= signer(signingKey);
        await signRequest(await key, { method, path, headers, body: body ?? new Uint8Array() }, seconds());
      }
      return headers;
    }

    // A token can end before its time: the client was changed, or the bank's clock was moved. Once, for a second refusal
    // has another reason.
    function renew({ status, code }: ProblemError): boolean {
      if (status !== 401 || code !== "unauthenticated" || renewed || token === undefined) return false;
      renewed = true;
      return tokens?.discard(token) ?? false;
    }

    const idempotencyKey = fixed.get("Idempotency-Key") ?? undefined;
    return send({ method, path, url, body, signal, idempotencyKey, headers, renew }, options);
  };
}
