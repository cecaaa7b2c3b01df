// `cdk synth -c environment=dev`: the templates of one environment.

import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

import { builtArchives, noArchives } from '../lib/archives.ts';
import { addBank } from '../lib/app.ts';
import { bankOf } from '../lib/bank.ts';
import { environmentOf } from '../lib/environments.ts';
import { Mismatch } from '../lib/mismatch.ts';

try {
  const app = new App();
  const bank = bankOf();
  // Templates can be looked at without archives; `scripts/deploy` never asks for that.
  const archives = app.node.tryGetContext('archives') === 'none' ? noArchives(bank.root) : builtArchives(bank.root);
  addBank(app, bank, environmentOf(String(app.node.tryGetContext('environment') ?? '')), archives);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
} catch (error) {
  if (!(error instanceof Mismatch)) throw error;
  console.error(`malai: ${error.message}`);
  process.exitCode = 1;
}
