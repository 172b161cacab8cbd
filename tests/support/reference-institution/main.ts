import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { thumbprint } from '@/lib/institutions/transport/keys';
import { WAYS, type Mutant } from './mutants';
import { ReferenceInstitution } from './server';

/*
 * The reference institution by itself, for who writes one:
 *   node --import tsx tests/support/reference-institution/main.ts --port 9400 --public-key FILE --callback-url URL --secret whsec_…
 * FILE is the mall's public key (PEM); `--mutant NAME` breaks it in one way.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string' }, 'public-key': { type: 'string' }, 'callback-url': { type: 'string' }, secret: { type: 'string' },
    code: { type: 'string' }, 'backoff-ms': { type: 'string' }, mutant: { type: 'string' },
  },
});
const { port, secret, mutant, code } = values;
if (!port || !values['public-key'] || !values['callback-url'] || !secret || (mutant !== undefined && !Object.hasOwn(WAYS, mutant))) {
  process.stderr.write(`Give --port, --public-key FILE, --callback-url URL and --secret whsec_…; --mutant is one of ${Object.keys(WAYS).join(', ')}.\n`);
  process.exit(2);
}
const pem = readFileSync(values['public-key'], 'utf8');
const institution = await ReferenceInstitution.start({
  port: Number(port), keys: new Map([[thumbprint(pem), pem]]), callbackUrl: values['callback-url'], secret, mutant: mutant as Mutant | undefined,
  ...(code === undefined ? {} : { code }), ...(values['backoff-ms'] === undefined ? {} : { backoffMs: Number(values['backoff-ms']) }),
});
process.stdout.write(`${institution.baseUrl} answers the mall whose key is ${thumbprint(pem)}; its contracts are signed by\n${institution.publicKey.pem}`);
