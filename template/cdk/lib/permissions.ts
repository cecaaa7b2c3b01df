// What each function may do on AWS, from what it declares: plain statements, with no wildcard but those that AWS demands.
// No grant of the CDK is used: its write grants hold verbs that nobody declared, such as BatchWriteItem and DeleteItem.

import type { Bank, BankFunction } from './bank.ts';
import type { ObjectVerb, TableVerb, Trigger } from './declaration.ts';
import type { Names } from './names.ts';

/** An IAM statement as it is written in a policy. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The action behind each verb of one. TransactWriteItems has none of its own: each item in it is judged by its own action. */
export const TABLE_ACTIONS: Readonly<Record<Exclude<TableVerb, 'transitions' | 'append' | 'fold'>, string>> = {
  get: 'dynamodb:GetItem',
  view: 'dynamodb:GetItem',
  query: 'dynamodb:Query',
  'put-once': 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
  postings: 'dynamodb:UpdateItem',
  delete: 'dynamodb:DeleteItem',
  check: 'dynamodb:ConditionCheckItem',
  insert: 'dynamodb:PartiQLInsert',
  scan: 'dynamodb:Scan',
};

/** What a transition writes: items of any form that the owner of the table publishes, below its keys. */
const TRANSITION_ACTIONS = [TABLE_ACTIONS['put-once'], TABLE_ACTIONS.update, TABLE_ACTIONS.delete];

/** What a relay does with the chains of its own stream: insert, and read their ends. */
const APPEND_ACTIONS = [TABLE_ACTIONS.insert, TABLE_ACTIONS.query];

/** What another domain does with the rows into which it folds its changes: read, write once, change. */
const FOLD_ACTIONS = [TABLE_ACTIONS.get, TABLE_ACTIONS['put-once'], TABLE_ACTIONS.update];

/** What a rotation takes. The last two write, and are nobody's but a secret's one rotation function. */
export const ROTATION_ACTIONS = [
  'secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret', 'secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage',
];
const SECRET_CHANGES = ROTATION_ACTIONS.slice(2);

/** The partition of the item that says which version a table's rows have (shared/store/src/schema.rs). */
const VERSION_PARTITION = 'schema';

/** A reading of the version, and of nothing else. Without the second operator a request that names no key would do. */
const OF_THE_VERSION = {
  'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [VERSION_PARTITION] }, Null: { 'dynamodb:LeadingKeys': 'false' },
};

/** The one function that reads tables as a whole. */
export const MIGRATOR = 'migrate-data';

/** Whoever may read an object may know that there is none: without ListBucket, S3 answers 403 in place of 404. */
export const OBJECT_ACTIONS: Readonly<Record<ObjectVerb, readonly string[]>> = {
  get: ['s3:GetObject', 's3:ListBucket'],
  put: ['s3:PutObject'],
};

/** Verbs that allow less than their whole action. */
const LIMITED = ['query', 'postings', 'transitions', 'view', 'append', 'fold'] as const;
const isWhole = (verb: TableVerb): verb is Exclude<TableVerb, (typeof LIMITED)[number]> => !LIMITED.some((limited) => limited === verb);

/** A reading that asks for these attributes by name; the keys are in every request. */
function onlyThese(attributes: readonly string[]): NonNullable<Statement['Condition']> {
  return {
    'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', ...attributes] },
    StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
  };
}

/** A posting stands in the payer's own transaction, so outside of one the same action is not allowed. */
const IN_A_TRANSACTION = { StringEquals: { 'dynamodb:EnclosingOperation': 'TransactWriteItems' } };

/** Admissions, transitions, appends and folds write below these keys and nowhere else; `postings` of other tables stand in the payer's transaction. */
function onlyBelow(...keys: readonly string[]): NonNullable<Statement['Condition']> {
  return { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys.map((key) => `${key}*`) } };
}

/** Whether a function judges who is let in: it does what needs a token, or it judges the tokens. */
export function letsIn({ declaration: { trigger: by } }: BankFunction, bank: Bank): boolean {
  if (by.kind === 'authorizer') return true;
  return by.kind === 'http' && bank.contract.operations.some(({ id, guard }) => id === by.operation && guard === 'token');
}

/** What changes an item that is there, or may. `PutItem` replaces; IAM knows no "only if absent". */
export const REWRITING = [
  'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem',
  'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete',
];

/** What changes a table rather than its items, and is the deploy role's alone. Expiry is here: it removes items. */
export const TABLE_CHANGES = [
  'dynamodb:DeleteTable', 'dynamodb:UpdateTable', 'dynamodb:UpdateTimeToLive', 'dynamodb:UpdateContinuousBackups',
  'dynamodb:PutResourcePolicy', 'dynamodb:DeleteResourcePolicy',
];

/** The events queue of a function, and where its events go that it could not handle. */
export const eventQueue = (name: string): string => `${name}-events`;
export const deadLetters = (name: string): string => `${name}-dead-letters`;

/** Everything one function's role allows. */
export function statementsOf(one: BankFunction, bank: Bank, names: Names): Statement[] {
  const { declaration } = one;
  return [
    allow('WriteItsLog', ['logs:CreateLogStream', 'logs:PutLogEvents'], [`${names.arn('logs', `log-group:${names.logGroup(one.domain)}`)}:log-stream:*`]),
    // AWS offers no resource to name here.
    allow('SendItsTraces', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
    ...tables(one, bank, names),
    ...letsIn(one, bank) ? admissions(one, bank, names) : [],
    ...declaration.secrets.length > 0
      ? [allow('ReadItsSecrets', ['secretsmanager:GetSecretValue'], declaration.secrets.map((secret) => names.secretArn(secret)))]
      : [],
    ...declaration.trigger.kind === 'rotation' ? rotation(declaration.trigger, names) : [],
    ...parked(one, names),
    ...buckets(one, names),
    ...declaration.bus ? [putEvents(one, names)] : [],
    ...trigger(one, names),
    ...declaration.rails.length > 0 && names.environment.natGateways > 0 ? networkInterfaces(one, names) : [],
  ];
}

function rotation({ secret, publishes }: Extract<Trigger, { kind: 'rotation' }>, names: Names): Statement[] {
  return [
    allow('RotateItsSecret', ROTATION_ACTIONS, [names.secretArn(secret)]),
    ...publishes === undefined
      ? [] : [allow('PublishItsKeys', ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'], [names.secretArn(publishes)])],
  ];
}

function tables({ declaration }: BankFunction, bank: Bank, names: Names): Statement[] {
  return [...declaration.tables].flatMap(([table, verbs]) => {
    const arn = names.tableArn(table);
    const whole = [...new Set(verbs.filter(isWhole).map((verb) => TABLE_ACTIONS[verb]))];
    const statements: Statement[] = [];
    const said = pascal(table);
    // Whoever may do anything with a table first asks which version its rows have.
    if (bank.workspace.tables.get(table)?.insertOnly === false) {
      statements.push({ ...allow(`Version${said}`, ['dynamodb:GetItem'], [arn]), Condition: OF_THE_VERSION });
    }
    if (whole.length > 0) statements.push(allow(`Items${said}`, whole, [arn]));
    if (verbs.includes('query')) {
      const indexes = bank.workspace.tables.get(table)?.indexes ?? [];
      statements.push(allow(`Query${said}`, [TABLE_ACTIONS.query], [arn, ...indexes.map(({ name }) => `${arn}/index/${name}`)]));
    }
    if (verbs.includes('view') && !verbs.includes('get')) {
      const shown = bank.workspace.tables.get(table)?.view ?? [];
      statements.push({ ...allow(`View${said}`, [TABLE_ACTIONS.view], [arn]), Condition: onlyThese(shown) });
    }
    if (verbs.includes('postings') && !verbs.includes('update')) {
      statements.push({ ...allow(`Postings${said}`, [TABLE_ACTIONS.postings], [arn]), Condition: IN_A_TRANSACTION });
    }
    if (verbs.includes('transitions')) {
      const keys = bank.workspace.tables.get(table)?.transitions ?? [];
      statements.push({ ...allow(`Transitions${said}`, TRANSITION_ACTIONS, [arn]), Condition: onlyBelow(...keys) });
    }
    if (verbs.includes('append') && declaration.trigger.kind === 'stream') {
      const streams = declaration.trigger.tables;
      const keys = (bank.workspace.tables.get(table)?.appends ?? []).flatMap((key) => streams.map((stream) => key.replace('{stream}', stream)));
      statements.push({ ...allow(`Append${said}`, APPEND_ACTIONS, [arn]), Condition: onlyBelow(...keys) });
    }
    if (verbs.includes('fold')) {
      const keys = bank.workspace.tables.get(table)?.folds ?? [];
      statements.push({ ...allow(`Fold${said}`, FOLD_ACTIONS, [arn]), Condition: onlyBelow(...keys) });
    }
    return statements;
  });
}

/** The count of a client's requests, and the record of what was refused. */
function admissions({ declaration }: BankFunction, bank: Bank, names: Names): Statement[] {
  return [...bank.workspace.tables.values()].flatMap(({ name, admissions: key }) => {
    if (key === undefined || declaration.tables.get(name)?.includes('update') === true) return [];
    return [{ ...allow(`Admissions${pascal(name)}`, [TABLE_ACTIONS.update], [names.tableArn(name)]), Condition: onlyBelow(key) }];
  });
}

/** Below what key a reader of streams keeps the records that it cannot handle (shared/store/src/parked.rs). */
const PARKED = 'parked';
const PARKING = ['get', 'query', 'put-once', 'update', 'delete'] as const;

/** A reader of streams parks in the tables of its streams, and reaches nothing else there by that. */
function parked({ declaration: { trigger: by } }: BankFunction, names: Names): Statement[] {
  if (by.kind !== 'stream') return [];
  const actions = PARKING.map((verb) => TABLE_ACTIONS[verb]);
  return [{ ...allow('ParkWhatItCannotHandle', actions, by.tables.map((table) => names.tableArn(table))), Condition: onlyBelow(PARKED) }];
}

function buckets({ declaration }: BankFunction, names: Names): Statement[] {
  return [...declaration.buckets].flatMap(([bucket, verbs]) => {
    const actions = verbs.flatMap((verb) => OBJECT_ACTIONS[verb]);
    const ofObjects = actions.filter((action) => action !== 's3:ListBucket');
    const arn = names.bucketArn(bucket);
    const statements = [allow(`Objects${pascal(bucket)}`, ofObjects, [`${arn}/*`])];
    if (actions.includes('s3:ListBucket')) statements.push(allow(`List${pascal(bucket)}`, ['s3:ListBucket'], [arn]));
    return statements;
  });
}

/** Only events of the domains whose streams it relays. */
function putEvents({ declaration: { trigger: by } }: BankFunction, names: Names): Statement {
  const sources = by.kind === 'stream' ? by.tables.map((table) => `malai.${table}`) : [];
  return {
    ...allow('PutEvents', ['events:PutEvents'], [names.busArn()]),
    Condition: { 'ForAllValues:StringEquals': { 'events:source': sources } },
  };
}

/** What Lambda does in the function's name to bring it its events. */
function trigger({ name, declaration: { trigger: by } }: BankFunction, names: Names): Statement[] {
  if (by.kind === 'events') {
    const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
    return [allow('TakeItsEvents', actions, [names.queueArn(eventQueue(name))])];
  }
  // Lambda calls it without waiting for it, and sends what it could not do where its role may.
  if (by.kind === 'schedule') return [allow('SetCallsAside', ['sqs:SendMessage'], [names.queueArn(deadLetters(name))])];
  if (by.kind !== 'stream') return [];
  const actions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
  return [
    allow('ReadItsStreams', actions, by.tables.map((table) => `${names.tableArn(table)}/stream/*`)),
    // ListStreams names no table.
    allow('FindItsStreams', ['dynamodb:ListStreams'], ['*']),
    allow('SetBatchesAside', ['sqs:SendMessage'], [names.queueArn(deadLetters(name))]),
  ];
}

const INTERFACES = [
  'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets',
  'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses',
];

/** Lambda itself places the function into the network with its role; the function's own code may not. */
function networkInterfaces({ name }: BankFunction, names: Names): Statement[] {
  return [
    allow('LetLambdaPlaceIt', INTERFACES, ['*']),
    {
      ...allow('NotFromItsCode', INTERFACES, ['*']), Effect: 'Deny',
      Condition: { ArnLike: { 'lambda:SourceFunctionArn': [names.functionArn(name), `${names.functionArn(name)}:*`] } },
    },
  ];
}

/**
 * The ceiling over every role that runs code: item verbs on this environment's own things, and never a change of a table,
 * whatever a role's own policy came to say.
 */
export function boundaryOf(bank: Bank, names: Names): Statement[] {
  const tableArns = `${names.tableArn('')}*`;
  const insertOnly = [...bank.workspace.tables.values()].filter((table) => table.insertOnly).map(({ name }) => names.tableArn(name));
  return [
    allow('Items', [...new Set(Object.values(TABLE_ACTIONS))], [tableArns]),
    allow('Streams', ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [`${tableArns}/stream/*`]),
    allow('Secrets', ROTATION_ACTIONS, [names.secretArn('*')]),
    allow('Objects', ['s3:GetObject', 's3:ListBucket', 's3:PutObject'], [`${names.bucketArn('')}*`]),
    allow('Events', ['events:PutEvents'], [names.busArn()]),
    allow('Queues', ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:SendMessage'], [`${names.queueArn('')}*`]),
    allow('Functions', ['lambda:InvokeFunction'], [`${names.functionArn('')}*`]),
    allow('Logs', ['logs:CreateLogStream', 'logs:PutLogEvents'], [`${names.arn('logs', `log-group:${names.logGroup('')}`)}*`]),
    allow('Unnamed', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'dynamodb:ListStreams', ...INTERFACES], ['*']),
    { ...allow('Keys', ['kms:Decrypt', 'kms:GenerateDataKey'], [names.arn('kms', 'key/*')]), Condition: throughServices(names) },
    { ...allow('NoTableChanges', ['dynamodb:CreateTable', 'dynamodb:RestoreTable*', ...TABLE_CHANGES], ['*']), Effect: 'Deny' },
    { ...allow('NoRewriting', REWRITING, insertOnly), Effect: 'Deny' },
    {
      ...allow('OnlyRotationsChangeSecrets', SECRET_CHANGES, ['*']), Effect: 'Deny',
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': [...bank.rotators.values()].map(({ name }) => names.roleArn(name)) } },
    },
    {
      ...allow('OnlyTheMigratorReadsWholeTables', ['dynamodb:Scan'], [tableArns]), Effect: 'Deny',
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': names.roleArn(MIGRATOR) } },
    },
    { ...allow('NoUnlocking', ['s3:BypassGovernanceRetention', 's3:PutObjectRetention', 's3:PutObjectLegalHold'], ['*']), Effect: 'Deny' },
  ];
}

/** The bank's key is used through these services and in no other way. */
export function throughServices(names: Names): NonNullable<Statement['Condition']> {
  const { account, region } = names.environment;
  // Lambda reads encrypted streams and decrypts the environment of functions in its own name.
  const services = ['dynamodb', 'secretsmanager', 's3', 'lambda'].map((service) => `${service}.${region}.amazonaws.com`);
  return { StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': services } };
}

/** The policy of a table itself: it binds whoever comes, of this account or not. */
export function tablePolicyOf(table: { readonly name: string; readonly insertOnly: boolean }, names: Names): object {
  const arn = names.tableArn(table.name);
  const deny = (Sid: string, Action: readonly string[], Condition?: object): object =>
    ({ Sid, Effect: 'Deny', Principal: '*', Action, Resource: arn, ...Condition === undefined ? {} : { Condition } });
  const unlessDeploying = { ArnNotEquals: { 'aws:PrincipalArn': names.deployRoleArn() } };
  return {
    Version: '2012-10-17',
    Statement: [
      deny('OnlyTheDeployRoleChangesTheTable', TABLE_CHANGES, unlessDeploying),
      ...table.insertOnly ? [deny('NobodyRewrites', REWRITING)] : [],
    ],
  };
}

function allow(Sid: string, Action: readonly string[], Resource: readonly string[]): Statement {
  return { Sid, Effect: 'Allow', Action, Resource };
}

/** `by-tenant` as a statement id may say it. */
export function pascal(name: string): string {
  return name.split(/[-/]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
