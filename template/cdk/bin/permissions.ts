// Prints docs/permissions.md.

import { bankOf } from '../lib/bank.ts';
import { permissionsPage } from '../lib/matrix.ts';

process.stdout.write(permissionsPage(bankOf()));
