// `ready.ts dev`: the account of an environment, or why it cannot be deployed yet. `ready.ts dev apiHost`: a setting of it.

import { environmentOf, unfilled } from '../lib/environments.ts';

const [name, setting] = process.argv.slice(2);
const environment = environmentOf(name ?? '');
const missing = unfilled(environment);
if (missing.length > 0) {
  for (const line of missing) console.error(`${environment.name}: ${line} (template/cdk/lib/environments.ts)`);
  process.exitCode = 1;
} else {
  console.log(setting === 'apiHost' || setting === 'railsHost' ? environment[setting] : environment.account);
}
