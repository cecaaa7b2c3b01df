// What the smoke pack says of the host of the rails, held against hosts that are made here, and what it is given to sign in with.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createServer, type TlsOptions } from 'node:tls';

import { ROOT, bankOf } from '../lib/bank.ts';

const directory = mkdtempSync(join(tmpdir(), 'malai-tls-'));
after(() => rmSync(directory, { recursive: true }));
const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=localhost',
  '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert], { stdio: 'ignore' });

const script = (name: string, code: string): string => [
  'import importlib.machinery, importlib.util, json, sys',
  'sys.dont_write_bytecode = True',
  `loader = importlib.machinery.SourceFileLoader("tried", ${JSON.stringify(join(ROOT, 'scripts', name))})`,
  'tried = importlib.util.module_from_spec(importlib.util.spec_from_loader("tried", loader))',
  'loader.exec_module(tried)', code,
].join('\n');

/** What is said of a host; `trusted` is whether its certificate is one that is known. */
async function said(options: TlsOptions | undefined, trusted = true): Promise<string> {
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert), ...options }, (socket) => {
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  if (options === undefined) await new Promise((resolve) => { server.close(resolve); });
  const code = `try:\n    print(tried.turns_away("https://localhost:${port}"))\nexcept tried.Broken as broken:\n    print("broken:", broken)`;
  const asked = spawn('python3', ['-c', script('smoke', code)], { env: { ...process.env, ...trusted ? { SSL_CERT_FILE: cert } : {} } });
  let out = '';
  asked.stdout.on('data', (text: Buffer) => { out += text.toString(); });
  await new Promise((resolve) => { asked.on('close', resolve); });
  server.close();
  return out.trim();
}

test('a host with mutual TLS refuses a client without a certificate, and one without it is detected', async () => {
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const only: TlsOptions = { minVersion: version, maxVersion: version };
    assert.equal(await said({ ...only, requestCert: true, rejectUnauthorized: true }), 'True', version);
    assert.equal(await said(only), 'False', version);
  }
});

test('a missing host, or one with an invalid certificate, fails the check', async () => {
  assert.match(await said(undefined), /^broken: .*refused/i);
  assert.match(await said({}, false), /^broken: .*certificate that does not hold/);
});

interface Limited { tenant: string; limits: { clients: number; exposure: Record<string, string> } }

test('the clients of the smoke pack have keys that the bank never sees, and only the scopes that the pack needs', () => {
  const made = JSON.parse(execFileSync('python3', ['-c', script('first-secrets', 'print(json.dumps(tried.first_clients()))')], { encoding: 'utf8' })) as
    [{ clients: Record<string, unknown>[]; institutions: Limited[] }, Record<string, { client_id: string; private_key: string }>];
  const [{ clients, institutions }, credentials] = made;
  const smoke = clients.filter(({ name }) => String(name).startsWith('Smoke '));
  assert.deepEqual(smoke.map(({ name }) => name), ['Smoke operator', 'Smoke approver', 'Smoke other', 'Smoke limited']);
  for (const client of smoke) {
    assert.deepEqual(Object.keys(client).sort(), ['client_id', 'name', 'policy', 'public_key', 'scopes', 'tenant']);
    const scopes = client['scopes'] as string[];
    for (const scope of scopes) assert.doesNotMatch(scope, /^(clients|ledger|limits):/);
    // None takes money out with its own key: who pays does nothing alone, and who approves does not pay.
    const alone = (client['policy'] as { approval_above: Record<string, string> }).approval_above;
    assert.deepEqual(alone, { GBP: scopes.includes('payments:approve') ? '10.00' : '0.00' });
    assert.ok(!(scopes.includes('payments:approve') && scopes.includes('payments:write')));
    // Nor all together more than their institution may.
    const own = institutions.filter(({ tenant }) => tenant === client['tenant']);
    assert.equal(own.length, 1);
    assert.ok(Object.values(own[0]?.limits.exposure ?? {}).every((most) => Number(most) <= 100));
    assert.equal(own[0]?.limits.clients, smoke.filter(({ tenant }) => tenant === client['tenant']).length);
  }
  // The pack of a deploy tries what is answered to who asks too often, by a client that soon does.
  assert.deepEqual(Object.keys(credentials), ['operator', 'approver', 'other', 'limited']);
  assert.deepEqual(clients.find((client) => client['client_id'] === credentials['limited']?.client_id)?.['policy'], { approval_above: { GBP: '0.00' }, requests_per_minute: 10 });
  assert.ok(!JSON.stringify(clients).includes('PRIVATE'));
  for (const { private_key: own } of Object.values(credentials)) assert.match(own, /^-----BEGIN PRIVATE KEY-----/);
  const drawn = smoke.map((client) => client['client_id']);
  assert.deepEqual(Object.values(credentials).map((one) => one.client_id), drawn);
  assert.equal(new Set(clients.map((client) => client['client_id'])).size, clients.length);
  assert.ok(bankOf().secrets.includes('identity/operator-credential') && !bankOf().secrets.includes('operations/smoke-client'), 'no function reads the keys');
});

test('a deploy tests the host of the rails', () => {
  assert.match(readFileSync(join(ROOT, 'scripts/deploy'), 'utf8'), /scripts\/smoke "https:\/\/\$host" --clients - --rails "https:\/\/\$rails"/);
});
