// The two APIs: one for clients, reached through CloudFront alone, and one for rails, reached by whoever holds a
// certificate that their bundle trusts. Neither has a firewall of its own (lib/firewall.ts).

import { Duration, Stack } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';

import { acknowledge } from './acknowledge.ts';
import { apiAlarm, coreMetrics, tokenAlarm } from './alarms.ts';
import { functionFor, type Bank } from './bank.ts';
import { RETAINED, stackProps } from './construct.ts';
import type { Bundle } from './environments.ts';
import { CREDENTIAL_OPERATIONS, TOKEN_OPERATION, gatewayBody, operationNamed, operationsOf } from './gateway.ts';
import { STAGE, type Names } from './names.ts';
import { pascal } from './permissions.ts';

/** API Gateway's zone for alias records in eu-west-2, as AWS publishes it (General Reference, API Gateway endpoints). */
const GATEWAY_ZONE = 'ZJ5UAJN8Y3Z2Q';

interface ApiSettings {
  readonly api: 'core' | 'rails';
  readonly host: string;
  readonly truststore: Bundle;
}

export class ApiStack extends Stack {
  private readonly zone: route53.IHostedZone;

  constructor(scope: Construct, private readonly bank: Bank, private readonly names: Names) {
    super(scope, 'Api', stackProps(names, 'api'));
    const { hostedZone, originHost, railsHost, trust } = names.environment;
    this.zone = route53.HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: hostedZone.id, zoneName: hostedZone.name });
    this.api({ api: 'core', host: originHost, truststore: trust.edge });
    this.api({ api: 'rails', host: railsHost, truststore: trust.rails });
  }

  private api(settings: ApiSettings): void {
    const { api } = settings;
    const id = pascal(api);
    const made = new apigateway.SpecRestApi(this, id, {
      restApiName: `${this.names.prefix}-${api}`,
      apiDefinition: apigateway.ApiDefinition.fromInline(gatewayBody(this.bank, this.names, api)),
      endpointTypes: [apigateway.EndpointType.REGIONAL],
      // Its own host would be a way in that shows no certificate.
      disableExecuteApiEndpoint: true,
      failOnWarnings: true,
      cloudWatchRole: false,
      deploy: true,
      retainDeployments: true,
      deployOptions: this.stage(api),
    });
    acknowledge(made.deploymentStage, { APIG3: 'The firewall is at the edge; rails show a certificate and sign (ADR 21).' });
    acknowledge(made, { APIG2: 'The functions check every request against the whole contract; API Gateway could against a part of it.' });
    this.permissions(api, made);
    this.domain(settings, made);
    this.alarms(api);
  }

  private stage(api: string): apigateway.StageOptions {
    const { highestRate, tokenThrottle } = this.names.environment;
    // Room for two clients at the highest rate, and twice that for a moment.
    const rate = Math.ceil(2 * highestRate / 60);
    const accessLog = new logs.LogGroup(this, `${pascal(api)}Log`, {
      logGroupName: this.names.accessLog(api),
      retention: this.names.environment.logRetentionDays,
      removalPolicy: RETAINED,
    });
    if (api === 'core') {
      const pathOf = (id: string): string => operationNamed(this.bank, id).path;
      coreMetrics(this, accessLog, { token: pathOf(TOKEN_OPERATION), credentials: CREDENTIAL_OPERATIONS.map(pathOf) }, this.names);
    }
    return {
      stageName: STAGE,
      tracingEnabled: true,
      // Those of each method are charged as metrics of our own; those of the API are not.
      metricsEnabled: false,
      dataTraceEnabled: false,
      loggingLevel: apigateway.MethodLoggingLevel.ERROR,
      throttlingRateLimit: rate,
      throttlingBurstLimit: 2 * rate,
      // Whoever asks for a token, or revokes one, has shown nothing yet: what all of those may ask leaves the rest to who has one.
      ...api === 'core' ? {
        methodOptions: Object.fromEntries(this.credentialMethods().map((method) => [
          method, { throttlingRateLimit: tokenThrottle.rate, throttlingBurstLimit: tokenThrottle.burst },
        ])),
      } : {},
      accessLogDestination: new apigateway.LogGroupLogDestination(accessLog),
      accessLogFormat: apigateway.AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
    };
  }

  private credentialMethods(): string[] {
    return CREDENTIAL_OPERATIONS.map((id) => {
      const { path, method } = operationNamed(this.bank, id);
      return `${path}/${method}`;
    });
  }

  /** The gateway may call each function for its own operation, and the authorizer for its question. */
  private permissions(api: 'core' | 'rails', made: apigateway.SpecRestApi): void {
    const permit = (name: string, path: string): void => {
      new lambda.CfnPermission(this, `${pascal(name)}Permission`, {
        action: 'lambda:InvokeFunction',
        functionName: this.names.aliasArn(name),
        principal: 'apigateway.amazonaws.com',
        sourceArn: this.names.arn('execute-api', `${made.restApiId}/${path}`),
      });
    };
    for (const operation of operationsOf(this.bank, api)) {
      const path = operation.path.replace(/\{\w+\}/g, '*');
      permit(functionFor(this.bank, operation).name, `${STAGE}/${operation.method}${path}`);
    }
    if (api === 'core') permit(this.bank.authorizer.name, 'authorizers/*');
  }

  private domain({ api, host, truststore }: ApiSettings, made: apigateway.SpecRestApi): void {
    const id = pascal(api);
    const certificate = new acm.Certificate(this, `${id}Certificate`, {
      domainName: host, validation: acm.CertificateValidation.fromDns(this.zone), keyAlgorithm: acm.KeyAlgorithm.EC_PRIME256V1,
    });
    const domain = new apigateway.CfnDomainName(this, `${id}Domain`, {
      domainName: host,
      endpointConfiguration: { types: ['REGIONAL'] },
      regionalCertificateArn: certificate.certificateArn,
      securityPolicy: 'TLS_1_2',
      mutualTlsAuthentication: { truststoreUri: `s3://${this.names.bucket('trust')}/${truststore.key}`, truststoreVersion: truststore.version },
    });
    new apigateway.CfnBasePathMapping(this, `${id}Mapping`, {
      domainName: domain.ref, restApiId: made.restApiId, stage: made.deploymentStage.stageName,
    });
    new route53.CfnRecordSet(this, `${id}Record`, {
      hostedZoneId: this.names.environment.hostedZone.id,
      name: `${host}.`,
      type: 'A',
      aliasTarget: { dnsName: domain.attrRegionalDomainName, hostedZoneId: GATEWAY_ZONE },
    });
  }

  private alarms(api: string): void {
    const metric = (metricName: string): cloudwatch.Metric => new cloudwatch.Metric({
      namespace: 'AWS/ApiGateway', metricName, statistic: 'Sum', period: Duration.minutes(5),
      dimensionsMap: { ApiName: `${this.names.prefix}-${api}`, Stage: STAGE },
    });
    apiAlarm(this, api, metric, this.names);
    if (api === 'core') tokenAlarm(this, this.names);
  }
}

/** No header, query or body: those may name people. */
const ACCESS_LOG = {
  request_id: '$context.requestId',
  time: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  resource: '$context.resourcePath',
  status: '$context.status',
  latency_ms: '$context.responseLatency',
  integration_status: '$context.integration.status',
  error: '$context.error.responseType',
  client: '$context.authorizer.client_id',
  trace: '$context.xrayTraceId',
};
