// The whole application: one environment at a time, its stacks in the order in which they need each other.

import type { App } from 'aws-cdk-lib';
import { Tags } from 'aws-cdk-lib';

import { AccessStack } from './access-stack.ts';
import { ApiStack } from './api-stack.ts';
import type { Archives } from './archives.ts';
import type { Bank } from './bank.ts';
import { DataStack } from './data-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import type { Environment } from './environments.ts';
import { FunctionsStack, slicesOf } from './functions-stack.ts';
import { Names } from './names.ts';
import { NetworkStack } from './network-stack.ts';
import { ObservabilityStack } from './observability-stack.ts';
import { PlatformStack } from './platform-stack.ts';

/** Puts the stacks of one environment into the application. */
export function addBank(app: App, bank: Bank, environment: Environment, archives: Archives): void {
  const names = new Names(environment);
  const platform = new PlatformStack(app, bank, names);
  const data = new DataStack(app, bank, names);
  const network = environment.natGateways === 0 ? undefined : new NetworkStack(app, names);
  const around = { archives, streams: data.streams, network };
  const domains = bank.domains.flatMap((domain) => slicesOf(domain, bank)).map((slice) => {
    const functions = new FunctionsStack(app, slice, bank, names, around);
    for (const before of [platform, data, network]) if (before !== undefined) functions.addStackDependency(before);
    return functions;
  });
  const api = new ApiStack(app, bank, names);
  for (const functions of domains) api.addStackDependency(functions);
  // In another region, so CloudFormation knows of no order: scripts/deploy deploys in this one.
  new EdgeStack(app, bank, names);
  new ObservabilityStack(app, bank, names);
  new AccessStack(app, bank, names);
  Tags.of(app).add('malai:environment', environment.name);
}
