import { isOfTheHouse, type Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';

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
