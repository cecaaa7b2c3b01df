// The edge: TLS, firewall, the names of requests, and the headers of every answer. It is in us-east-1, as CloudFront's
// certificates and firewalls have to be, and knows the API by its name alone.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Duration, Stack } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

import { acknowledge } from './acknowledge.ts';
import { ROOT, type Bank } from './bank.ts';
import { RETAINED, stackProps } from './construct.ts';
import { edgeFirewall } from './firewall.ts';
import { TOKEN_OPERATION, operationNamed } from './gateway.ts';
import type { Names } from './names.ts';

/** The zone of all CloudFront distributions in alias records (General Reference, CloudFront endpoints). */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

/** An app behind the edge, and what a browser may do with what it answers. */
export const APPS = {
  // The API answers data, which may do nothing in a browser.
  api: { contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'" },
} as const;

/** The headers of every answer, which the gateway gives too (lib/gateway.ts); the runner's edge and the functions of the rails say the same (shared/platform/src/http/security.rs). */
export const SECURITY_HEADERS = {
  strictTransportSecurity: { accessControlMaxAge: Duration.seconds(63_072_000), includeSubdomains: true, preload: true, override: true },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
  referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override: true },
} as const;

export class EdgeStack extends Stack {
  private readonly tokenPath: string;

  constructor(scope: Construct, bank: Bank, private readonly names: Names) {
    super(scope, 'Edge', stackProps(names, 'edge', 'us-east-1'));
    this.tokenPath = operationNamed(bank, TOKEN_OPERATION).path;
    const { hostedZone, apiHost } = names.environment;
    const zone = route53.HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: hostedZone.id, zoneName: hostedZone.name });
    const certificate = new acm.Certificate(this, 'Certificate', {
      domainName: apiHost, validation: acm.CertificateValidation.fromDns(zone), keyAlgorithm: acm.KeyAlgorithm.EC_PRIME256V1,
    });
    const distribution = this.distribution(certificate, this.logs());
    for (const type of ['A', 'AAAA']) {
      new route53.CfnRecordSet(this, `Record${type}`, {
        hostedZoneId: hostedZone.id, name: `${apiHost}.`, type,
        aliasTarget: { dnsName: distribution.distributionDomainName, hostedZoneId: CLOUDFRONT_ZONE },
      });
    }
  }

  private distribution(certificate: acm.ICertificate, logs: s3.Bucket): cloudfront.Distribution {
    const { apiHost, originHost } = this.names.environment;
    const origin = new origins.HttpOrigin(originHost, {
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      // A second more than API Gateway takes, so that its answer is the one that is given.
      readTimeout: Duration.seconds(30),
      connectionAttempts: 2,
    });
    const behaviour = this.behaviour(origin, this.onOriginResponse());
    const made = new cloudfront.Distribution(this, 'Distribution', {
      comment: `${this.names.prefix} API`,
      domainNames: [apiHost],
      certificate,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      webAclId: edgeFirewall(this, this.tokenPath, this.names).attrArn,
      enableLogging: true,
      logBucket: logs,
      logFilePrefix: 'api/',
      logIncludesCookies: false,
      defaultBehavior: { ...behaviour, cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED },
      // Keys say themselves how long they may be kept; everything else is asked for each time.
      additionalBehaviors: { '/.well-known/jwks.json': { ...behaviour, cachePolicy: this.asTheAnswerSays() } },
    });
    // The API takes nobody else's certificate. The construct has no word for it yet.
    const written = made.node.defaultChild as cloudfront.CfnDistribution;
    written.addPropertyOverride('DistributionConfig.Origins.0.CustomOriginConfig.OriginMtlsConfig', {
      ClientCertificateArn: this.names.environment.edgeCertificateArn,
    });
    acknowledge(made, { CFR1: 'Clients of the API are programs of institutions; from where they may call is in their contracts.' });
    return made;
  }

  private behaviour(origin: cloudfront.IOrigin, onOriginResponse: lambda.IVersion): Omit<cloudfront.BehaviorOptions, 'cachePolicy'> {
    return {
      origin,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      // A token or a secret sent in the clear is lost already: it is refused, not led on.
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: this.headersOf('api'),
      functionAssociations: [
        { function: this.at('on-request'), eventType: cloudfront.FunctionEventType.VIEWER_REQUEST },
        { function: this.at('on-response'), eventType: cloudfront.FunctionEventType.VIEWER_RESPONSE },
      ],
      edgeLambdas: [{ functionVersion: onOriginResponse, eventType: cloudfront.LambdaEdgeEventType.ORIGIN_RESPONSE }],
      compress: true,
    };
  }

  /** What a misconfigured app cannot take off. */
  private headersOf(app: keyof typeof APPS): cloudfront.ResponseHeadersPolicy {
    return new cloudfront.ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: `${this.names.prefix}-${app}`,
      comment: `What every answer of ${app} says`,
      securityHeadersBehavior: {
        ...SECURITY_HEADERS,
        contentSecurityPolicy: { contentSecurityPolicy: APPS[app].contentSecurityPolicy, override: true },
      },
      customHeadersBehavior: { customHeaders: [{ header: 'cache-control', value: 'no-store', override: false }] },
      removeHeaders: ['Server', 'X-Powered-By', 'x-amzn-Remapped-Server', 'x-amzn-Remapped-Date', 'x-amz-apigw-id', 'x-amzn-RequestId'],
    });
  }

  /**
   * What gives `WWW-Authenticate` its name back. It may do nothing, and so writes no log either; CloudFront counts its errors and
   * answers 502 if there are any.
   */
  private onOriginResponse(): lambda.IVersion {
    const role = new iam.Role(this, 'OnOriginResponseRole', {
      roleName: this.names.role('on-origin-response'),
      description: 'Gives headers of answers their names back at the edge: allows nothing',
      assumedBy: new iam.CompositePrincipal(new iam.ServicePrincipal('lambda.amazonaws.com'), new iam.ServicePrincipal('edgelambda.amazonaws.com')),
      permissionsBoundary: iam.ManagedPolicy.fromManagedPolicyArn(this, 'OnOriginResponseBoundary', this.names.boundaryArn()),
    });
    const source = readFileSync(join(ROOT, 'template/cdk/lib/edge/on-origin-response.js'), 'utf8');
    // The plain resource: a log group, or a retention of it, is nothing that Lambda@Edge knows.
    const made = new lambda.CfnFunction(this, 'OnOriginResponse', {
      functionName: this.names.function('on-origin-response'),
      description: 'edge: gives headers of answers their names back',
      runtime: 'nodejs22.x', handler: 'index.handler', code: { zipFile: source }, memorySize: 128, timeout: 1, role: role.roleArn,
    });
    acknowledge(made, { L1: 'Lambda@Edge takes this version of Node.js.' });
    // CloudFront takes a version, which never changes: another source is another one.
    const digest = createHash('sha256').update(source).digest('hex').slice(0, 8);
    const version = new lambda.CfnVersion(this, `OnOriginResponse${digest}`, { functionName: made.ref });
    // Its copies at the edge are taken away hours after CloudFront goes by another one; until then it cannot be deleted.
    version.applyRemovalPolicy(RETAINED);
    return lambda.Version.fromVersionArn(this, 'OnOriginResponseVersion', version.ref);
  }

  private at(file: 'on-request' | 'on-response'): cloudfront.Function {
    return new cloudfront.Function(this, file === 'on-request' ? 'OnRequest' : 'OnResponse', {
      functionName: `${this.names.prefix}-${file}`,
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(readFileSync(join(ROOT, 'template/cdk/lib/edge', `${file}.js`), 'utf8')),
    });
  }

  private asTheAnswerSays(): cloudfront.CachePolicy {
    return new cloudfront.CachePolicy(this, 'AsTheAnswerSays', {
      cachePolicyName: `${this.names.prefix}-as-the-answer-says`,
      minTtl: Duration.seconds(0), defaultTtl: Duration.seconds(0), maxTtl: Duration.seconds(300),
    });
  }

  private logs(): s3.Bucket {
    return new s3.Bucket(this, 'Logs', {
      bucketName: this.names.bucket('edge-logs'),
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      // CloudFront delivers its logs by an access list, and in no other way that the construct knows.
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_PREFERRED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      serverAccessLogsPrefix: 'self/',
      lifecycleRules: [{ expiration: Duration.days(400) }],
      removalPolicy: RETAINED,
    });
  }
}
