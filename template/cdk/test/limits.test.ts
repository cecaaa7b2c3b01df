// What AWS takes at most, with the functions that there are and with ninety of them: every further one is made a payment's, which
// is where most are.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Bank, BankFunction } from '../lib/bank.ts';
import { ENVIRONMENTS } from '../lib/environments.ts';
import { slicesOf } from '../lib/functions-stack.ts';
import { Assembly, assemblyOf } from './assembly.ts';

const now = assemblyOf('prod');
const FUNCTIONS = 90;

/** The bank with further functions of payments, each with an operation of its own, a table, a secret and a rail. */
function grown(bank: Bank): Bank {
  const like = bank.functions.find(({ name }) => name === 'create-payment') ?? assert.fail();
  const operation = bank.contract.operations.find(({ id }) => id === 'createPayment') ?? assert.fail();
  const further = Array.from({ length: FUNCTIONS - bank.functions.length }, (_, number) => number);
  const functions: BankFunction[] = further.map((number) => ({
    ...like, name: `further-${number}`, declaration: { ...like.declaration, rails: ['fps'], trigger: { kind: 'http', operation: `further${number}` } },
  }));
  const operations = further.map((number) => ({ ...operation, id: `further${number}`, path: `/v1/further/${number}` }));
  return { ...bank, functions: [...bank.functions, ...functions], contract: { ...bank.contract, operations: [...bank.contract.operations, ...operations] } };
}

const later = new Assembly(grown(now.bank), ENVIRONMENTS.prod);

test('no stack is near the limits of 500 resources and one megabyte, even with ninety functions', () => {
  assert.ok(later.all('AWS::Lambda::Function').length >= FUNCTIONS);
  for (const assembly of [now, later]) {
    const stacks = new Map<string, { count: number; bytes: number }>();
    for (const { stack, raw } of assembly.resources) {
      const { count, bytes } = stacks.get(stack) ?? { count: 0, bytes: 0 };
      stacks.set(stack, { count: count + 1, bytes: bytes + JSON.stringify(raw).length });
    }
    for (const [stack, { count, bytes }] of stacks) assert.ok(count < 400 && bytes < 700_000, `${stack} has ${count} resources, ${bytes} bytes`);
  }
});

test('an added function moves no other between stacks', () => {
  const stackOf = (assembly: Assembly, name: string): string =>
    assembly.one('AWS::Lambda::Function', ({ FunctionName }) => FunctionName === assembly.names.function(name)).stack;
  for (const { name } of now.bank.functions) assert.equal(stackOf(later, name), stackOf(now, name), name);
  for (const domain of now.bank.domains) {
    const cut = slicesOf(domain, now.bank);
    assert.equal(cut.flatMap(({ functions }) => functions).length, now.bank.functions.filter((one) => one.domain === domain).length);
    assert.ok(cut.every(({ functions }) => functions.length > 0), domain);
  }
});

test('the query for a request id covers every log, within the number that AWS permits', () => {
  for (const assembly of [now, later]) {
    const { properties } = assembly.one('AWS::Logs::QueryDefinition', () => true);
    const asked = properties['LogGroupNames'] as string[];
    assert.ok(asked.length <= 50);
    // What runs at the edge writes no log.
    const written = assembly.all('AWS::Lambda::Function').filter(({ properties: { Role } }) => !String(Role).includes('OnOriginResponse')).map(({ properties: { LoggingConfig } }) => LoggingConfig.LogGroup as string);
    const apis = assembly.all('AWS::ApiGateway::RestApi').map(({ properties: { Name } }) => `/aws/apigateway/${Name as string}`);
    assert.deepEqual([...asked].sort(), [...new Set([...written, ...apis])].sort());
    // Whatever is written into is made by a template, and not by Lambda, which would keep it for ever.
    const made = assembly.all('AWS::Logs::LogGroup').map(({ properties: { LogGroupName } }) => LogGroupName as string);
    for (const group of asked) assert.ok(made.includes(group), group);
  }
});

test('policies are within IAM\'s length limits', () => {
  const length = (document: unknown): number => JSON.stringify(document).length;
  for (const assembly of [now, later]) {
    for (const { id, properties } of assembly.all('AWS::IAM::ManagedPolicy')) assert.ok(length(properties['PolicyDocument']) <= 6_144, id);
    for (const { id, properties } of assembly.all('AWS::IAM::Role')) {
      const inline = (properties['Policies'] ?? []) as { PolicyDocument: unknown }[];
      assert.ok(inline.reduce((sum, { PolicyDocument }) => sum + length(PolicyDocument), 0) <= 10_240, id);
    }
  }
});
