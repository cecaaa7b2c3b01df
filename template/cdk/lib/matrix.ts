// The table of docs/permissions.md: each function with what its role allows, for people who review access.

import type { Bank, BankFunction } from './bank.ts';
import { ENVIRONMENTS } from './environments.ts';
import { Names } from './names.ts';
import { statementsOf } from './permissions.ts';

/** The page, from the statements that are deployed. */
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

const HEAD = `# Who may do what

Written by \`scripts/permissions\` from the functions' own declarations; a test holds this page against them. Each row is
what the role of a function allows, in the words of IAM. All roles also write the log of their domain and send traces, and those that may
do anything with a table read the one item that says which version its rows have. Above all of them
stand a boundary and the policies of the tables: no role that runs code changes a table or its expiry, and nobody at all
changes or removes an audit record (\`template/cdk/lib/permissions.ts\`).

*of the view*: only of the attributes that the owner's contract shows.
*in a transaction*: only as a part of \`TransactWriteItems\`, where the owner's conditions are.
*by transitions*: only below the keys of the payments, notes and work items that the owner's transitions write; the conditions are in the
transitions.
*to let in*: only below the key where a client's requests are counted and refused accesses are recorded; by its trigger, as it
does what needs a token.
*to park*: only below the key where a reader of streams keeps the records that it cannot handle; by its trigger.
`;

/** What narrows a statement, by the beginning of its name. */
const LIMITS = [['Postings', ' *in a transaction*'], ['Transitions', ' *by transitions*'], ['View', ' *of the view*'], ['Admissions', ' *to let in*'], ['Park', ' *to park*']] as const;

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
  cells.others.push(...one.declaration.rails.map((rail) => `rail ${rail}: calls it`));
  const cell = (lines: readonly string[]): string => (lines.length === 0 ? '–' : lines.map((line) => line.replaceAll('|', '\\|')).join('<br>'));
  return `| \`${one.name}\` | ${runsOn(one)} | ${cell(cells.tables)} | ${cell(cells.others)} |`;
}

/** A resource without what all of them share. */
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
    case 'authorizer': return 'a question of the gateway';
    case 'rotation': return `a rotation, every ${trigger.everyDays} days`;
    case 'internal': return 'a call by hand';
  }
}
