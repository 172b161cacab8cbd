import { isOfTheHouse, type Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { DESK_TENANT } from './model/caller-input';

export interface CallerView {
  tenantCode: string;
  tenantNameKo: string;
  tenantNameEn: string;
  code: string;
  callbackUrl: string;
  keyIds: string[];
  createdAt: string;
}

/** Who may ask the lenders that we play; nobody but the house sees it. */
export async function callersOf(db: Db, actor: Actor): Promise<CallerView[]> {
  if (!isOfTheHouse(actor)) return [];
  const rows = await db.tenantCaller.findMany({ where: { removedAt: null }, include: { tenant: true }, orderBy: [{ tenantCode: 'asc' }, { code: 'asc' }] });
  return rows.map(({ tenantCode, tenant, code, callbackUrl, publicKeys, createdAt }) => ({
    tenantCode, tenantNameKo: tenant.nameKo, tenantNameEn: tenant.nameEn, code, callbackUrl,
    keyIds: (publicKeys as { keyId: string }[]).map((key) => key.keyId), createdAt: createdAt.toISOString(),
  }));
}

export interface LenderView {
  code: string;
  nameKo: string;
  nameEn: string;
}

/** The lenders that may be asked here: the desk always, and those that we play. */
export async function lendersPlayed(db: Db, actor: Actor): Promise<LenderView[]> {
  if (!isOfTheHouse(actor)) return [];
  const [desk, tenants] = await Promise.all([
    db.institution.findFirst({ where: { kind: 'DESK' }, select: { nameKo: true, nameEn: true } }),
    db.tenant.findMany({ where: { code: { not: DESK_TENANT } }, select: { code: true, nameKo: true, nameEn: true }, orderBy: { code: 'asc' } }),
  ]);
  return [...(desk ? [{ code: DESK_TENANT, ...desk }] : []), ...tenants];
}
