import { createHash } from 'node:crypto';
import { formerStatement, type Statement } from '@/lib/endings/views/statement';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';

const FILE = { select: { data: true, name: true } } as const;

/**
 * The agreement for its two purchasers and the desk: the sealed one once there is one, or what was read (`asRead`); null for anybody else.
 * @throws Error when the bytes are no longer those that were kept
 */
export async function transferDocument(db: Db, actor: Actor, id: string, asRead = false): Promise<{ name: string; data: Uint8Array<ArrayBuffer> } | null> {
  const party = actor.role === 'DESK' ? {} : actor.role === 'PURCHASER' ? { OR: [{ fromId: actor.userId }, { toId: actor.userId }] } : null;
  const row = party && await db.leaseTransfer.findFirst({ where: { id, ...party }, select: { number: true, documentSha256: true, sealedSha256: true, document: FILE, sealed: FILE } });
  if (!row) return null;
  const [file, sha256] = asRead || !row.sealed ? [row.document, row.documentSha256] : [row.sealed, row.sealedSha256];
  if (!file) return null;
  if (createHash('sha256').update(file.data).digest('hex') !== sha256) throw new Error(`document of ${id} differs from its hash`);
  return { name: asRead && row.sealed ? `${row.number}-read.pdf` : file.name, data: new Uint8Array(file.data) };
}

/** What was billed and paid of a lease while it was theirs, for who has given it over; null for anybody else. */
export async function givenStatement(db: Db, actor: Actor, id: string): Promise<Statement | null> {
  const row = actor.role !== 'PURCHASER' ? null : await db.leaseTransfer.findFirst({ where: { id, fromId: actor.userId, state: 'DONE' }, select: { leaseId: true, carriedOutAt: true, from: { select: { name: true } } } });
  if (!row?.carriedOutAt) return null;
  const before = await db.leaseTransfer.findFirst({ where: { leaseId: row.leaseId, state: 'DONE', carriedOutAt: { lt: row.carriedOutAt } }, orderBy: { carriedOutAt: 'desc' }, select: { carriedOutAt: true } });
  return formerStatement(db, row.leaseId, { from: before?.carriedOutAt ?? null, to: row.carriedOutAt }, row.from.name);
}
