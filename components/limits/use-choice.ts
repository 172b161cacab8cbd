'use client';
import { useState } from 'react';
import type { OfferRow, TakenRow } from '@/lib/limits/views/answers';
import type { LimitRequestPage } from '@/lib/limits/views/request';

export type Choice = OfferRow | TakenRow;

export const isTaken = (choice: Choice): choice is TakenRow => 'taken' in choice;
export const hasTaken = (row: LimitRequestPage['waiting'][number]): row is TakenRow => row.taken !== null;

/**
 * What the reader has chosen. By hand before all else; then the offer that was taken up, while it is answered and once it
 * is approved; then what was first when something could first be chosen.
 */
export function useChoice({ taken }: Pick<LimitRequestPage, 'taken'>, rows: readonly Choice[]) {
  const [picked, setPicked] = useState<string>();
  const byKey = (key: string | null | undefined) => rows.find((choice) => choice.key === key);
  return { chosen: byKey(picked) ?? byKey(taken.key) ?? rows.find((choice) => !isTaken(choice)), pick: setPicked };
}
