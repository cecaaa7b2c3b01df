// The alarms on functions. Two questions are kept apart: whether a version that is being deployed is worse than what it
// replaces (then CodeDeploy takes it back), and whether a function fails (then an operator is told). With one alarm for both, a
// function that fails could not receive its fix, since CodeDeploy begins nothing while an alarm rings.
//
// No alarm rings by what an unauthenticated caller can send: a refused token, an unknown address, a request above a throttle.

import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import { functionFor, type Bank, type BankFunction } from './bank.ts';
import { alarm } from './construct.ts';
import { ALIAS, type Names } from './names.ts';
import { pascal } from './permissions.ts';

/** Percentage of the calls of a function that fail, from which it is an alarm. At low traffic one failed call is more. */
const FAILING_PERCENT = 5;

const OURS = 'malai';
/**
 * Responses that the gateway gave because the authorizer did not answer, by the filter on its access log. The metric `Errors` of
 * Lambda does not tell these from a refused token: an authorizer refuses by failing with `Unauthorized`.
 */
const AUTHORIZER_FAULTS = 'authorizer_faults';
/** 5xx of all operations of the core API but those that authenticate a client. */
const CORE_FAULTS = 'core_faults';
/** 5xx of the operations that authenticate a client, wrong credentials that they refused, and tokens that were given. */
const TOKEN_FAULTS = 'token_faults';
const WRONG_CREDENTIALS = 'wrong_credentials';
const TOKENS = 'tokens';

/** Counts in the access log of the core API what no metric of AWS tells apart. */
export function coreMetrics(scope: Construct, log: logs.ILogGroup, paths: { readonly token: string; readonly credentials: readonly string[] }, names: Names): void {
  const authenticating = paths.credentials.map((path) => `$.resource = "${path}"`).join(' || ');
  const other = paths.credentials.map((path) => `$.resource != "${path}"`).join(' && ');
  const patterns: Readonly<Record<string, string>> = {
    [AUTHORIZER_FAULTS]: '{ $.error = "AUTHORIZER_FAILURE" || $.error = "AUTHORIZER_CONFIGURATION_ERROR" }',
    [CORE_FAULTS]: `{ $.status = "5*" && ${other} }`,
    [TOKEN_FAULTS]: `{ $.status = "5*" && (${authenticating}) }`,
    [WRONG_CREDENTIALS]: `{ $.status = "401" && (${authenticating}) }`,
    [TOKENS]: `{ $.status = "200" && $.resource = "${paths.token}" }`,
  };
  for (const [metricName, filterPattern] of Object.entries(patterns)) {
    new logs.CfnMetricFilter(scope, `Count${pascal(metricName.replace('_', '-'))}`, {
      logGroupName: log.logGroupName,
      filterName: `${names.prefix}-${metricName}`,
      filterPattern,
      metricTransformations: [{ metricNamespace: OURS, metricName, metricValue: '1' }],
    });
  }
}

/**
 * The alarm on the operations that authenticate a client. Requests with wrong credentials from one address change the same rows,
 * so that a flood of them receives 503 too, and in a quarter of an hour without another client no token is given. But a request
 * fails in this way only against others that were counted and received 401, and after ten attempts: the 401 should outnumber them.
 * So the alarm needs more 5xx than 401. A flood can still hide that the key for signing tokens alone is out of reach.
 */
export function tokenAlarm(scope: Construct, names: Names): void {
  const period = Duration.minutes(15);
  alarm(scope, 'TokenFaults', names, {
    name: 'tokens-not-given',
    description: 'Within a quarter of an hour no token was given, and more requests with credentials received 5xx than were refused for wrong ones',
    metric: new cloudwatch.MathExpression({
      expression: 'IF(FILL(faults, 0) >= 5 AND FILL(faults, 0) > FILL(refused, 0) AND FILL(tokens, 0) < 1, 1, 0)',
      usingMetrics: { faults: counted(TOKEN_FAULTS, period), refused: counted(WRONG_CREDENTIALS, period), tokens: counted(TOKENS, period) },
      period,
    }),
    threshold: 1,
    essential: true,
  });
}

/** Whether anybody can call the function, with no token and no certificate of a rail. */
export function isOpen(one: BankFunction, bank: Bank): boolean {
  if (one.declaration.trigger.kind === 'authorizer') return true;
  return bank.contract.operations.some((operation) => operation.guard === 'none' && functionFor(bank, operation) === one);
}

/** The alarm that ends a deployment of this version. Its name is that of the version: another version begins with a new alarm. */
export function rollbackAlarm(scope: Construct, one: BankFunction, version: lambda.IVersion, names: Names): cloudwatch.Alarm | undefined {
  const period = Duration.minutes(1);
  const ofVersion = (metricName: string): cloudwatch.Metric => lambdaMetric(one, names, metricName, period, version.version);
  return alarm(scope, `${pascal(one.name)}Rollback`, names, {
    name: `${one.name}-rollback-${version.version}`,
    description: `Version ${version.version} of ${one.name} fails: while it takes over, CodeDeploy takes it back`,
    metric: one.declaration.trigger.kind === 'authorizer'
      ? authorizerRate(one, names, ofVersion, period)
      : rate({ errors: ofVersion('Errors'), calls: ofVersion('Invocations') }, period),
    threshold: FAILING_PERCENT,
    // One bad minute of the last three: metrics of a log come a minute or two late.
    periods: 3,
    datapoints: 1,
  });
}

/** The alarms on a function in use. */
export function functionAlarms(scope: Construct, one: BankFunction, bank: Bank, names: Names): void {
  const period = Duration.minutes(5);
  const name = pascal(one.name);
  const ofAlias = (metricName: string): cloudwatch.Metric => lambdaMetric(one, names, metricName, period);
  if (!isOpen(one, bank)) {
    alarm(scope, `${name}Throttled`, names, {
      name: `${one.name}-throttled`,
      description: `${one.name} was called more often at once than it may run`,
      metric: ofAlias('Throttles'),
      threshold: 1,
    });
  }
  const authorizer = one.declaration.trigger.kind === 'authorizer';
  alarm(scope, `${name}Failing`, names, {
    name: `${one.name}-failing`,
    description: `${one.name} answered with an error of its own, timed out or ended`,
    metric: authorizer ? counted(AUTHORIZER_FAULTS, period) : rate({ errors: ofAlias('Errors'), calls: ofAlias('Invocations') }, period),
    threshold: authorizer ? 1 : FAILING_PERCENT,
    essential: authorizer,
  });
}

/** The alarm on 5xx of an API. The rate alone could be hidden behind unauthenticated requests, hence the second limit. */
export function apiAlarm(scope: Construct, api: string, metric: (metricName: string) => cloudwatch.Metric, names: Names): void {
  alarm(scope, `${pascal(api)}Faults`, names, {
    name: `${api}-api-faults`,
    description: `The ${api} API answered 5xx: a fault of the bank, or an outcome nobody knows`,
    metric: new cloudwatch.MathExpression({
      expression: 'IF((FILL(faults, 0) >= 5 AND 100 * FILL(faults, 0) / requests >= 1) OR FILL(faults, 0) >= 100, 1, 0)',
      usingMetrics: { faults: api === 'core' ? counted(CORE_FAULTS, Duration.minutes(5)) : metric('5XXError'), requests: metric('Count') },
      period: Duration.minutes(5),
    }),
    threshold: 1,
    essential: true,
  });
}

function lambdaMetric(one: BankFunction, names: Names, metricName: string, period: Duration, version?: string): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/Lambda', metricName, statistic: 'Sum', period,
    dimensionsMap: {
      FunctionName: names.function(one.name),
      Resource: `${names.function(one.name)}:${ALIAS}`,
      ...version === undefined ? {} : { ExecutedVersion: version },
    },
  });
}

function rate(usingMetrics: Record<string, cloudwatch.IMetric>, period: Duration): cloudwatch.MathExpression {
  return new cloudwatch.MathExpression({ expression: '100 * errors / calls', usingMetrics, period });
}

function counted(metricName: string, period: Duration): cloudwatch.Metric {
  return new cloudwatch.Metric({ namespace: OURS, metricName, statistic: 'Sum', period });
}

/**
 * Faults of the authorizer have no version, and its errors by version hold refused tokens. So a version is judged bad if the
 * gateway saw faults that are 5% of its calls, and its share of calls that succeed is 5% below that of all versions together.
 * Unauthenticated requests cause no fault and reach all versions alike, so that they lower both shares by the same factor: with
 * any number of them a version that is no worse stays, also beside one fault, and one that answers nobody does not. The version
 * that repairs a failing one succeeds more often than it.
 */
function authorizerRate(one: BankFunction, names: Names, ofVersion: (metricName: string) => cloudwatch.Metric, period: Duration): cloudwatch.MathExpression {
  return new cloudwatch.MathExpression({
    expression: `IF(100 * FILL(faults, 0) >= ${FAILING_PERCENT} * calls AND 100 * (calls - errors) * allcalls < ${100 - FAILING_PERCENT} * (allcalls - allerrors) * calls, 100 * errors / calls, 0)`,
    usingMetrics: {
      faults: counted(AUTHORIZER_FAULTS, period),
      errors: ofVersion('Errors'), calls: ofVersion('Invocations'),
      allerrors: lambdaMetric(one, names, 'Errors', period), allcalls: lambdaMetric(one, names, 'Invocations', period),
    },
    period,
  });
}
