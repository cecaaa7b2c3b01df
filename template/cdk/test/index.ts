// All tests in one process, so that each environment's templates are made once.

import './policy.test.ts';
import './declarations.test.ts';
import './permissions.test.ts';
import './resources.test.ts';
import './alarms.test.ts';
import './limits.test.ts';
import './gateway.test.ts';
import './edge.test.ts';
import './matrix.test.ts';
import './parity.test.ts';
import './rotation.test.ts';
import './organisation.test.ts';
import './fixed-cost.test.ts';
import './preflight.test.ts';
import './supply.test.ts';
import './workflows.test.ts';
import './smoke.test.ts';
import './golden.test.ts';
