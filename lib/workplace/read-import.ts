import { sellerFor } from '@/lib/accounts/model/seller-roles';
import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/kernel/actor';
import type { Locale } from '@/lib/kernel/money';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { readCsv } from './csv-text';
import { judgeRows } from './judge-rows';
import { insertImport } from './store/imports';

export interface ImportedFile {
  name: string;
  bytes: Buffer<ArrayBuffer>;
  /** The language in which what changes is written down. */
  locale: Locale;
}

/**
 * Looks through a file of listings and keeps what it found: the fate of every row. No listing is touched.
 * Errors: `not-found`, and those of {@link readCsv}.
 */
export async function readImport(deps: Deps, actor: Actor, { name, bytes, locale }: ImportedFile): Promise<Result<{ importId: string }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  const read = readCsv(bytes);
  if (!read.ok) return read;
  const rows = await judgeRows(deps, sellerId, read.value, locale);
  const importId = newId('gi');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    await insertImport(tx, { id: importId, sellerId, createdById: actor.userId, kind: 'CSV', name: fileName(name), sha256, data: bytes, at }, rows);
    await audit(tx, { actor, action: 'import.read', subject: { type: 'listing-import', id: importId }, data: { sha256, sizeBytes: bytes.byteLength, lines: rows.length }, at });
    return ok({ importId });
  });
}

const fileName = (name: string): string => name.normalize('NFC').replaceAll(/[\p{C}\\/]/gu, '').slice(0, 120) || 'listings.csv';
