// What people look at: a dashboard for each domain, and the question "what became of this request".

import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import type { Bank, BankFunction } from './bank.ts';
import { stackProps } from './construct.ts';
import { ALIAS, type Names } from './names.ts';
import { deadLetters, eventQueue, pascal } from './permissions.ts';

export class ObservabilityStack extends Stack {
  constructor(scope: Construct, bank: Bank, private readonly names: Names) {
    super(scope, 'Observability', stackProps(names, 'observability'));
    if (names.environment.watched === 'always') for (const domain of bank.domains) this.dashboard(domain, bank.functions.filter((one) => one.domain === domain));
    new logs.CfnQueryDefinition(this, 'FollowARequest', {
      name: `${names.prefix}/follow a request`,
      logGroupNames: [...bank.domains.map((domain) => names.logGroup(domain)), ...['core', 'rails'].map((api) => names.accessLog(api))],
      queryString: 'fields @timestamp, fn, status, code, us, @log, @message\n| filter rid = "REQUEST_ID" or @message like "REQUEST_ID"\n| sort @timestamp asc\n| limit 200',
    });
  }

  private dashboard(domain: string, functions: readonly BankFunction[]): void {
    const graph = (title: string, metrics: cloudwatch.IMetric[], label: string): cloudwatch.GraphWidget =>
      new cloudwatch.GraphWidget({ title, left: metrics, leftYAxis: { label, min: 0, showUnits: false }, width: 8, height: 7 });
    const red = (metricName: string, statistic: string): cloudwatch.IMetric[] => functions.map(({ name }) => new cloudwatch.Metric({
      namespace: 'malai', metricName, statistic, dimensionsMap: { fn: name }, label: name, period: Duration.minutes(1),
    }));
    const ofLambda = (metricName: string, statistic: string): cloudwatch.IMetric[] => functions.map(({ name }) => new cloudwatch.Metric({
      namespace: 'AWS/Lambda', metricName, statistic, label: name, period: Duration.minutes(1),
      dimensionsMap: { FunctionName: this.names.function(name), Resource: `${this.names.function(name)}:${ALIAS}` },
    }));
    const board = new cloudwatch.Dashboard(this, pascal(domain), {
      dashboardName: `${this.names.prefix}-${domain}`,
      widgets: [
        [graph('Rate', red('n', 'Sum'), 'a minute'), graph('Errors', red('err', 'Sum'), 'a minute'), graph('Duration, 99th percentile', red('us', 'p99'), 'microseconds')],
        [graph('Running at once', ofLambda('ConcurrentExecutions', 'Maximum'), 'functions'), graph('Refused by a limit', ofLambda('Throttles', 'Sum'), 'a minute')],
      ],
    });
    const queues = this.queues(functions);
    if (queues.length > 0) board.addWidgets(graph('Waiting, and given up', queues, 'messages'));
  }

  private queues(functions: readonly BankFunction[]): cloudwatch.IMetric[] {
    const named = functions.flatMap(({ name, declaration: { trigger } }) => {
      if (trigger.kind === 'events') return [eventQueue(name), deadLetters(name)];
      return trigger.kind === 'stream' || trigger.kind === 'schedule' ? [deadLetters(name)] : [];
    });
    return named.map((queue) => new cloudwatch.Metric({
      namespace: 'AWS/SQS', metricName: 'ApproximateNumberOfMessagesVisible', statistic: 'Maximum', label: queue,
      dimensionsMap: { QueueName: this.names.queue(queue) }, period: Duration.minutes(1),
    }));
  }
}
