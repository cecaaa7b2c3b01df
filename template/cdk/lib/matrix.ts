// The table of docs/permissions.md: each function with what its role allows, for reviewers of access.

import type { Bank, BankFunction } from './bank.ts';
import { ENVIRONMENTS } from './environments.ts';
import { Names } from './names.ts';
import { statementsOf } from './permissions.ts';

/** Returns the page, generated from the deployed statements. */
export function permissionsPage(bank: Bank): string {
  const domains = bank.domains.map((domain) => {
    const functions = bank.functions.filter((one) => one.domain === domain);
    return [
      `## ${domain}`, '', '| Function | Runs on | Tables | Secrets, objects, rails, events |', '|---|---|---|---|',
      ...functions.map((one) => row(one, bank)), '',
    ].join('\n');
  });
  return `${HEAD}\n${domains.join('\n')}`;
}

const HEAD = `# IAM permissions

\`scripts/permissions\` generates this page from the functions' declarations, and a test compares the two. Each row is what
a function's role allows, in IAM's terms. Every role also writes the log of its domain and sends traces, and a role with
access to a table reads the one item that contains the version of the table's rows. A permissions boundary and the tables'
resource policies limit all of them: no role that runs code changes a table or its expiry, and no principal changes or
removes an audit record (\`template/cdk/lib/permissions.ts\`).

*of the view*: only the attributes that the owner's contract publishes.
*in a transaction*: only within \`TransactWriteItems\`, with the owner's conditions.
*by transitions*: only below the keys of payments, notes and work items that the owner's transitions write, with their
conditions.
*to its chains*: only below the keys of the audit trail's chains of its own stream, and where the chains of a day are
listed.
*to fold*: only below the keys of the checkpoints of internal balances, the legs of a rebuild, and its state.
*for admission*: only below the key where a client's requests are counted and refused access is recorded; implied by the
trigger of an operation that needs a token.
*to park*: only below the key where a stream reader stores records that it cannot handle; implied by its trigger.
`;

/** The restriction of a statement, by the prefix of its name. */
const LIMITS = [['Postings', ' *in a transaction*'], ['Transitions', ' *by transitions*'], ['Append', ' *to its chains*'], ['Fold', ' *to fold*'], ['View', ' *of the view*'], ['Admissions', ' *for admission*'], ['Park', ' *to park*']] as const;

function row(one: BankFunction, bank: Bank): string {
  const names = new Names(ENVIRONMENTS.dev);
  const cells: { tables: string[]; others: string[] } = { tables: [], others: [] };
  for (const { Sid, Effect, Action, Resource } of statementsOf(one, bank, names)) {
    if (Effect === 'Deny' || Sid.startsWith('Version') || ['WriteItsLog', 'SendItsTraces', 'FindItsStreams', 'LetLambdaPlaceIt'].includes(Sid)) continue;
    const within = LIMITS.find(([start]) => Sid.startsWith(start))?.[1] ?? '';
    for (const resource of Resource) {
      const actions = Action.map((action) => action.split(':')[1] ?? action).join(', ');
      const table = resource.startsWith(names.tableArn(''));
      (table ? cells.tables : cells.others).push(`${short(resource, names)}: ${actions}${within}`);
    }
  }
  cells.others.push(...one.declaration.rails.map((rail) => `rail ${rail}: calls`));
  const cell = (lines: readonly string[]): string => (lines.length === 0 ? '–' : lines.map((line) => line.replaceAll('|', '\\|')).join('<br>'));
  return `| \`${one.name}\` | ${runsOn(one)} | ${cell(cells.tables)} | ${cell(cells.others)} |`;
}

/** Returns a resource's name without the parts that all resources share. */
function short(resource: string, names: Names): string {
  const kinds: [string, string][] = [
    [names.tableArn(''), ''], [names.bucketArn(''), 'bucket '], [names.secretArn('').replace('-??????', ''), 'secret '],
    [names.busArn(), 'event bus'], [names.queueArn(''), 'queue '],
  ];
  const [start, kind] = kinds.find(([start]) => resource.startsWith(start)) ?? ['', ''];
  return `${kind}${resource.slice(start.length).replace('-??????', '')}`.trim();
}

function runsOn({ declaration: { trigger } }: BankFunction): string {
  switch (trigger.kind) {
    case 'http': return `\`${trigger.operation}\``;
    case 'events': return trigger.events.length === 0 ? 'every event' : trigger.events.map((event) => `\`${event}\``).join(', ');
    case 'stream': return `changes of ${trigger.tables.join(', ')}`;
    case 'schedule': return `\`${trigger.expression}\``;
    case 'authorizer': return 'the gateway, for each token';
    case 'rotation': return `a rotation, every ${trigger.everyDays} days`;
    case 'internal': return 'a manual call';
  }
}
