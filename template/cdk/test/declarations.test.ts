// The templates are not made from sources that disagree: each disagreement stops the synthesis with a line that names it.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { ROOT, bankOf } from '../lib/bank.ts';
import { ENVIRONMENTS, environmentOf, unfilled } from '../lib/environments.ts';
import { Mismatch } from '../lib/mismatch.ts';

const directories: string[] = [];
after(() => directories.forEach((directory) => rmSync(directory, { recursive: true })));

/** A copy of what the loader reads, to spoil. */
function copy(): string {
  const root = mkdtempSync(join(tmpdir(), 'malai-bank-'));
  directories.push(root);
  for (const file of ['Cargo.toml', 'openapi.yaml']) cpSync(join(ROOT, file), join(root, file));
  cpSync(join(ROOT, 'events'), join(root, 'events'), { recursive: true });
  for (const { domain, name } of bankOf().functions) {
    const path = join('functions', domain, name);
    mkdirSync(join(root, path, 'src'), { recursive: true });
    for (const file of ['Cargo.toml', 'src/main.rs']) cpSync(join(ROOT, path, file), join(root, path, file));
  }
  return root;
}

function refused(root: string): string {
  try {
    bankOf(root);
  } catch (error) {
    assert.ok(error instanceof Mismatch, String(error));
    assert.equal(error.message.split('\n').length, 1, error.message);
    return error.message;
  }
  return 'nothing was refused';
}

/** Replaces `before` by `now` in a file of a copy, and says what the loader says of it. */
function spoiled(file: string, before: string | RegExp, now: string): string {
  const root = copy();
  const text = readFileSync(join(root, file), 'utf8');
  const changed = text.replace(before, now);
  assert.notEqual(changed, text, `${file} no longer holds ${String(before)}`);
  writeFileSync(join(root, file), changed);
  return refused(root);
}

const PAYMENT = 'functions/payments/create-payment/Cargo.toml';
const ROTATE = 'functions/fps/rotate-fps-signing-key/Cargo.toml';
const SUBMIT = 'functions/fps/submit-fps-payment/Cargo.toml';

test('the declarations of the repository are consistent', () => {
  const bank = bankOf(copy());
  assert.equal(bank.functions.length, bankOf().functions.length);
  assert.ok(bank.functions.length > 30 && bank.secrets.length >= 4 && bank.events.length >= 15);
});

const cases: [what: string, file: string, before: string | RegExp, now: string, says: RegExp][] = [
  ['an unknown field', PAYMENT, 'tables =', 'tabels =', /create-payment\/Cargo.toml: unknown field tabels/],
  ['an unknown verb', PAYMENT, '"put-once"', '"rewrite"', /tables\.payments: unknown verb "rewrite"/],
  ['a reading of a whole table', PAYMENT, '"put-once"', '"scan"', /a function of payments may not scan on the table payments/],
  ['a second trigger', PAYMENT, 'http = "createPayment"', 'http = "createPayment", internal = true', /exactly one of http/],
  ['an operation that the contract does not have', PAYMENT, 'createPayment', 'makePayment', /create-payment: openapi\.yaml has no operation makePayment/],
  ['an operation that no function does', 'openapi.yaml', 'operationId: createPayment', 'operationId: makePayment', /has no operation createPayment/],
  ['an operation of another directory', PAYMENT, 'http = "createPayment"', 'http = "cancelPayment"', /is done by cancel-payment/],
  ['an operation of another domain', 'openapi.yaml', /operationId: createPayment\n {6}x-malai-signature: by-policy\n {6}tags: \[payments\]/, 'operationId: createPayment\n      x-malai-signature: by-policy\n      tags: [accounts]', /tags createPayment as accounts/],
  ['a table that there is not', PAYMENT, 'accounts = ["postings"', 'ledger = ["postings"', /create-payment: there is no table ledger/],
  ['a verb that the table keeps for its own domain', PAYMENT, 'accounts = ["postings"', 'accounts = ["update"', /a function of payments may not update on the table accounts/],
  ['an event that is not in the catalogue', PAYMENT, 'payments.payment-accepted.v1', 'payments.payment-taken.v1', /payments\.payment-taken\.v1 is not in the catalogue/],
  ['a consumed event that is not in the catalogue', SUBMIT, '"payments.payment-accepted.v1"', '"payments.payment-taken.v1"', /submit-fps-payment: the event payments\.payment-taken/],
  ['a filter that lets nothing through', 'functions/accounts/project-accounts/Cargo.toml', 'sk = ["A"]', 'sk = []', /trigger: only lets nothing through/],
  ['a bucket that there is not', SUBMIT, 'messages =', 'letters =', /there is no bucket letters/],
  ['a stream that there is not', 'functions/accounts/project-accounts/Cargo.toml', 'stream = ["accounts"]', 'stream = ["audit"]', /the table audit has no stream/],
  ['a function that takes longer than the gateway waits', PAYMENT, 'trigger =', 'timeout = 30\ntrigger =', /timeout = 30 is not within 1 and 29/],
  ['two authorizers', PAYMENT, 'http = "createPayment"', 'authorizer = true', /exactly one function is the authorizer/],
  ['a secret with two functions that rotate it', ROTATE, 'rails/fps/signing-key', 'rails/fps/callback-key', /rails\/fps\/callback-key is written by rotate-fps-callback-key already/],
  ['a rotation that publishes into what is rotated', ROTATE, ', every_days = 90', ', publishes = "rails/fps/signing-key", every_days = 90', /publishes names the secret that is rotated/],
  ['a rotation that publishes into the secret of another', ROTATE, ', every_days = 90', ', publishes = "data/field-keys", every_days = 90', /data\/field-keys is written by rotate-field-keys already/],
  ['a rotation without its days', ROTATE, ', every_days = 90', '', /trigger\.every_days = undefined is not within 1 and 1000/],
  ['an insert-only table that expires', 'Cargo.toml', 'audit = { stream = false }', 'audit = { stream = false, expiry = "ttl" }', /expiry would remove/],
  ['an insert-only table that may be updated', 'Cargo.toml', 'audit = { own = ["get", "query", "insert"]', 'audit = { own = ["get", "query", "insert", "update"]', /never rewritten/],
  ['a table without a shape', 'Cargo.toml', 'payments = { stream = true }\n', '', /table payments is in fence\.tables and not in malai\.tables/],
  ['a view that nobody describes', 'Cargo.toml', 'accounts = ["tn", "hn", "cy", "st", "cp", "rm"]\n', '', /the table accounts has a view in fence\.tables or in malai\.views/],
  ['a signed operation that is not a callback', 'openapi.yaml', 'tags: [rail-callbacks]', 'tags: [payments]', /what is signed by a rail is tagged rail-callbacks/],
  ['a manifest that is not TOML', PAYMENT, '[package]', '[package', /create-payment\/Cargo\.toml/],
];

for (const [what, file, before, now, says] of cases) {
  test(`${what} stops the synthesis`, () => assert.match(spoiled(file, before, now), says));
}

test('a missing sample event stops the synthesis', () => {
  const root = copy();
  rmSync(join(root, 'events/invoke/create-payment.json'));
  assert.match(refused(root), /events\/invoke\/create-payment\.json is missing/);
});

test('an unknown environment is refused by name', () => {
  assert.throws(() => environmentOf('staging'), /no environment "staging": there are dev and prod/);
});

test('environments have different accounts, and one with placeholders is refused', () => {
  const { dev, prod } = ENVIRONMENTS;
  assert.notEqual(dev.account, prod.account);
  assert.match(unfilled(dev).join(), /account 111111111111 is a placeholder/);
  assert.match(unfilled(prod).join(), /account 222222222222 is a placeholder/);
  const filled = {
    ...dev, account: '123456789012', hostedZone: { id: 'Z08417261LWQ7D', name: 'bank.example' },
    apiHost: 'api.bank.example', originHost: 'origin.bank.example', railsHost: 'rails.bank.example',
    rails: { fps: { origin: 'https://fps.bank.example', concurrency: 5 } }, repository: 'bank/bank', subject: 'repo:bank@1234/bank@5678',
    trust: { edge: { key: 'edge.pem', version: 'n.W8vQ1' }, rails: { key: 'rails.pem', version: 'o3.Zk' } },
    edgeCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/4a7e6f1c-0c2b-4d1e-9d0a-3c1f5b6a7d8e',
  };
  assert.deepEqual(unfilled(filled), []);
  assert.match(unfilled(dev).join(), /subject is a placeholder/);
  // A repository older than the ids, which GitHub leaves as it is.
  assert.deepEqual(unfilled({ ...filled, subject: 'repo:bank/bank' }), []);
  for (const subject of ['repo:OWNER@ID/REPOSITORY@ID', 'repo:bank@ID/bank@ID', 'repo:other@1234/bank@5678', 'repo:bank@1234/bank', 'repo:bank/other', 'repo:bank@1234/bank@5678:*', 'repo:bank/*', 'bank/bank', '']) {
    assert.match(unfilled({ ...filled, subject }).join(), /^subject /, subject);
  }
});
