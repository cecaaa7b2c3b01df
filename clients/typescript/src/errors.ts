// The errors that a call throws. None of them holds a header, a body that was sent, or a secret, so that all of them can
// be logged as they are.
import type { components } from "./generated/schema.js";

type Problem = components["schemas"]["Problem"];
export type ProblemCode = components["schemas"]["ProblemCode"];
export type FieldError = components["schemas"]["FieldError"];

/** Which request an error is about. */
export interface RequestInfo {
  method: string;
  /** The path without the query. */
  path: string;
  /** The key that the request was sent with: repeat the call with it to learn the result. */
  idempotencyKey: string | undefined;
}

/** A call that did not succeed. */
export abstract class MalaiError extends Error implements RequestInfo {
  readonly method: string;
  readonly path: string;
  readonly idempotencyKey: string | undefined;

  protected constructor(message: string, request: RequestInfo) {
    super(message);
    this.method = request.method;
    this.path = request.path;
    this.idempotencyKey = request.idempotencyKey;
  }
}

/** A response of the bank that is not a success, with the fields of its problem document (RFC 9457). */
export class ProblemError extends MalaiError {
  override readonly name = "ProblemError";
  /** The HTTP status. */
  readonly status: number;
  /** What to decide by; `http_` and the status if the response was no problem document. */
  readonly code: ProblemCode;
  readonly type: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly instance: string | undefined;
  /** Each field that is not valid. */
  readonly errors: readonly FieldError[];
  readonly requestId: string | undefined;
  /** Whether the same request with the same key may succeed later. */
  readonly retryable: boolean;
  /** Seconds to wait before the same request, if the bank named them. */
  readonly retryAfter: number | undefined;

  constructor(request: RequestInfo, problem: ProblemFields) {
    super(describe(request, problem), request);
    this.status = problem.status;
    this.code = problem.code;
    this.type = problem.type;
    this.title = problem.title;
    this.detail = problem.detail;
    this.instance = problem.instance;
    this.errors = problem.errors;
    this.requestId = problem.requestId;
    this.retryable = problem.retryable;
    this.retryAfter = problem.retryAfter;
  }
}

/** No response arrived. A write may have been done: repeat it with the same key. */
export class NoResponseError extends MalaiError {
  override readonly name = "NoResponseError";
  /** The system's error code, such as `ECONNREFUSED`, or `timeout`. */
  readonly reason: string;

  constructor(request: RequestInfo, reason: string) {
    super(`${request.method} ${request.path}: no response (${reason})`, request);
    this.reason = reason;
  }
}

/** The fields of a `ProblemError`, all of them present. */
export interface ProblemFields {
  status: number;
  code: ProblemCode;
  type: string;
  title: string;
  detail: string | undefined;
  instance: string | undefined;
  errors: readonly FieldError[];
  requestId: string | undefined;
  retryable: boolean;
  retryAfter: number | undefined;
}

/** Statuses that a gateway on the way returns without a problem document, and that may pass. */
const PASSING = new Set([429, 502, 503, 504]);

/** Reads a response that is not a success. What is not a problem document still becomes an error, without its text. */
export function problemError(request: RequestInfo, response: Response, body: string): ProblemError {
  const { status, headers } = response;
  const found = fields(body);
  const code = text(found["code"]) ?? text(found["error"]);
  return new ProblemError(request, {
    status,
    code: code ?? `http_${status}`,
    type: text(found["type"]) ?? "about:blank",
    title: text(found["title"]) ?? (code === undefined ? "Not a problem document" : "Token request refused"),
    detail: text(found["detail"]) ?? text(found["error_description"]),
    instance: text(found["instance"]),
    errors: Array.isArray(found["errors"]) ? found["errors"].filter(isFieldError) : [],
    requestId: text(found["request_id"]) ?? headers.get("x-request-id") ?? undefined,
    retryable: typeof found["retryable"] === "boolean" ? found["retryable"] : code === undefined && PASSING.has(status),
    retryAfter: seconds(headers.get("retry-after")),
  });
}

function describe(request: RequestInfo, { status, code, title, detail, errors, requestId }: ProblemFields): string {
  const where = errors.map(({ pointer, message }) => `; ${pointer || "body"}: ${message}`).join("");
  const quote = requestId === undefined ? "" : ` [${requestId}]`;
  const what = detail === undefined ? title : `${title}: ${detail}`;
  // A line break in a log would let the text of a response pass for a line of its own.
  return printable(`${request.method} ${request.path}: ${status} ${code}: ${what}${where}${quote}`);
}

function printable(message: string): string {
  return message.replace(/[\p{Cc}\u2028\u2029]/gu, " ").slice(0, 2000);
}

function fields(body: string): Partial<Record<keyof Problem | "error" | "error_description", unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isFieldError(value: unknown): value is FieldError {
  if (typeof value !== "object" || value === null) return false;
  const { pointer, code, message } = value as Partial<Record<keyof FieldError, unknown>>;
  return typeof pointer === "string" && typeof code === "string" && typeof message === "string";
}

/** `Retry-After` in seconds: a number of them, or the date until then (RFC 9110 §10.2.3). */
function seconds(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const until = Date.parse(value);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}
