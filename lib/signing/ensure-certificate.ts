import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { certify, type CertifiedKey } from '@/lib/platform/certificates';
import { toInstant } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { newId } from '@/lib/platform/id';
import { seal, unseal } from '@/lib/platform/secret-box';
import { findCertificate, insertCertificate, lockKeys, retireCertificate, type CertificateRow } from './store/keys';

/** A root outlives the certificates under it, and these a lease of the longest term. */
const [ROOT_DAYS, LEAF_DAYS] = [7300, 3650];
/** A certificate that is over so soon seals no more: whoever checks the document next year finds it good. */
const RENEW_DAYS = 730;
/** Clocks that are a little behind ours know it too. */
const BACKDATED_HOURS = 1;

export interface SealingKey extends CertifiedKey {
  /** PEM of those above it. */
  chain: string;
}

interface Financier { id: string; nameKo: string }

/**
 * The certificate that seals a financier's documents: in its name, issued by the mall's own root, which is made with the
 * first one. A financier that registers one of its own has that used instead.
 */
export async function ensureCertificate(deps: Deps, financier: Financier): Promise<Result<SealingKey>> {
  const now = deps.clock.now();
  const known = await findCertificate(deps.tx ?? deps.db, financier.id);
  if (known && isFresh(known, now)) return ok(opened(known, deps));
  return write(deps, async (tx) => {
    await lockKeys(tx, 'certificates');
    const present = await findCertificate(tx, financier.id);
    if (present && isFresh(present, now)) return ok(opened(present, deps));
    if (present) await retireCertificate(tx, present.id, now);
    const root = await ensureRoot(tx, deps, now);
    const made = await certify({ subject: { name: `${financier.nameKo} 계약 봉인`, organisation: financier.nameKo }, ...validity(now, LEAF_DAYS), issuer: root });
    const kept = await keep(tx, deps, { institutionId: financier.id, made, chain: root.certificate, at: now });
    faultPoint('ensure-certificate:made');
    return ok(kept);
  });
}

const isFresh = ({ notAfter }: CertificateRow, now: Temporal.Instant) => toInstant(notAfter).epochMilliseconds > now.add({ hours: RENEW_DAYS * 24 }).epochMilliseconds;

const validity = (now: Temporal.Instant, days: number) => ({ notBefore: now.subtract({ hours: BACKDATED_HOURS }), notAfter: now.add({ hours: days * 24 }) });

const opened = (row: CertificateRow, { env }: Deps): SealingKey => ({ certificate: row.certificate, chain: row.chain, notAfter: row.notAfter, privatePem: unseal(row.privateBox, env.encryptionKey) });

async function ensureRoot(tx: Tx, deps: Deps, now: Temporal.Instant): Promise<SealingKey> {
  const known = await findCertificate(tx, null);
  if (known && toInstant(known.notAfter).epochMilliseconds > now.add({ hours: LEAF_DAYS * 24 }).epochMilliseconds) return opened(known, deps);
  if (known) await retireCertificate(tx, known.id, now);
  const made = await certify({ subject: { name: '달마다 계약 인증', organisation: '달마다' }, ...validity(now, ROOT_DAYS) });
  return keep(tx, deps, { institutionId: null, made, chain: '', at: now });
}

interface Made { institutionId: string | null; made: CertifiedKey; chain: string; at: Temporal.Instant }

async function keep(tx: Tx, { env }: Deps, { institutionId, made, chain, at }: Made): Promise<SealingKey> {
  const id = newId('sc');
  await insertCertificate(tx, { id, institutionId, certificate: made.certificate, chain, privateBox: seal(made.privatePem, env.encryptionKey), notAfter: made.notAfter }, at);
  await audit(tx, { actor: SYSTEM, action: 'certificate.made', subject: { type: 'certificate', id }, data: { institutionId, until: made.notAfter.toISOString() }, at });
  return { ...made, chain };
}
