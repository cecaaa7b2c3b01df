// Prints one of the organisation's two documents: `organisation.ts scp`, `organisation.ts rcp`.

import { resourceControlPolicy, serviceControlPolicy } from '../lib/organisation.ts';

const documents = { scp: serviceControlPolicy, rcp: resourceControlPolicy };
const [which] = process.argv.slice(2);
if (which !== 'scp' && which !== 'rcp') throw new Error('say scp or rcp');
console.log(JSON.stringify({ Version: '2012-10-17', Statement: documents[which]() }));
