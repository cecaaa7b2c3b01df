// A small evaluator of IAM policies, for these tests: Allow, Deny, actions and resources with wildcards, and the condition
// operators that the templates use. What it does not know it refuses to judge.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html, within one account.

/** A statement as templates hold it, its references replaced by text. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | boolean | readonly string[]>>>>;
}

/** What is asked. */
export interface Request {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** The policies that speak about a request. */
export interface Policies {
  readonly identity: readonly PolicyStatement[];
  /** Absent for a principal without a boundary. */
  readonly boundary?: readonly PolicyStatement[];
  readonly resource?: readonly PolicyStatement[];
}

/** Whether the request is allowed: by identity and boundary, or by the resource itself, and denied by none. */
export function allowed(request: Request, { identity, boundary, resource = [] }: Policies): boolean {
  const ofResource = resource.filter((statement) => speaksOf(statement.Principal, request.principal));
  const speaking = (statements: readonly PolicyStatement[], effect: string): boolean =>
    statements.some((statement) => statement.Effect === effect && matches(statement, request));
  if ([identity, boundary ?? [], ofResource].some((statements) => speaking(statements, 'Deny'))) return false;
  if (speaking(ofResource, 'Allow')) return true;
  return speaking(identity, 'Allow') && (boundary === undefined || speaking(boundary, 'Allow'));
}

function speaksOf(principal: unknown, who: string): boolean {
  if (principal === '*') return true;
  if (typeof principal !== 'object' || principal === null) throw new Error(`a principal that is not understood: ${JSON.stringify(principal)}`);
  return Object.entries(principal).some(([kind, names]) => {
    if (kind !== 'AWS') return false;
    // An account's root stands for what the account's own policies allow: it adds nothing here.
    return list(names as string).some((name) => name === '*' || name === who);
  });
}

function matches(statement: PolicyStatement, request: Request): boolean {
  for (const key of Object.keys(statement)) {
    if (!['Sid', 'Effect', 'Principal', 'Action', 'NotAction', 'Resource', 'Condition'].includes(key)) throw new Error(`${key} is not understood`);
  }
  const named = (patterns: string | readonly string[]): boolean =>
    list(patterns).some((pattern) => like(pattern.toLowerCase(), request.action.toLowerCase()));
  const { Action: actions, NotAction: others } = statement;
  if ((actions === undefined) === (others === undefined)) throw new Error('a statement has either Action or NotAction');
  return (actions === undefined ? !named(others ?? []) : named(actions))
    && list(statement.Resource ?? '*').some((pattern) => like(pattern, request.resource))
    && Object.entries(statement.Condition ?? {}).every(([operator, keys]) => {
      return Object.entries(keys).every(([key, value]) => holds(operator, list(value).map((text) => filled(String(text), request)), valueOf(key, request)));
    });
}

/** A policy's variable, such as `${aws:ResourceAccount}`, is a key of the request. */
function filled(text: string, request: Request): string {
  return text.replace(/\$\{([^}]+)\}/g, (_, key: string) => String(valueOf(key, request) ?? ''));
}

function valueOf(key: string, request: Request): string | readonly string[] | undefined {
  return key === 'aws:PrincipalArn' ? request.principal : request.context?.[key];
}

function holds(operator: string, expected: readonly string[], given: string | readonly string[] | undefined): boolean {
  if (operator === 'ForAllValues:StringLike') return list(given ?? []).every((value) => expected.some((pattern) => like(pattern, value)));
  if (operator === 'ForAllValues:StringEquals') return list(given ?? []).every((value) => expected.includes(value));
  if (operator === 'Null') return expected.includes(String(given === undefined));
  if (typeof given === 'object') throw new Error(`${operator} on several values is not understood`);
  const value = given;
  switch (operator) {
    case 'StringEquals': case 'Bool': return value !== undefined && expected.includes(value);
    case 'StringEqualsIfExists': case 'BoolIfExists': return value === undefined || expected.includes(value);
    case 'StringNotEquals': case 'StringNotEqualsIfExists': return value === undefined || !expected.includes(value);
    case 'StringLike': case 'ArnLike': case 'ArnEquals': return value !== undefined && expected.some((pattern) => like(pattern, value));
    case 'ArnNotEquals': case 'ArnNotLike': return value === undefined || !expected.some((pattern) => like(pattern, value));
    case 'NumericLessThan': return value !== undefined && expected.some((limit) => Number(value) < Number(limit));
    default: throw new Error(`the operator ${operator} is not understood`);
  }
}

/** `*` is any text, slashes and colons included, and `?` one character. */
export function like(pattern: string, text: string): boolean {
  const quoted = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${quoted}$`, 's').test(text);
}

function list<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
