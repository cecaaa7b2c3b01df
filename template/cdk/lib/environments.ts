// The environments of the bank: what differs between dev and prod, and nothing else. Each is an AWS account of its own.
// Everything here is written down; nothing is looked up when the templates are made.

/** The two environments. A third is one more entry of `ENVIRONMENTS`. */
export type EnvironmentName = 'dev' | 'prod';

/** The gateway of a payment rail, as this environment reaches it. */
export interface RailSettings {
  /** Its origin, such as `https://gateway.example`. */
  readonly origin: string;
  /** How many calls may be under way at once: what the gateway takes, divided by the functions that call it. */
  readonly concurrency: number;
  /** What it means that the scheme says it never received a message (shared/rails/fps/src/never_received.rs), if not as usual. */
  readonly neverReceived?: 'closes_id' | 'leaves_open';
}

/** A bundle of certificates. API Gateway reads it again only if its version changes here, and then in a deploy. */
export interface Bundle {
  readonly key: string;
  /** The version of the object, as `aws s3api put-object` printed it. */
  readonly version: string;
}

/** Stands for a version that is not filled in yet. */
const NO_VERSION = 'VERSION-OF-THE-OBJECT';

/** One environment. */
export interface Environment {
  readonly name: EnvironmentName;
  /** The account's twelve digits. */
  readonly account: string;
  readonly region: 'eu-west-2';
  /** The availability zones that functions with a fixed address run in. */
  readonly zones: readonly string[];
  /** What Lambda writes of each call by itself: all, or what went wrong. */
  readonly systemLog: 'all' | 'faults';
  /**
   * How many NAT gateways, each with a fixed address by which rails know the bank: one in each zone. Without any, functions that call
   * rails leave as all others do, and the rails have to take them from everywhere.
   */
  readonly natGateways: number;
  /** The hosted zone, which is made once by hand so that its name servers stay. */
  readonly hostedZone: { readonly id: string; readonly name: string };
  /** The public name of the API: the issuer of tokens is `https://<apiHost>`. */
  readonly apiHost: string;
  /** Where CloudFront finds the API; nobody else has the certificate for it. */
  readonly originHost: string;
  /** Where rails call back, with mutual TLS. */
  readonly railsHost: string;
  /** Who may present a certificate: PEM bundles in the bucket `trust`, uploaded by hand (docs/operations.md). */
  readonly trust: { readonly edge: Bundle; readonly rails: Bundle };
  /** The certificate with which CloudFront shows itself to the API; in us-east-1, of a private authority. */
  readonly edgeCertificateArn: string;
  readonly rails: Readonly<Record<string, RailSettings>>;
  /**
   * The events that somebody outside the bank subscribed to, as the catalogue names them: `payments.payment-settled.v1`. Only these
   * are put on the event bus, and those that the bank itself counts there; each costs as much as a write.
   */
  readonly events: readonly string[];
  /**
   * Who looks: `always` has an alarm for everything, dashboards, and takes a version back by its alarm. `sometimes` has what costs
   * nothing: the alarms on the APIs, the authorizer and work items.
   */
  readonly watched: 'always' | 'sometimes';
  /** How new versions take over: at once, or a tenth of the calls for five minutes first. */
  readonly rollout: 'all-at-once' | 'canary';
  readonly logRetentionDays: number;
  /**
   * The highest rate that the policy of a client has here, in requests a minute. What the gateway takes of all, and the firewall
   * of one address, follow from it.
   */
  readonly highestRate: number;
  /** Token requests a second that the gateway takes of all together, and at once. */
  readonly tokenThrottle: { readonly rate: number; readonly burst: number };
  /** Whether clients may authenticate with a secret; if not, with a key alone (`private_key_jwt`), as the first clients must then. */
  readonly clientSecrets: 'accepted' | 'refused';
  /** The repository whose workflow may deploy, as `owner/name`. */
  readonly repository: string;
  /**
   * What the subject of the repository's tokens begins with. GitHub puts the ids of owner and repository into it, as in
   * `repo:owner@1/name@2`, unless the repository is older than 2026-07-15 and was neither renamed, transferred nor opted in
   * since: then it is `repo:owner/name`. `scripts/check-environments` reads it from GitHub.
   */
  readonly subject: string;
}

/** Account ids that stand for "not filled in yet". Templates can be made with them; `scripts/deploy` refuses them. */
export const PLACEHOLDER_ACCOUNTS: readonly string[] = ['111111111111', '222222222222'];

export const ENVIRONMENTS: Readonly<Record<EnvironmentName, Environment>> = {
  dev: {
    name: 'dev',
    account: '111111111111',
    region: 'eu-west-2',
    zones: [],
    natGateways: 0,
    hostedZone: { id: 'Z0000000000000000DEV', name: 'dev.bank.invalid' },
    apiHost: 'api.dev.bank.invalid',
    originHost: 'origin.dev.bank.invalid',
    railsHost: 'rails.dev.bank.invalid',
    trust: {
      edge: { key: 'edge.pem', version: NO_VERSION },
      rails: { key: 'rails.pem', version: NO_VERSION },
    },
    edgeCertificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/00000000-0000-0000-0000-000000000000',
    rails: { fps: { origin: 'https://fps.dev.bank.invalid', concurrency: 5 } },
    events: [],
    watched: 'sometimes',
    rollout: 'all-at-once',
    logRetentionDays: 30,
    systemLog: 'all',
    highestRate: 6_000,
    tokenThrottle: { rate: 10, burst: 20 },
    clientSecrets: 'accepted',
    repository: 'OWNER/REPOSITORY',
    subject: 'repo:OWNER@ID/REPOSITORY@ID',
  },
  prod: {
    name: 'prod',
    account: '222222222222',
    region: 'eu-west-2',
    zones: ['eu-west-2a', 'eu-west-2b'],
    natGateways: 2,
    hostedZone: { id: 'Z000000000000000PROD', name: 'bank.invalid' },
    apiHost: 'api.bank.invalid',
    originHost: 'origin.bank.invalid',
    railsHost: 'rails.bank.invalid',
    trust: {
      edge: { key: 'edge.pem', version: NO_VERSION },
      rails: { key: 'rails.pem', version: NO_VERSION },
    },
    edgeCertificateArn: 'arn:aws:acm:us-east-1:222222222222:certificate/00000000-0000-0000-0000-000000000000',
    rails: { fps: { origin: 'https://fps.bank.invalid', concurrency: 20 } },
    events: [],
    watched: 'always',
    rollout: 'canary',
    logRetentionDays: 400,
    systemLog: 'faults',
    highestRate: 60_000,
    tokenThrottle: { rate: 50, burst: 100 },
    clientSecrets: 'accepted',
    repository: 'OWNER/REPOSITORY',
    subject: 'repo:OWNER@ID/REPOSITORY@ID',
  },
};

/** The environment of this name. */
export function environmentOf(name: string): Environment {
  if (name === 'dev' || name === 'prod') return ENVIRONMENTS[name];
  throw new Error(`no environment ${JSON.stringify(name)}: there are ${Object.keys(ENVIRONMENTS).join(' and ')}`);
}

/** What must be filled in before this environment can be deployed; empty when everything is. */
export function unfilled(environment: Environment): string[] {
  const found: string[] = [];
  if (PLACEHOLDER_ACCOUNTS.includes(environment.account)) found.push(`account ${environment.account} is a placeholder`);
  if (environment.hostedZone.id.startsWith('Z0000000000')) found.push('hostedZone.id is a placeholder');
  for (const [field, host] of Object.entries({
    apiHost: environment.apiHost, originHost: environment.originHost, railsHost: environment.railsHost,
    ...Object.fromEntries(Object.entries(environment.rails).map(([rail, { origin }]) => [`rails.${rail}.origin`, origin])),
  })) {
    if (host.endsWith('.invalid')) found.push(`${field} ${host} is a placeholder`);
  }
  if (environment.edgeCertificateArn.endsWith('/00000000-0000-0000-0000-000000000000')) {
    found.push('edgeCertificateArn is a placeholder');
  }
  for (const [bundle, { version }] of Object.entries(environment.trust)) {
    if (version === NO_VERSION) found.push(`trust.${bundle}.version is a placeholder`);
  }
  if (environment.repository === 'OWNER/REPOSITORY') found.push('repository is a placeholder');
  if (environment.subject === 'repo:OWNER@ID/REPOSITORY@ID') found.push('subject is a placeholder');
  else if (!namesRepository(environment)) found.push(`subject ${environment.subject} is not that of ${environment.repository}: scripts/check-environments says what it is`);
  return found;
}

/** Whether the subject is the repository's, with both ids or with neither. */
function namesRepository({ subject, repository }: Environment): boolean {
  if (subject === `repo:${repository}`) return true;
  const [, owner, name] = /^repo:([^/@:*]+)@\d+\/([^/@:*]+)@\d+$/.exec(subject) ?? [];
  return `${owner ?? ''}/${name ?? ''}` === repository;
}
