import { oneLineAddress } from '@/lib/accounts/model/seller';
import { agreedAfter, changeFigures, type Change } from '@/lib/kernel/amendment';
import type { RowKind } from './differences';

/** One thing that a supplement changes, old beside new: raw values (minor units, dates, counts). Its words are `supplements.sides.keys.<key>`. */
export interface ChangedSide {
  key: 'address' | 'dueDay' | 'instalment' | 'termMonths' | 'totalCost' | 'lastDueOn';
  kind: RowKind;
  before: string;
  after: string;
}

/**
 * What a supplement changes, for whoever reads, reviews or signs it; which instalments, `changedRows` of the kernel says.
 * Of a schedule the total cost always stands beside the monthly price, whether or not it moves.
 */
export function changedSides(change: Change): ChangedSide[] {
  const side = (key: ChangedSide['key'], kind: RowKind, { before, after }: { before: unknown; after: unknown }): ChangedSide => ({ key, kind, before: String(before), after: String(after) });
  const [{ before }, after, figures] = [change, agreedAfter(change), changeFigures(change)];
  if (change.kind === 'ADDRESS') return [side('address', 'text', { before: oneLineAddress(before.address), after: oneLineAddress(after.address) })];
  return [
    ...(change.kind === 'DUE_DAY' ? [side('dueDay', 'count', { before: before.dueDay, after: after.dueDay })] : []),
    side('instalment', 'money', figures.monthlyMinor), side('totalCost', 'money', figures.totalCostMinor),
    side('termMonths', 'count', figures.months), side('lastDueOn', 'date', figures.lastDueOn),
  ];
}
