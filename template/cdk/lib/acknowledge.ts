// The findings of cdk-nag that stand, each with its reason. A finding without a reason stops the synthesis.

import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

import type { Statement } from './permissions.ts';

/** Lets these findings stand on a construct, by their ids without the pack's prefix. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) {
    Validations.of(construct).acknowledge({ id: `AwsSolutions::AwsSolutions-${id}`, reason });
  }
}

/** Lets a finding of the CDK's own check of templates stand. */
export function acknowledgeCheck(construct: IConstruct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `CloudFormation-Validate::${id}`, reason });
}

/** Why a statement of this id names more than one thing. */
const WIDE: Readonly<Record<string, string>> = {
  WriteItsLog: 'Lambda names the streams of a log group itself.',
  SendItsTraces: 'X-Ray offers no resource to name.',
  ReadItsStreams: 'DynamoDB names streams by the moment they began.',
  FindItsStreams: 'ListStreams takes no resource.',
  LetLambdaPlaceIt: 'Network interfaces have no name before they are made; the function\'s own code is denied the same.',
  NotFromItsCode: 'It denies.',
};

/** Lets the wildcards of statements stand where AWS leaves no choice. Another wildcard remains a finding. */
export function acknowledgeWide(construct: IConstruct, statements: readonly Statement[]): void {
  for (const { Sid, Resource } of statements) {
    const reason = WIDE[Sid] ?? (Sid.startsWith('Objects') ? 'The keys of objects are the bank\'s data.' : undefined);
    if (reason === undefined) continue;
    for (const resource of Resource.filter((one) => one.includes('*'))) {
      acknowledge(construct, { [`IAM5[Resource::${resource}]`]: reason });
    }
  }
}
