import { businessNumber } from '@/lib/accounts/model/business-number';
import { ensureSigningKey } from '@/lib/institutions/ensure-signing-key';
import { registerInstitution } from '@/lib/institutions/register-institution';
import { SYSTEM } from '@/lib/kernel/actor';
import { boot, leave } from '@/lib/platform/boot';
import { env } from '@/lib/platform/env';
import { openLimitsOfSellers } from '../seed/limits';
import { flagsOf } from './flags';

/* The in-house lease desk, as contracts name it. Given again with other facts it changes; the same again changes nothing. */
const NAMES = ['name-ko', 'name-en', 'business-number', 'address-ko', 'address-en', 'phone'] as const;

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const flags = flagsOf(NAMES);
const missing = NAMES.filter((name) => !flags[name]?.trim());
if (missing.length > 0) refuse(`Contracts print all of it. Give ${missing.map((name) => `--${name}`).join(', ')} too.`);
const number = businessNumber.safeParse(flags['business-number']);
if (!number.success) refuse('--business-number is no Korean business registration number: its check digit does not fit.');

const deps = await boot(env(), 'desk');
await ensureSigningKey(deps);
const registered = await registerInstitution(deps, SYSTEM, {
  code: 'desk', kind: 'DESK', nameKo: flags['name-ko'] ?? '', nameEn: flags['name-en'] ?? '', baseUrl: null, secret: null, publicKeys: [], policy: {}, position: 0,
  profile: { businessNumber: number.data, addressKo: flags['address-ko'] ?? '', addressEn: flags['address-en'] ?? '', phone: flags.phone ?? '' },
});
if (!registered.ok) refuse(`The lease desk was not registered: ${registered.error.code}`);
await openLimitsOfSellers(deps);
await leave(deps);
process.stdout.write(registered.value.changed ? 'The lease desk is registered; limits may be asked of it.\n' : 'The lease desk is registered like this already.\n');
process.exit(0);
