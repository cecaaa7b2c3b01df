// Sends one call, again where the bank says that it may help: each attempt has the same body and the same idempotency
// key, so that the work is done once.
import { NoResponseError, problemError, ProblemError, type RequestInfo } from "./errors.js";

/** How often and how long a call is retried. */
export interface RetryOptions {
  /** Attempts at most, the first one included: 4 if left out, 1 for none but the first. */
  attempts?: number;
  /** The longest wait between two attempts, in milliseconds: 60,000 if left out. A longer `Retry-After` ends the call. */
  maxDelayMs?: number;
}

export interface TransportOptions {
  fetch: typeof globalThis.fetch;
  /** How long one attempt may take. */
  timeoutMs: number;
  retry: RetryOptions;
}

/** One call: what stays the same over its attempts, and what is made for each. */
export interface Call extends RequestInfo {
  url: string;
  body: Uint8Array<ArrayBuffer> | undefined;
  signal: AbortSignal | undefined;
  /** Makes the headers of an attempt: tokens expire and signatures age. Its errors end the call. */
  headers(): Promise<Headers>;
  /** Whether what was refused is to be sent again at once, since `headers` will make others. */
  renew?(error: ProblemError): boolean;
}

/** The first wait between two attempts, which doubles with each. */
const FIRST_DELAY_MS = 250;
/** What is added at most to a `Retry-After`, so that clients that got the same one do not return together. */
const SPREAD_MS = 1000;
/** Statuses whose responses have no body, not even an empty one. */
const BODILESS = new Set([204, 205, 304]);

/** Returns the first response that is a success, its body complete. */
export async function send(call: Call, options: TransportOptions): Promise<Response> {
  for (let attempt = 1; ; ) {
    const headers = await call.headers();
    try {
      return await once(call, headers, options);
    } catch (error) {
      if (error instanceof ProblemError && call.renew?.(error) === true) continue;
      const delay = delayAfter(error, attempt, options.retry);
      if (delay === undefined) throw error;
      await sleep(delay, call.signal);
      attempt += 1;
    }
  }
}

async function once(call: Call, headers: Headers, options: TransportOptions): Promise<Response> {
  call.signal?.throwIfAborted();
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(TIMEOUT), options.timeoutMs);
  const stop = () => abort.abort(call.signal?.reason);
  call.signal?.addEventListener("abort", stop, { once: true });
  let response: Response;
  let body: ArrayBuffer;
  try {
    response = await options.fetch(call.url, {
      method: call.method,
      headers,
      // A redirect would carry the token and the order elsewhere; the bank sends none.
      redirect: "manual",
      signal: abort.signal,
      ...(call.body === undefined ? {} : { body: call.body }),
    });
    body = await response.arrayBuffer();
  } catch (error) {
    call.signal?.throwIfAborted();
    throw new NoResponseError(call, abort.signal.aborted ? "timeout" : reason(error));
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener("abort", stop);
  }
  if (!response.ok) throw problemError(call, response, new TextDecoder().decode(body));
  const { status, statusText } = response;
  return new Response(BODILESS.has(status) ? null : body, { status, statusText, headers: response.headers });
}

const TIMEOUT = new Error("timeout");

/** The system's error code, which names no host and no header. */
function reason(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" && /^[A-Z0-9_]{1,64}$/.test(code) ? code : "connection failed";
}

/** Milliseconds until the next attempt, or `undefined` if there is to be none. */
function delayAfter(error: unknown, attempt: number, retry: RetryOptions): number | undefined {
  const { attempts = 4, maxDelayMs = 60_000 } = retry;
  if (attempt >= attempts) return undefined;
  const backoff = Math.min(maxDelayMs, FIRST_DELAY_MS * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
  if (error instanceof NoResponseError) return backoff;
  if (!(error instanceof ProblemError) || !error.retryable) return undefined;
  if (error.retryAfter === undefined) return backoff;
  const wait = error.retryAfter * 1000;
  if (wait > maxDelayMs) return undefined;
  return wait + Math.random() * Math.min(SPREAD_MS, maxDelayMs);
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
