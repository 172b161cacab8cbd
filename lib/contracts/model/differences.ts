import { normaliseWording } from './wording';

export type Verdict = 'SAME' | 'WORDING' | 'HARMFUL';

/** `money` and `rate` values differ in the purchaser's harm when they grow; every other difference of substance is harmful. */
export type RowKind = 'text' | 'money' | 'rate' | 'date' | 'count';

export interface CompareRow {
  group: 'parties' | 'goods' | 'amounts' | 'rights';
  /** Key under `contracts.rows.` in the message files. */
  key: string;
  kind: RowKind;
  /** As the purchaser signed it. */
  form: string;
  /** As the contract says it. */
  contract: string;
}

export interface ComparedRow extends CompareRow {
  verdict: Verdict;
}

/** Wording differs but nothing else: same letters and digits. Anything that differs in substance blocks approval. */
export function compareRow(row: CompareRow): ComparedRow {
  if (row.form === row.contract) return { ...row, verdict: 'SAME' };
  const wording = row.kind === 'text' && normaliseWording(row.form) === normaliseWording(row.contract);
  return { ...row, verdict: wording ? 'WORDING' : 'HARMFUL' };
}

export const harmful = (rows: readonly ComparedRow[]) => rows.filter((row) => row.verdict === 'HARMFUL');
