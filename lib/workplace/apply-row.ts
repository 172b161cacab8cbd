import { addUnits } from '@/lib/catalogue/add-units';
import { productInput } from '@/lib/catalogue/model/product';
import { saveListing } from '@/lib/catalogue/save-listing';
import { setLowStock } from '@/lib/catalogue/set-low-stock';
import { lockOwnListing } from '@/lib/catalogue/store/listings';
import { submitListing } from '@/lib/catalogue/submit-listing';
import { withdrawUnit } from '@/lib/catalogue/withdraw-unit';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Problem, type Result } from '@/lib/kernel/result';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { fingerprintOf } from './judge-rows';
import { columnOfField } from './model/columns';
import type { CellProblem, Outcome } from './model/fate';
import type { Wanted } from './model/judge';
import { coded } from './model/stock';
import { freeUnits, lockRow, writeOutcome, type WaitingRow } from './store/imports';
import { readKnown } from './store/known';

interface RowToApply {
  importId: string;
  seq: number;
  submit: boolean;
}

interface Ended {
  outcome: Outcome;
  listingId?: string;
  remarks: CellProblem[];
}

const STALE: Problem = { code: 'workplace.stale' };

/** Applies one row through the use cases of a single edit, or says why not. A row that was applied before stays as it is. */
export async function applyRow(deps: Deps, actor: Actor, { importId, seq, submit }: RowToApply): Promise<void> {
  const applied = await write(deps, async (tx) => {
    const row = await lockRow(tx, importId, seq);
    if (!row) return ok(null);
    const ended = await endOf({ ...deps, tx }, actor, row, submit);
    if (!ended.ok) return ended;
    await writeOutcome(tx, { importId, seq, ...ended.value });
    return ok(null);
  });
  if (applied.ok) return;
  const { error } = applied;
  const outcome = error.code === STALE.code ? 'STALE' : 'REFUSED';
  await write(deps, async (tx) => ok(await writeOutcome(tx, { importId, seq, outcome, remarks: problemsOf(error) })));
}

async function endOf(deps: Deps & { tx: Tx }, actor: Actor, row: WaitingRow, submit: boolean): Promise<Result<Ended>> {
  const { wanted, listingId } = row;
  if (listingId !== null && !(await isAsCompared(deps.tx, actor, row, listingId))) return err(STALE);
  const saved = await keepProduct(deps, actor, wanted, listingId);
  if (!saved.ok) return saved;
  const stocked = await stockOf(deps, actor, saved.value, wanted);
  if (!stocked.ok) return stocked;
  if (wanted.product === null) return ok({ outcome: 'STOCKED', remarks: [] });
  if (!submit) return ok({ outcome: 'SAVED', listingId: saved.value, remarks: row.remarks });
  const submitted = await submitListing(deps, actor, { listingId: saved.value });
  return ok(submitted.ok
    ? { outcome: 'SUBMITTED', listingId: saved.value, remarks: [] }
    : { outcome: 'SAVED', listingId: saved.value, remarks: problemsOf(submitted.error) });
}

/** Under the listing's lock, so that it stays so until the row is written. */
async function isAsCompared(tx: Tx, { sellerId = '' }: Actor, { fingerprint }: WaitingRow, listingId: string): Promise<boolean> {
  if (!(await lockOwnListing(tx, sellerId, listingId))) return false;
  const [known] = await readKnown(tx, sellerId, { ids: [listingId] });
  return known !== undefined && fingerprintOf(known) === fingerprint;
}

async function keepProduct(deps: Deps, actor: Actor, { product }: Wanted, listingId: string | null): Promise<Result<string>> {
  if (product === null) return listingId === null ? err({ code: 'not-found' }) : ok(listingId);
  const read = productInput.safeParse(product);
  if (!read.success) return err(inputProblem(read.error));
  const saved = await saveListing(deps, actor, { ...(listingId !== null && { listingId }), product: read.data, serials: [] });
  return saved.ok ? ok(saved.value.listingId) : saved;
}

/** Free units go one by one, each with its own line in the log; so does the level of low stock. */
async function stockOf(deps: Deps & { tx: Tx }, actor: Actor, listingId: string, { add, withdraw, lowStockAt }: Wanted): Promise<Result<unknown>> {
  const free = withdraw.length > 0 ? await freeUnits(deps.tx, listingId, withdraw) : [];
  if (free.length < withdraw.length) return err({ code: 'catalogue.unit-taken' });
  for (const { id } of free) {
    const gone = await withdrawUnit(deps, actor, { listingId, unitId: id });
    if (!gone.ok) return gone;
  }
  const come = add.length > 0 ? await addUnits(deps, actor, { listingId, serials: add }) : ok(null);
  return come.ok && lowStockAt !== undefined ? setLowStock(deps, actor, { listingId, lowStockAt }) : come;
}

/** A use case's refusal in the words of the file: each field's problem at its column, or one for the row. */
function problemsOf({ code, fields, params }: Problem): CellProblem[] {
  if (!fields) return [{ column: 'number', code, ...(params && { params }) }];
  return Object.entries(fields).map(([path, text]) => {
    const found = coded(columnOfField(path.replace(/^product\./, '')), text);
    return params ? { ...found, params: { ...params, ...found.params } } : found;
  });
}
