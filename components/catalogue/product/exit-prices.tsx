'use client';
import { ExitPanel } from '@/components/exits/exit-panel';
import { exitRibbon } from '@/lib/kernel/exits';
import { usePriceChoice, type Priced } from './price-choice';

/** What leaving costs in every month of the chosen term, told before anybody enters. */
export function ExitPrices({ priced }: { priced: Priced }) {
  const { price, version } = usePriceChoice(priced);
  return <ExitPanel points={exitRibbon(price, version.returnChargeBps)} currency={price.currency} returnChargeBps={version.returnChargeBps} start={price.terms.termMonths / 2} />;
}
