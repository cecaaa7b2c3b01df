import assert from 'node:assert/strict';
import { test } from 'node:test';

import { allowed, like, type PolicyStatement } from './policy.ts';

const who = 'arn:aws:iam::1:role/one';
const allow = (Action: string, Resource: string, more: object = {}): PolicyStatement => ({ Effect: 'Allow', Action, Resource, ...more });
const deny = (Action: string, Resource: string, more: object = {}): PolicyStatement => ({ ...allow(Action, Resource, more), Effect: 'Deny' });
const asks = (action: string, resource: string, context?: Record<string, string>) =>
  ({ principal: who, action, resource, ...context === undefined ? {} : { context } });

test('an action without an allowing statement is denied', () => {
  assert.equal(allowed(asks('s3:GetObject', 'a/b'), { identity: [] }), false);
  assert.equal(allowed(asks('s3:GetObject', 'a/b'), { identity: [allow('s3:PutObject', 'a/b')] }), false);
  assert.equal(allowed(asks('s3:GetObject', 'a/b'), { identity: [allow('s3:GetObject', 'a/c')] }), false);
  assert.equal(allowed(asks('s3:GetObject', 'a/b'), { identity: [allow('s3:getobject', 'a/*')] }), true);
});

test('one denial anywhere outweighs every permission', () => {
  const identity = [allow('*', '*')];
  assert.equal(allowed(asks('x:Y', 'r'), { identity }), true);
  assert.equal(allowed(asks('x:Y', 'r'), { identity: [...identity, deny('x:*', '*')] }), false);
  assert.equal(allowed(asks('x:Y', 'r'), { identity, boundary: [allow('*', '*'), deny('x:Y', 'r')] }), false);
  assert.equal(allowed(asks('x:Y', 'r'), { identity, resource: [deny('x:Y', 'r', { Principal: '*' })] }), false);
});

test('a boundary allows nothing by itself, and nothing beyond it is allowed', () => {
  assert.equal(allowed(asks('x:Y', 'r'), { identity: [], boundary: [allow('*', '*')] }), false);
  assert.equal(allowed(asks('x:Y', 'r'), { identity: [allow('*', '*')], boundary: [allow('x:Z', '*')] }), false);
  assert.equal(allowed(asks('x:Y', 'r'), { identity: [allow('x:Y', 'r')], boundary: [allow('x:*', '*')] }), true);
});

test('a resource policy allows by itself, for the principals that it names', () => {
  assert.equal(allowed(asks('x:Y', 'r'), { identity: [], resource: [allow('x:Y', 'r', { Principal: { AWS: who } })] }), true);
  assert.equal(allowed(asks('x:Y', 'r'), { identity: [], resource: [allow('x:Y', 'r', { Principal: { AWS: 'another' } })] }), false);
  assert.equal(allowed(asks('x:Y', 'r'), { identity: [], resource: [allow('x:Y', 'r', { Principal: { Service: 'a.amazonaws.com' } })] }), false);
});

test('a condition whose key is absent fails, and its negation holds', () => {
  const inside = { Condition: { StringEquals: { k: ['a', 'b'] } } };
  assert.equal(allowed(asks('x:Y', 'r'), { identity: [allow('x:Y', 'r', inside)] }), false);
  assert.equal(allowed(asks('x:Y', 'r', { k: 'b' }), { identity: [allow('x:Y', 'r', inside)] }), true);
  const unless = { Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::1:role/deploy' } } };
  assert.equal(allowed(asks('x:Y', 'r'), { identity: [allow('*', '*'), deny('x:Y', 'r', unless)] }), false);
  assert.equal(allowed({ ...asks('x:Y', 'r'), principal: 'arn:aws:iam::1:role/deploy' }, { identity: [allow('*', '*'), deny('x:Y', 'r', unless)] }), true);
});

test('a statement may cover all actions except those it names', () => {
  const denied: PolicyStatement = { Effect: 'Deny', NotAction: ['iam:*'], Resource: '*', Condition: { StringNotEquals: { region: ['here'] } } };
  const asked = (action: string, region: string) => allowed(asks(action, 'r', { region }), { identity: [allow('*', '*'), denied] });
  assert.deepEqual([asked('x:Y', 'here'), asked('x:Y', 'there'), asked('iam:Y', 'there')], [true, false, true]);
});

test('a set of values passes if each is expected, or if there is none', () => {
  const only = { Condition: { 'ForAllValues:StringEquals': { k: ['a', 'b'] }, StringEqualsIfExists: { s: 'few' } } };
  const asked = (context: Record<string, string | string[]>) => allowed({ principal: who, action: 'x:Y', resource: 'r', context }, { identity: [allow('x:Y', 'r', only)] });
  assert.equal(asked({}), true);
  assert.equal(asked({ k: ['a'], s: 'few' }), true);
  assert.equal(asked({ k: ['a', 'c'], s: 'few' }), false);
  assert.equal(asked({ k: ['a'], s: 'all' }), false);
});

test('an unsupported policy element is refused', () => {
  assert.throws(() => allowed(asks('x:Y', 'r'), { identity: [allow('x:Y', 'r', { Condition: { DateLessThan: { k: 'v' } } })] }));
  assert.throws(() => allowed(asks('x:Y', 'r'), { identity: [{ Effect: 'Allow', Action: 'x:Y', NotResource: 'r' } as PolicyStatement] }));
});

test('a star matches any text and a question mark one character', () => {
  assert.ok(like('a*c', 'a/b:c') && like('secret-??????', 'secret-abcdef') && like('*', ''));
  assert.ok(!like('secret-??????', 'secret-abcde') && !like('a.c', 'abc') && !like('a*c', 'a-b'));
});
