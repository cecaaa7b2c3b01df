// That each secret rotates by its own function, and that whoever reads it is deployed anew when it did.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { BankFunction } from '../lib/bank.ts';
import { slicesOf } from '../lib/functions-stack.ts';
import { assemblyOf, type Resource } from './assembly.ts';
import { allowed } from './policy.ts';

const dev = assemblyOf('dev');
const { bank, names } = dev;

/** Read once, or known to the bank by its digest only: changed by `rotateClientCredential`. */
const CREDENTIALS = ['identity/operator-credential'];

/** Whoever reads one of these can sign as the bank. */
const SIGNERS: Readonly<Record<string, readonly string[]>> = {
  'identity/token-signing-key': ['issue-token', 'rotate-token-signing-key'],
  'audit/seal-signing-key': ['rotate-seal-signing-key', 'seal-trail'],
  'rails/fps/signing-key': ['chase-fps-payments', 'rotate-fps-callback-key', 'rotate-fps-signing-key', 'submit-fps-payment'],
};

/** The functions whose deployed roles allow this of a secret. */
function thoseWhoMay(verb: string, secret: string): string[] {
  const resource = names.secretArn(secret).replace('??????', 'a1B2c3');
  const may = bank.functions.filter(({ name }) => {
    const identity = dev.statementsOfRole(dev.one('AWS::IAM::Role', ({ RoleName }) => RoleName === names.role(name)));
    return allowed({ principal: names.roleArn(name), action: `secretsmanager:${verb}`, resource }, { identity });
  });
  return may.map(({ name }) => name).sort();
}

test('a verifier reads no private key: only signers and the key\'s rotation may', () => {
  assert.deepEqual(bank.secrets.filter((secret) => secret.endsWith('signing-key')), Object.keys(SIGNERS).sort());
  for (const [secret, signers] of Object.entries(SIGNERS)) {
    assert.deepEqual(thoseWhoMay('GetSecretValue', secret), signers, secret);
  }
});

test('a public key is written by its rotation only', () => {
  assert.deepEqual([...bank.publishers].map(([secret, { name }]) => [secret, name]), [['identity/token-public-keys', 'rotate-token-signing-key']]);
  assert.deepEqual(thoseWhoMay('PutSecretValue', 'identity/token-public-keys'), ['rotate-token-signing-key']);
  assert.deepEqual(thoseWhoMay('GetSecretValue', 'identity/token-public-keys'), ['authorise-request', 'publish-keys', 'revoke-token', 'rotate-token-signing-key']);
});

test('every secret of the bank rotates, except client credentials and published keys', () => {
  const fixed = bank.secrets.filter((secret) => !bank.rotators.has(secret) && !bank.publishers.has(secret));
  assert.deepEqual(fixed, CREDENTIALS);
  const schedules = dev.all('AWS::SecretsManager::RotationSchedule');
  assert.equal(schedules.length, bank.rotators.size);
  for (const [secret, { name, declaration }] of bank.rotators) {
    const { properties, raw } = dev.one('AWS::SecretsManager::RotationSchedule', ({ SecretId }) => SecretId === names.secret(secret));
    const made = dev.one('AWS::Lambda::Function', ({ FunctionName }) => FunctionName === names.function(name));
    const alias = dev.one('AWS::Lambda::Alias', ({ FunctionName }) => FunctionName === `<${made.id}>`);
    assert.equal(properties['RotationLambdaARN'], `<${alias.id}>`);
    assert.equal(declaration.trigger.kind === 'rotation' && declaration.trigger.everyDays, properties['RotationRules'].AutomaticallyAfterDays);
    assert.equal(properties['RotateImmediatelyOnUpdate'], false, 'a deploy is no reason to rotate');
    const permission = dev.one('AWS::Lambda::Permission', ({ FunctionName }) => FunctionName === `<${alias.id}>`);
    assert.equal(permission.properties['Principal'], 'secretsmanager.amazonaws.com');
    assert.equal(permission.properties['SourceAccount'], dev.environment.account);
    assert.deepEqual(raw['DependsOn'], [permission.id]);
  }
});

interface Machine { readonly name: string; readonly stack: string; readonly functions: readonly BankFunction[]; readonly resource: Resource }

/** The stacks whose functions read a secret that rotates, each with what redeploys it. */
const machines: Machine[] = bank.domains.flatMap((domain) => slicesOf(domain, bank))
  .filter(({ functions }) => functions.some(({ declaration }) => declaration.secrets.some((secret) => bank.rotators.has(secret))))
  .map(({ name, functions }) => {
    const resource = dev.one('AWS::StepFunctions::StateMachine', ({ StateMachineName }) => StateMachineName === names.machine(`redeploy-${name}`));
    return { name, functions, resource, stack: `${names.prefix}-${name}` };
  });

test('functions that read a secret are redeployed when another version becomes current', () => {
  assert.ok(machines.length >= 3);
  assert.equal(dev.all('AWS::StepFunctions::StateMachine').length, machines.length);
  for (const { name, functions, resource, stack } of machines) {
    assert.equal(resource.stack, stack);
    const { properties } = dev.one('AWS::Events::Rule', ({ Name }) => Name === names.queue(`redeploy-${name}`));
    const read = functions.flatMap(({ declaration }) => declaration.secrets);
    const rotated = [...new Set(read)].filter((secret) => bank.rotators.has(secret)).map((secret) => names.secret(secret));
    assert.deepEqual(properties['EventPattern'], {
      source: ['aws.secretsmanager'], 'detail-type': ['Secret Label Updated'], detail: { name: rotated.sort(), labelUpdated: ['AWSCURRENT'] },
    });
    assert.equal(properties['EventBusName'], undefined, 'AWS puts its own events on the default bus');
    const [target] = properties['Targets'] as Record<string, any>[];
    assert.equal(target?.['Arn'], `<${resource.id}.Arn>`);
    assert.equal(target?.['InputTransformer'].InputTemplate, '{"version":"<version>"}');
    assert.ok(target?.['DeadLetterConfig'].Arn);
  }
});

test('a redeploy changes one parameter, which makes new versions of the functions that read secrets only', () => {
  for (const { functions, resource, stack } of machines) {
    const { States } = resource.properties['Definition'] as { States: Record<string, any> };
    const { Parameters } = States['Update'];
    assert.equal(Parameters.StackName, stack);
    assert.equal(Parameters.UsePreviousTemplate, true);
    assert.deepEqual(Parameters.Parameters, [
      { ParameterKey: 'RotationEpoch', 'ParameterValue.$': '$.version' }, { ParameterKey: 'BootstrapVersion', UsePreviousValue: true },
    ]);
    assert.deepEqual(Object.keys(Parameters).sort(), ['Capabilities', 'Parameters', 'StackName', 'UsePreviousTemplate'], 'and no template, role or policy');
    const versions = dev.all('AWS::Lambda::Version').filter((version) => version.stack === stack);
    for (const one of functions) {
      const made = dev.one('AWS::Lambda::Function', ({ FunctionName }) => FunctionName === names.function(one.name));
      const [version] = versions.filter(({ properties }) => properties['FunctionName'] === `<${made.id}>`);
      const expected = one.declaration.secrets.some((secret) => bank.rotators.has(secret)) ? '<RotationEpoch>' : undefined;
      assert.equal(version?.properties['Description'], expected, one.name);
      assert.equal(made.properties['Environment'].Variables['MALAI_SECRET_EPOCH'], expected, one.name);
    }
  }
});

test('the redeploy role may only update its own stack with its current template', () => {
  for (const { name: slice, stack } of machines) {
    const name = `redeploy-${slice}`;
    const role = dev.one('AWS::IAM::Role', ({ RoleName }) => RoleName === names.role(name));
    const trust = role.properties['AssumeRolePolicyDocument'].Statement[0];
    assert.equal(trust.Principal.Service, 'states.amazonaws.com');
    assert.deepEqual(trust.Condition, { StringEquals: { 'aws:SourceAccount': dev.environment.account }, ArnEquals: { 'aws:SourceArn': names.machineArn(name) } });
    const identity = dev.statementsOfRole(role);
    const may = (action: string, of: string, context = {}): boolean =>
      allowed({ principal: names.roleArn(name), action, resource: `${names.arn('cloudformation', `stack/${of}`)}/one`, context }, { identity });
    assert.equal(may('cloudformation:UpdateStack', stack), true);
    for (const other of bank.domains.flatMap((domain) => slicesOf(domain, bank)).filter((other) => other.name !== slice)) {
      assert.equal(may('cloudformation:UpdateStack', `${names.prefix}-${other.name}`), false, other.name);
    }
    for (const brought of ['TemplateUrl', 'StackPolicyUrl', 'RoleArn']) {
      assert.equal(may('cloudformation:UpdateStack', stack, { [`cloudformation:${brought}`]: 'x' }), false, brought);
    }
    for (const action of ['CreateStack', 'DeleteStack', 'SetStackPolicy', 'CreateChangeSet', 'ExecuteChangeSet', 'CancelUpdateStack']) {
      assert.equal(may(`cloudformation:${action}`, stack), false, action);
    }
    const everything = identity.flatMap(({ Action }) => Action);
    assert.deepEqual(everything.sort(), ['cloudformation:DescribeStacks', 'cloudformation:UpdateStack', 'ssm:GetParameters']);
  }
});

interface State { Type: string; Next?: string; Default?: string; Choices?: Record<string, string>[]; Catch?: { Next: string }[]; Resource?: string }

/** Runs a machine over a stack: what its last state is called. `update` says how the stack takes an update. */
function run(definition: { StartAt: string; States: Record<string, State> }, input: { version: string }, stack: { epoch: string; status: string }, update: (stack: { epoch: string; status: string }) => string | undefined): string {
  const data: Record<string, any> = { ...input };
  const read = (path: string): string => path.replace(/^\$\./, '').replace('[0]', '.0').split('.').reduce<any>((inner, key) => inner?.[key], data) as string;
  let name = definition.StartAt;
  for (let steps = 0; steps < 50; steps += 1) {
    const state = definition.States[name] ?? assert.fail(name);
    if (state.Type === 'Succeed' || state.Type === 'Fail') return name;
    let next = state.Next;
    if (state.Resource?.endsWith('describeStacks') === true) data['stack'] = { status: stack.status, epoch: [stack.epoch] };
    if (state.Resource?.endsWith('updateStack') === true) {
      const refused = update(stack);
      if (refused !== undefined) [data['refused'], next] = [{ Cause: refused }, state.Catch?.[0]?.Next];
    }
    if (state.Type === 'Choice') {
      const chosen = state.Choices?.find((choice) => {
        const value = read(choice['Variable'] ?? '');
        if (choice['StringEqualsPath'] !== undefined) return value === read(choice['StringEqualsPath']);
        if (choice['StringEquals'] !== undefined) return value === choice['StringEquals'];
        return new RegExp(`^${(choice['StringMatches'] ?? '').replaceAll('*', '.*')}$`).test(value);
      });
      next = chosen?.['Next'] ?? state.Default;
    }
    name = next ?? assert.fail(`${name} leads nowhere`);
    // A stack that is being updated is done by the next look.
    if (state.Type === 'Wait' && stack.status.endsWith('_IN_PROGRESS')) stack.status = stack.status.replace('_IN_PROGRESS', '_COMPLETE');
  }
  return 'no end';
}

test('a repeated event redeploys nothing and raises no alarm; a refused or rolled-back update raises one', () => {
  for (const { resource } of machines) {
    const definition = resource.properties['Definition'] as Parameters<typeof run>[0];
    const accept = (stack: { epoch: string; status: string }): undefined => { [stack.epoch, stack.status] = ['v-2', 'UPDATE_IN_PROGRESS']; };
    const refuse = (why: string) => (): string => why;
    const at = (epoch: string) => ({ epoch, status: 'UPDATE_COMPLETE' });
    assert.equal(run(definition, { version: 'v-2' }, at('v-1'), accept), 'Redeployed');
    assert.equal(run(definition, { version: 'v-2' }, at('v-2'), refuse('must not be called')), 'Redeployed');
    assert.equal(run(definition, { version: 'v-2' }, at('v-1'), refuse('No updates are to be performed. (Service: CloudFormation)')), 'Redeployed');
    assert.equal(run(definition, { version: 'v-2' }, at('v-1'), refuse('Stack is in a state in which it cannot be updated')), 'NotUpdated');
    assert.equal(run(definition, { version: 'v-2' }, at('v-1'), (stack) => { stack.status = 'UPDATE_ROLLBACK_IN_PROGRESS'; return undefined; }), 'TakenBack');
  }
});
