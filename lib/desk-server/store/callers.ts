import type { Temporal } from 'temporal-polyfill';
import { canonicalText } from '@/lib/kernel/canonical-terms';
import { activeScorecard } from '@/lib/limits/store/scorecards';
import { readKeys } from '@/lib/institutions/store';
import type { RegisteredKey } from '@/lib/institutions/transport/keys';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { DESK_TENANT } from '../model/caller-input';
import { tenantRules, type TenantRules, type TenantRulesJson } from '../model/rules';

/** A lender that we play. */
export interface TenantRow {
  code: string;
  nameKo: string;
  nameEn: string;
  rules: TenantRules;
  annualRate: string;
  signKeyId: string | null;
  signKeyPem: string | null;
  signKeyBox: string | null;
}

export async function findTenant(tx: Db | Tx, code: string): Promise<TenantRow | null> {
  const row = await tx.tenant.findUnique({ where: { code } });
  if (!row) return null;
  const { nameKo, nameEn, signKeyId, signKeyPem, signKeyBox } = row;
  const rules = code === DESK_TENANT ? await deskRulesNow(tx, row.scorecard) : tenantRules.parse(row.scorecard);
  return { code, nameKo, nameEn, annualRate: rules.annualRate, signKeyId, signKeyPem, signKeyBox, rules };
}

/** The desk decides others' requests by the scorecard by which it decides the mall's own. */
async function deskRulesNow(tx: Db | Tx, registered: unknown): Promise<TenantRules> {
  const { pendingAboveMinor, sellerPaidAfterDays, refusalWaitDays } = tenantRules.parse(registered);
  return { ...await activeScorecard(tx), pendingAboveMinor, sellerPaidAfterDays, refusalWaitDays };
}

export interface NewTenant {
  code: string;
  nameKo: string;
  nameEn: string;
  scorecard: TenantRulesJson;
  annualRate: string;
}

/** What is registered, in one spelling; undefined before the first time. */
export async function findTenantText(tx: Tx, code: string): Promise<string | undefined> {
  const row = await tx.tenant.findUnique({ where: { code }, select: { code: true, nameKo: true, nameEn: true, scorecard: true, annualRate: true } });
  return row ? canonicalText(row) : undefined;
}

/** Saves names and rules; the signing key stays as it is. */
export async function saveTenant(tx: Tx, tenant: NewTenant, at: Temporal.Instant): Promise<void> {
  const { code, ...rest } = tenant;
  await tx.tenant.upsert({ where: { code }, create: { code, ...rest, createdAt: toDate(at) }, update: rest });
}

export async function saveTenantKey(tx: Tx, code: string, key: { keyId: string; pem: string; box: string }): Promise<void> {
  await tx.tenant.update({ where: { code }, data: { signKeyId: key.keyId, signKeyPem: key.pem, signKeyBox: key.box } });
}

/** One registration of a tenant at a time. */
export async function lockTenant(tx: Tx, code: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('tenant:' || ${code}, 0))`;
}

/** Somebody who may ask a lender. */
export interface CallerRow {
  tenantCode: string;
  code: string;
  publicKeys: RegisteredKey[];
  callbackUrl: string;
  secretBox: string;
}

const callerRow = (row: Omit<CallerRow, 'publicKeys'> & { publicKeys: unknown }): CallerRow => ({
  tenantCode: row.tenantCode, code: row.code, callbackUrl: row.callbackUrl, secretBox: row.secretBox, publicKeys: readKeys(row.publicKeys),
});

/** Those who may ask now. */
export async function findCallers(tx: Db | Tx, tenantCode: string): Promise<CallerRow[]> {
  return (await tx.tenantCaller.findMany({ where: { tenantCode, removedAt: null }, orderBy: { code: 'asc' } })).map(callerRow);
}

/** Those who may ask now and whose requests one of these keys may sign, at whichever lender. */
export async function findCallersByKey(tx: Tx, keyIds: readonly string[]): Promise<CallerRow[]> {
  const rows = await tx.tenantCaller.findMany({
    where: { removedAt: null, OR: keyIds.map((keyId) => ({ publicKeys: { array_contains: [{ keyId }] } })) }, orderBy: [{ tenantCode: 'asc' }, { code: 'asc' }],
  });
  return rows.map(callerRow);
}

export async function findCaller(tx: Db | Tx, tenantCode: string, code: string): Promise<CallerRow | null> {
  const row = await tx.tenantCaller.findFirst({ where: { tenantCode, code, removedAt: null } });
  return row && callerRow(row);
}

/** False when it is not there, or dismissed already. */
export async function dismiss(tx: Tx, tenantCode: string, code: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.tenantCaller.updateMany({ where: { tenantCode, code, removedAt: null }, data: { removedAt: toDate(at) } });
  return count === 1;
}

export async function saveCaller(tx: Tx, caller: CallerRow, at: Temporal.Instant): Promise<void> {
  const { tenantCode, code, ...rest } = caller;
  const data = { ...rest, removedAt: null, publicKeys: rest.publicKeys.map(({ keyId, pem }) => ({ keyId, pem })) };
  await tx.tenantCaller.upsert({
    where: { tenantCode_code: { tenantCode, code } }, create: { tenantCode, code, ...data, createdAt: toDate(at) }, update: data,
  });
}

/** The names of the in-house desk, where it is registered. */
export const findDeskName = (tx: Db | Tx) => tx.institution.findFirst({ where: { kind: 'DESK' }, select: { nameKo: true, nameEn: true } });
