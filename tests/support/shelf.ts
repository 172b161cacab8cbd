import { withConnection } from '@/lib/host/postgres/connect';
import type { Actor } from '@/lib/kernel/actor';
import { readCsv, csvHead, csvLine, type CsvRow } from '@/lib/workplace/csv-text';
import { rowOf } from '@/lib/workplace/model/cells';
import type { Cells } from '@/lib/workplace/model/columns';
import { exportedListings } from '@/lib/workplace/views/export';
import { publishedListing } from './catalogue';
import type { TestDatabase } from './database';

/**
 * A seller's listings by the hundred: one is registered and published as a person does, the others are copies of it with
 * a title, a price and two serials of their own, every second one a draft.
 */
export async function stockedSeller(database: TestDatabase, seller: Actor, admin: Actor, count: number): Promise<string> {
  const first = await publishedListing(database.deps, seller, admin);
  await withConnection(database.migrationUrl, async (client) => {
    await client.query(`
      WITH numbered AS (
        SELECT n, 'g_' || lpad(n::text, 26, '0') AS id, 'gv_' || lpad(n::text, 26, '0') AS version_id, n % 2 = 0 AS draft FROM generate_series(1, $2 - 1) AS n),
      versions AS (
        INSERT INTO listing_version (id, listing_id, number, frozen_at, title, category_code, brand, model, description, condition, cash_price_minor, end_of_term, timing,
          rounding_unit, rounding_mode, rounding_interest, offers, first_payment_min_bps, first_payment_max_bps, return_charge_bps, late_rate, guarantee, specifications,
          delivery_days, created_by_id, created_at)
        SELECT o.version_id, o.id, 1, NULL, '피아노 "' || o.n || '", 월넛', v.category_code, v.brand, 'U-' || o.n, '=1+1로 시작하는' || chr(10) || '설명, 둘째 줄', v.condition,
          v.cash_price_minor + o.n * 1000, v.end_of_term, v.timing, v.rounding_unit, v.rounding_mode, v.rounding_interest, v.offers, v.first_payment_min_bps,
          v.first_payment_max_bps, v.return_charge_bps, v.late_rate, v.guarantee, v.specifications, v.delivery_days, v.created_by_id, v.created_at
          FROM numbered o CROSS JOIN listing l JOIN listing_version v ON v.id = l.published_version_id WHERE l.id = $1),
      photos AS (
        INSERT INTO listing_photo (version_id, position, file_id, alt)
        SELECT o.version_id, p.position, p.file_id, p.alt FROM numbered o CROSS JOIN listing l JOIN listing_photo p ON p.version_id = l.published_version_id WHERE l.id = $1),
      listings AS (
        INSERT INTO listing (id, number, seller_id, status, draft_version_id, published_version_id, published_at, created_at, title, category_code, cash_price_minor,
          card_term_months, card_instalment_minor, card_total_cost_minor, card_total_to_own_minor, search_text)
        SELECT o.id, next_number('L', l.created_at), l.seller_id, CASE WHEN o.draft THEN 'DRAFT' ELSE 'PUBLISHED' END::"ListingStatus", CASE WHEN o.draft THEN o.version_id END,
          CASE WHEN o.draft THEN NULL ELSE o.version_id END, CASE WHEN o.draft THEN NULL ELSE l.created_at END, l.created_at, l.title, l.category_code, l.cash_price_minor,
          l.card_term_months, l.card_instalment_minor, l.card_total_cost_minor, l.card_total_to_own_minor, l.search_text
          FROM numbered o CROSS JOIN listing l WHERE l.id = $1)
      INSERT INTO unit (id, listing_id, seller_id, serial, state, created_at)
      SELECT 'u_' || lpad(o.n || '0' || c.copy, 26, '0'), o.id, l.seller_id, 'S' || o.n || '-' || c.copy, 'AVAILABLE', l.created_at
        FROM numbered o CROSS JOIN generate_series(1, 2) AS c(copy) CROSS JOIN listing l WHERE l.id = $1`, [first, count]);
    await client.query('UPDATE listing_version v SET frozen_at = v.created_at FROM listing l WHERE l.published_version_id = v.id AND v.frozen_at IS NULL');
    await client.query('ANALYZE listing; ANALYZE unit; ANALYZE listing_version; ANALYZE listing_photo');
  });
  return first;
}

/** The file of all of a seller's listings, as the browser saves it. */
export async function exportOf(database: TestDatabase, seller: Actor, ids?: string[]): Promise<Buffer<ArrayBuffer>> {
  let text = '';
  for await (const piece of exportedListings(database.db, seller, 'ko', ids)) text += piece;
  return Buffer.from(text);
}

/** A file read by its cells, changed by hand, and written again. */
export function rewritten(file: Buffer<ArrayBuffer>, change: (rows: Cells[]) => void, further: string[] = []): Buffer<ArrayBuffer> {
  const read = readCsv(file);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const rows = read.value.map(({ cells }: CsvRow) => cells as Cells);
  change(rows);
  return Buffer.from(csvHead('ko') + rows.map((cells) => csvLine(rowOf(cells))).join('') + further.join(''));
}
