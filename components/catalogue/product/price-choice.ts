'use client';
import { useLayoutEffect } from 'react';
import { shared, useShared } from '@/components/ui/shared';
import { choiceInAddress, withChoice, type Choice } from '@/lib/catalogue/model/initial-choice';
import { firstPaymentRange, offersOf, referencePrice, type PricedVersion } from '@/lib/catalogue/model/terms';
import type { Schedule } from '@/lib/kernel/schedule';

/** What can be chosen of a product: what every part of its page that follows the choice is given. */
export interface Priced {
  listingId: string;
  version: PricedVersion & { returnChargeBps: number };
  /** What the page shows before an address says otherwise. */
  usual: Choice;
  /** Only looked at: nothing can be asked for. */
  preview: boolean;
}

interface PriceChoice extends Priced {
  terms: readonly number[];
  range: { minMinor: bigint; maxMinor: bigint };
  /** What the choice costs: the same engine as on the server and in the contract. */
  price: Schedule;
  /** Every term offered, with the same first payment. */
  prices: readonly Schedule[];
  chooseTerm: (months: number) => void;
  chooseFirstPayment: (minor: bigint) => void;
}

/** Browsers refuse to change the address at every step of a slider. */
const QUIET_MS = 250;

/** The choice of this window, and whose it is: a window may go on to another product. */
const choices = shared<{ version: PricedVersion; choice: Choice } | undefined>(undefined);
let writing: ReturnType<typeof setTimeout> | undefined;

/** The choice stands in the address, so that reloading, coming back and passing it on keep it. */
function choose(version: PricedVersion, choice: Choice): void {
  choices.write({ version, choice });
  clearTimeout(writing);
  const { pathname } = window.location;
  writing = setTimeout(() => {
    if (window.location.pathname !== pathname) return;
    window.history.replaceState(window.history.state, '', `${withChoice(window.location.search, choice)}${window.location.hash}`);
  }, QUIET_MS);
}

let priced: { version: PricedVersion; choice: Choice; prices: readonly Schedule[] } | undefined;

/** The parts of a page ask for the same prices one after the other. */
function pricesOf(version: PricedVersion, choice: Choice): readonly Schedule[] {
  if (priced?.version === version && priced.choice.firstPaymentMinor === choice.firstPaymentMinor) return priced.prices;
  const prices = offersOf(version).flatMap(({ termMonths }) => referencePrice(version, { ...choice, termMonths }) ?? []);
  priced = { version, choice, prices };
  return prices;
}

/**
 * The term and first payment that a reader chose, and every price that follows from them. The address is read once the
 * page is alive: the server writes the same page for everybody, with the usual choice. @throws where nothing is offered
 */
export function usePriceChoice(given: Priced): PriceChoice {
  const { version, usual } = given;
  const chosen = useShared(choices);
  useLayoutEffect(() => {
    if (choices.read()?.version !== version) choices.write({ version, choice: choiceInAddress(version, window.location.search) });
  }, [version]);
  const choice = chosen?.version === version ? chosen.choice : usual;
  const prices = pricesOf(version, choice);
  const price = prices.find(({ terms }) => terms.termMonths === choice.termMonths) ?? prices[0];
  if (!price) throw new TypeError('A listing without terms');
  return {
    ...given, prices, price,
    terms: prices.map(({ terms }) => terms.termMonths),
    range: firstPaymentRange(version),
    chooseTerm: (termMonths) => choose(version, { ...choice, termMonths }),
    chooseFirstPayment: (firstPaymentMinor) => choose(version, { ...choice, firstPaymentMinor }),
  };
}

/** Where the limit is asked for on the chosen terms. */
export function limitAddress({ listingId, price }: Pick<PriceChoice, 'listingId' | 'price'>): string {
  const query = new URLSearchParams({ listing: listingId, term: String(price.terms.termMonths), first: price.terms.firstPaymentMinor.toString() });
  return `/limits/new?${query}`;
}
