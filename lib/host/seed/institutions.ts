import { randomBytes } from 'node:crypto';
import { HANBIT_RULES } from '@/lib/desk-server/model/hanbit';
import { registerCaller, registerTenant } from '@/lib/desk-server/register-tenant';
import { ensureSigningKey } from '@/lib/institutions/ensure-signing-key';
import { findMallKeys } from '@/lib/institutions/key-store';
import type { InstitutionInput } from '@/lib/institutions/model/institution';
import { registerInstitution } from '@/lib/institutions/register-institution';
import { registeredSecret } from '@/lib/institutions/registered-secret';
import { SYSTEM } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';

export const HANBIT = { code: 'hanbit', nameKo: '한빛은행', nameEn: 'Hanbit Bank' };

const DESK: InstitutionInput = {
  code: 'desk', nameKo: '달마다 리스', nameEn: 'Dalmada Lease', kind: 'DESK', baseUrl: null, secret: null, publicKeys: [], policy: {}, position: 0,
  profile: {
    businessNumber: '2208816351', addressKo: '서울특별시 중구 세종대로 110, 8층', addressEn: '8F, 110 Sejong-daero, Jung-gu, Seoul', phone: '02-6000-1200',
  },
};

/**
 * The demo's financiers: the lease desk in process, and 한빛은행, played by this installation and reached over HTTP at
 * its own address. Done at every start: nothing changes unless the address did. @throws Error when a use case refuses
 */
export async function registerInstitutions(deps: Deps): Promise<void> {
  must(await ensureSigningKey(deps));
  const tenant = must(await registerTenant(deps, { ...HANBIT, scorecard: HANBIT_RULES, annualRate: HANBIT_RULES.annualRate }));
  const secret = (await registeredSecret(deps, HANBIT.code)) ?? `whsec_${randomBytes(24).toString('base64')}`;
  must(await registerInstitution(deps, SYSTEM, DESK));
  must(await registerInstitution(deps, SYSTEM, {
    ...HANBIT, kind: 'HTTP', baseUrl: `${deps.env.baseUrl}/api/institution/v1/${HANBIT.code}`, secret, publicKeys: [tenant.publicKey],
    policy: { minAmount: '300000', maxAmount: '15000000', maxTermMonths: 60 }, position: 1,
    profile: {
      businessNumber: '1048123454', addressKo: '서울특별시 영등포구 의사당대로 82', addressEn: '82 Uisadang-daero, Yeongdeungpo-gu, Seoul', phone: '02-6100-8800',
    },
  }));
  must(await registerCaller(deps, {
    tenantCode: HANBIT.code, code: 'dalmada', publicKeys: (await findMallKeys(deps.db)).map(({ keyId, pem }) => ({ keyId, pem })),
    callbackUrl: `${deps.env.baseUrl}/api/institutions/${HANBIT.code}/events`, secret,
  }));
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
