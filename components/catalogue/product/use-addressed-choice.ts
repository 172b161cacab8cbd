'use client';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { choiceInAddress, withChoice, type Choice } from '@/lib/catalogue/model/initial-choice';
import type { PricedVersion } from '@/lib/catalogue/model/terms';

/** Browsers refuse to change the address at every step of a slider. */
const QUIET_MS = 250;

const isSame = (a: Choice, b: Choice) => a.termMonths === b.termMonths && a.firstPaymentMinor === b.firstPaymentMinor;

/**
 * The choice stands in the address, so that reloading, coming back and passing it on keep it. It is read once the page is
 * alive: the server writes the same page for everybody, with the `usual` choice.
 */
export function useAddressedChoice(version: PricedVersion, usual: Choice) {
  const [choice, setChoice] = useState(usual);
  const read = useRef(false);
  const kept = useRef(usual);
  useLayoutEffect(() => {
    if (read.current) return;
    read.current = true;
    kept.current = choiceInAddress(version, window.location.search);
    setChoice(kept.current);
  }, [version]);
  useEffect(() => {
    if (isSame(choice, kept.current)) return undefined;
    const timer = setTimeout(() => {
      kept.current = choice;
      window.history.replaceState(null, '', `${withChoice(window.location.search, choice)}${window.location.hash}`);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [choice]);
  return [choice, setChoice] as const;
}
