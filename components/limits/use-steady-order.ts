'use client';
import { useEffect, useState } from 'react';
import { keepOrder, rankOffers, type Rankable, type Ranking } from '@/lib/limits/model/ranking';

/**
 * The offers in the order that is before the reader: what is there stays where it is, what comes joins beneath, until
 * the reader asks for the ranking or for another one. `outOfOrder` says that the ranking would now be another.
 */
export function useSteadyOrder<T extends Rankable>(offers: readonly T[], by: Ranking) {
  const ranked = rankOffers(offers, by);
  const keys = ranked.map((offer) => offer.key);
  const [shown, setShown] = useState({ by, keys });
  const order = shown.by === by ? keepOrder(shown.keys, keys) : keys;
  const joined = order.join(' ');
  useEffect(() => setShown({ by, keys: joined === '' ? [] : joined.split(' ') }), [by, joined]);
  const byKey = new Map(ranked.map((offer) => [offer.key, offer]));
  return {
    rows: order.flatMap((key) => byKey.get(key) ?? []),
    first: ranked[0],
    outOfOrder: joined !== keys.join(' '),
    settle: () => setShown({ by, keys }),
  };
}
