import { useTranslations } from 'next-intl';
import type { Bill } from '@/lib/endings/views/portal';

/** What a bill is for, in words: "3회", "연체료 (3회)". */
export function useBillName(): (bill: { kind: Bill['kind']; seq: number | null }) => string {
  const t = useTranslations('endings.kinds');
  return ({ kind, seq }) => t(kind, { seq: seq ?? 0 });
}
