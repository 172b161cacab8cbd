import type { Db } from '@/lib/platform/db';

const LAST = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\s*$/;

/** Every certificate (PEM) that stands at the end of a chain by which a document was ever sealed here: the mall's own root, those before it, and those of financiers that brought their own. */
export async function trustedRoots(db: Db): Promise<string[]> {
  const rows = await db.sealingCertificate.findMany({ select: { certificate: true, chain: true }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
  return [...new Set(rows.map(({ certificate, chain }) => (LAST.exec(chain)?.[0] ?? certificate).trim()))];
}

/** The mall's own roots (PEM), the one in use first. */
export async function mallRoots(db: Db): Promise<string[]> {
  const rows = await db.sealingCertificate.findMany({ where: { institutionId: null }, select: { certificate: true }, orderBy: [{ retiredAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'desc' }] });
  return rows.map(({ certificate }) => certificate.trim());
}
