// The functions' archives: built once by scripts/build-functions, deployed to every environment as they are.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import * as lambda from 'aws-cdk-lib/aws-lambda';

import { Mismatch } from './mismatch.ts';

/** Where the code of a function comes from. */
export type Archives = (name: string) => lambda.Code;

/** The archives of `cargo lambda build --output-format zip`, all of which must be there. */
export function builtArchives(root: string): Archives {
  return (name) => {
    const path = join(root, 'target/lambda', name, 'bootstrap.zip');
    if (!existsSync(path)) throw new Mismatch(`target/lambda/${name}/bootstrap.zip is missing: run scripts/build-functions`);
    return lambda.Code.fromAsset(path);
  };
}

/** A stand-in that runs nothing, to look at the templates without a build. A real deploy never takes it. */
export function noArchives(root: string): Archives {
  return () => lambda.Code.fromAsset(join(root, 'template/cdk/test/no-code'));
}
