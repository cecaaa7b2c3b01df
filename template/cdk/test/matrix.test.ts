import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { ROOT, bankOf } from '../lib/bank.ts';
import { permissionsPage } from '../lib/matrix.ts';

test('docs/permissions.md matches the deployment: run scripts/permissions and commit it if this fails', () => {
  const page = readFileSync(join(ROOT, 'docs/permissions.md'), 'utf8');
  assert.equal(page, permissionsPage(bankOf()));
  for (const { name } of bankOf().functions) assert.ok(page.includes(`| \`${name}\` |`), name);
});
