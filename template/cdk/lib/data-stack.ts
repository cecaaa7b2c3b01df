// What must outlive everything else: tables, secrets, buckets and the key over them. Nothing here is removed with its
// stack, and this stack changes rarely.

import { Duration, Stack, Tags } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

import { acknowledge } from './acknowledge.ts';
import type { Bank } from './bank.ts';
import { RETAINED, stackProps } from './construct.ts';
import type { Names } from './names.ts';
import { pascal, tablePolicyOf, throughServices } from './permissions.ts';
import type { Bucket, Table } from './workspace.ts';

/** The credentials with which a deploy tries the deployed bank (scripts/smoke). No function reads them. */
export const SMOKE_CLIENT = 'operations/smoke-client';

export class DataStack extends Stack {
  /** The streams, by table: AWS chooses a part of their ARNs, so these cannot be built from names. */
  readonly streams = new Map<string, string>();

  constructor(scope: Construct, bank: Bank, private readonly names: Names) {
    super(scope, 'Data', stackProps(names, 'data'));
    const key = this.key();
    for (const table of bank.workspace.tables.values()) this.table(table, key);
    const logs = this.accessLogs();
    for (const bucket of bank.workspace.buckets.values()) this.bucket(bucket, key, logs);
    this.trust(logs);
    for (const name of [...bank.secrets, SMOKE_CLIENT]) this.secret(name, bank.rotators.has(name), key);
  }

  /** One key for what the bank keeps. Every use is within a service and within the account. */
  private key(): kms.Key {
    const key = new kms.Key(this, 'Key', {
      alias: `${this.names.prefix}-data`,
      description: 'Encrypts the tables, buckets and secrets of the bank',
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RETAINED,
    });
    key.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'WhoMayUseTheDataMayUseTheKeyThroughIt',
      principals: [new iam.AnyPrincipal()],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey', 'kms:CreateGrant'],
      resources: ['*'],
      conditions: throughServices(this.names),
    }));
    return key;
  }

  private table(table: Table, key: kms.Key): void {
    const attributes = new Set(['pk', 'sk', ...table.indexes.flatMap((index) => [index.partition, index.sort])]);
    const keySchema = (partition: string, sort: string): dynamodb.CfnTable.KeySchemaProperty[] => [
      { attributeName: partition, keyType: 'HASH' }, { attributeName: sort, keyType: 'RANGE' },
    ];
    const made = new dynamodb.CfnTable(this, `Table${pascal(table.name)}`, {
      tableName: this.names.table(table.name),
      attributeDefinitions: [...attributes].sort().map((attributeName) => ({ attributeName, attributeType: 'S' })),
      keySchema: keySchema('pk', 'sk'),
      billingMode: 'PAY_PER_REQUEST',
      deletionProtectionEnabled: true,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      sseSpecification: { sseEnabled: true, sseType: 'KMS', kmsMasterKeyId: key.keyArn },
      resourcePolicy: { policyDocument: tablePolicyOf(table, this.names) },
      ...table.indexes.length === 0 ? {} : {
        globalSecondaryIndexes: table.indexes.map((index) => ({
          indexName: index.name,
          keySchema: keySchema(index.partition, index.sort),
          projection: { projectionType: index.projection === 'keys' ? 'KEYS_ONLY' : 'ALL' },
        })),
      },
      ...table.stream ? { streamSpecification: { streamViewType: 'NEW_AND_OLD_IMAGES' } } : {},
      ...table.expiry === undefined ? {} : { timeToLiveSpecification: { enabled: true, attributeName: table.expiry } },
    });
    made.applyRemovalPolicy(RETAINED);
    if (table.stream) this.streams.set(table.name, made.attrStreamArn);
  }

  private bucket(bucket: Bucket, key: kms.Key, logs: s3.Bucket): void {
    const locked = bucket.lockedDays > 0;
    const made = new s3.Bucket(this, `Bucket${pascal(bucket.name)}`, {
      bucketName: this.names.bucket(bucket.name),
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: `${bucket.name}/`,
      removalPolicy: RETAINED,
      ...locked
        ? { objectLockDefaultRetention: s3.ObjectLockRetention.compliance(Duration.days(bucket.lockedDays)) }
        : {},
    });
    const objects = made.arnForObjects('*');
    made.addToResourcePolicy(deny('NobodyRemovesWhatARailOrTheBankSaid', ['s3:DeleteObject', 's3:DeleteObjectVersion'], [objects]));
    made.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'NothingIsWrittenOverSomethingElse', effect: iam.Effect.DENY, principals: [new iam.AnyPrincipal()],
      actions: ['s3:PutObject'], resources: [objects],
      // A write without `If-None-Match: *` would put another version over the first.
      conditions: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
    }));
  }

  /** The bundles of certificates that callers of the APIs are judged by; people put them there. */
  private trust(logs: s3.Bucket): void {
    new s3.Bucket(this, 'BucketTrust', {
      bucketName: this.names.bucket('trust'),
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'trust/',
      removalPolicy: RETAINED,
    });
  }

  private accessLogs(): s3.Bucket {
    return new s3.Bucket(this, 'BucketLogs', {
      bucketName: this.names.bucket('access-logs'),
      // S3 delivers its logs under its own key only.
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [{ expiration: Duration.days(400), noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy: RETAINED,
    });
  }

  /** Made without a value: the value comes from `scripts/first-secrets` or from whom it belongs to, never from a template. */
  private secret(name: string, rotates: boolean, key: kms.Key): void {
    const made = new secretsmanager.CfnSecret(this, `Secret${pascal(name)}`, {
      name: this.names.secret(name),
      description: name === SMOKE_CLIENT ? 'Read by the workflow that deploys' : `Read by functions that declare ${name}`,
      kmsKeyId: key.keyArn,
    });
    made.applyRemovalPolicy(RETAINED);
    acknowledge(made, {
      SMG4: rotates
        ? 'Its schedule is in the stack of the function that rotates it.'
        : 'A credential of a client, which the bank knows by its digest: it is changed as any client\'s is (docs/operations.md).',
    });
    Tags.of(made).add('malai:secret', name);
  }
}

function deny(sid: string, actions: string[], resources: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, effect: iam.Effect.DENY, principals: [new iam.AnyPrincipal()], actions, resources });
}
