import { sellerFor } from '@/lib/accounts/model/seller-roles';
import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { DEFAULT_LOCALE, isLocale } from '@/lib/platform/messages';
import { localeOfPerson } from '@/lib/catalogue/store/sellers';
import { judgeRows } from './judge-rows';
import { changedPrice, type BulkEdit } from './model/bulk';
import type { KnownListing } from './model/judge';
import { insertImport } from './store/imports';
import { readKnown } from './store/known';

/** Serials and numbers that one sentence names. */
const NAMED = 5;

/**
 * Looks through what one change would make of each listing picked, as {@link readImport} does with a file. Nothing is
 * changed. Errors: `not-found`, `input` with `add` or `withdraw` for a listing that was not picked or a unit that is not
 * free in any of them.
 */
export async function previewBulkEdit(deps: Deps, actor: Actor, edit: BulkEdit): Promise<Result<{ importId: string }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  const known = await readKnown(deps.db, sellerId, { ids: [...new Set(edit.listingIds)] });
  if (known.length === 0) return err({ code: 'not-found' });
  const strange = strangers(known, edit);
  if (Object.keys(strange.fields).length > 0) return err({ code: 'input', ...strange });
  const locale = await localeOfPerson(deps.db, actor.userId);
  const wanted = known.map((listing, index) => ({ line: index + 1, cells: cellsOf(listing, edit) }));
  const rows = await judgeRows(deps, sellerId, wanted, isLocale(locale) ? locale : DEFAULT_LOCALE);
  const importId = newId('gi');
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const sha256 = createHash('sha256').update(importId).digest('hex');
    await insertImport(tx, { id: importId, sellerId, createdById: actor.userId, kind: 'BULK', name: '', sha256, data: null, at }, rows);
    await audit(tx, { actor, action: 'import.previewed', subject: { type: 'listing-import', id: importId }, data: { lines: rows.length }, at });
    return ok({ importId });
  });
}

function cellsOf({ number, product, serials }: KnownListing, { price, add, withdraw }: BulkEdit) {
  const gone = new Set(withdraw);
  const coming = add.filter((line) => line.number === number).map(({ serial }) => serial);
  return {
    number,
    ...(price.mode !== 'keep' && { cashPrice: changedPrice(product.cashPriceMinor, price).toString() }),
    serials: [...serials.filter((serial) => !gone.has(serial.toUpperCase())), ...coming].join('\n'),
  };
}

/** Lines that mean no listing that was picked, and serials that stand free in none of them. */
function strangers(known: readonly KnownListing[], { add, withdraw }: BulkEdit): { fields: Record<string, string>; params: Record<string, string> } {
  const numbers = new Set(known.map(({ number }) => number));
  const there = new Set(known.flatMap(({ serials }) => serials.map((serial) => serial.toUpperCase())));
  const unpicked = [...new Set(add.map(({ number }) => number))].filter((number) => !numbers.has(number));
  const absent = withdraw.filter((serial) => !there.has(serial));
  return {
    fields: { ...(unpicked.length > 0 && { add: 'workplace.not-picked' }), ...(absent.length > 0 && { withdraw: 'workplace.not-there' }) },
    params: { numbers: unpicked.slice(0, NAMED).join(', '), serials: absent.slice(0, NAMED).join(', ') },
  };
}
