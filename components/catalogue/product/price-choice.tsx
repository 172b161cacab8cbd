'use client';
import { createContext, use, useMemo, type ReactNode } from 'react';
import type { Choice as ChosenTerms } from '@/lib/catalogue/model/initial-choice';
import { firstPaymentRange, offersOf, referencePrice, type PricedVersion } from '@/lib/catalogue/model/terms';
import type { Schedule } from '@/lib/kernel/schedule';
import { useAddressedChoice } from './use-addressed-choice';

interface PriceChoice {
  version: PricedVersion & { returnChargeBps: number };
  listingId: string;
  /** Only looked at: nothing can be asked for. */
  preview: boolean;
  terms: readonly number[];
  range: { minMinor: bigint; maxMinor: bigint };
  /** What the choice costs: the same engine as on the server and in the contract. */
  price: Schedule;
  /** Every term offered, with the same first payment. */
  prices: readonly Schedule[];
  chooseTerm: (months: number) => void;
  chooseFirstPayment: (minor: bigint) => void;
}

const Choice = createContext<PriceChoice | null>(null);

export function usePriceChoice(): PriceChoice {
  const choice = use(Choice);
  if (!choice) throw new Error('Outside of PriceChoiceProvider');
  return choice;
}

interface Props {
  listingId: string;
  version: PriceChoice['version'];
  /** What the page shows before an address says otherwise. */
  usual: ChosenTerms;
  preview?: boolean;
  children: ReactNode;
}

/** The term and first payment that a reader chose, and every price that follows from them, for all parts of the page. */
export function PriceChoiceProvider({ listingId, version, usual, preview = false, children }: Props) {
  const [choice, setChoice] = useAddressedChoice(version, usual);
  const value = useMemo(() => {
    const terms = offersOf(version).map(({ termMonths }) => termMonths);
    const prices = terms.flatMap((termMonths) => referencePrice(version, { ...choice, termMonths }) ?? []);
    return {
      listingId, version, preview, terms, prices,
      range: firstPaymentRange(version),
      price: prices.find(({ terms: priced }) => priced.termMonths === choice.termMonths) ?? prices[0],
      chooseTerm: (termMonths: number) => setChoice((before) => ({ ...before, termMonths })),
      chooseFirstPayment: (firstPaymentMinor: bigint) => setChoice((before) => ({ ...before, firstPaymentMinor })),
    };
  }, [choice, setChoice, listingId, version, preview]);
  if (!value.price) return null;
  return <Choice value={{ ...value, price: value.price }}>{children}</Choice>;
}

/** Where the limit is asked for on the chosen terms. */
export function useLimitAddress(): string {
  const { listingId, price } = usePriceChoice();
  const query = new URLSearchParams({ listing: listingId, term: String(price.terms.termMonths), first: price.terms.firstPaymentMinor.toString() });
  return `/limits/new?${query}`;
}
