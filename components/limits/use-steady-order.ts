'use client';
import { useEffect, useState } from 'react';
import { keepOrder, rankOffers, type Ranking } from '@/lib/limits/model/ranking';
import type { LimitRequestPage } from '@/lib/limits/views/request';
import { hasTaken, isTaken, type Choice } from './use-choice';

/** A row as it is ranked: an offer that was taken up by what it costs, whatever its lender still has to say. */
const rankable = (row: Choice) => {
  const { totalToOwnMinor, totalCostMinor } = isTaken(row) ? row.taken : row;
  return { row, key: row.key, totalToOwnMinor, totalCostMinor, expiresAt: isTaken(row) ? row.answerBy : row.expiresAt };
};

/**
 * What can be chosen, and the offer that was taken up, in the order that is before the reader: what is there stays where
 * it is, the answer to an offer where that offer was, and what comes joins beneath, until the reader asks for the ranking
 * or for another one. `outOfOrder` says that the ranking would now be another.
 */
export function useSteadyOrder(page: Pick<LimitRequestPage, 'offers' | 'waiting'>, by: Ranking) {
  const ranked = rankOffers([...page.offers, ...page.waiting.filter(hasTaken)].map(rankable), by);
  const keys = ranked.map(({ key }) => key);
  const successors = new Map(ranked.flatMap(({ key, row: { takenUp } }) => (takenUp ? [[takenUp.key, key]] : [])));
  const [shown, setShown] = useState({ by, keys });
  const order = shown.by === by ? keepOrder(shown.keys, keys, successors) : keys;
  const joined = order.join(' ');
  useEffect(() => setShown({ by, keys: joined === '' ? [] : joined.split(' ') }), [by, joined]);
  const byKey = new Map(ranked.map(({ key, row }) => [key, row]));
  return {
    rows: order.flatMap((key) => byKey.get(key) ?? []),
    first: ranked.flatMap(({ row }) => (isTaken(row) ? [] : [row]))[0],
    outOfOrder: joined !== keys.join(' '),
    settle: () => setShown({ by, keys }),
  };
}
