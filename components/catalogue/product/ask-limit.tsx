'use client';
import Link from 'next/link';
import { limitAddress, usePriceChoice, type Priced } from './price-choice';

/** The page's one filled button. Dressed by hand: the general button would double what this page loads for it. */
const ASK = 'inline-flex min-h-13 items-center justify-center rounded-md border border-accent bg-accent text-center text-base font-semibold text-accent-ink transition-colors duration-quick hover:border-accent-hover hover:bg-accent-hover';

/** Leads to the limit request on the chosen terms; in a preview it only stands there. */
export function AskLimit({ priced, label, className }: { priced: Priced; label: string; className: string }) {
  const choice = usePriceChoice(priced);
  if (priced.preview) return <button type="button" disabled className={`${ASK} opacity-50 ${className}`}>{label}</button>;
  return <Link href={limitAddress(choice)} prefetch={false} className={`${ASK} ${className}`}>{label}</Link>;
}
