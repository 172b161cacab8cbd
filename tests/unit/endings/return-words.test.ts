import { NextIntlClientProvider } from 'next-intl';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ReturnFacts } from '@/components/endings/return-facts';
import { ReturnFigures } from '@/components/endings/return-view';
import type { ReturnSight } from '@/lib/endings/views/returns';
import { TIME_ZONE } from '@/lib/platform/clock';
import { loadMessages } from '@/lib/platform/messages';

const page = (element: ReactElement) => renderToStaticMarkup(createElement(NextIntlClientProvider, { locale: 'ko', messages: loadMessages('ko'), timeZone: TIME_ZONE, children: element }));

test('what the purchaser said of a return is its own words to itself alone', () => {
  const row = {
    id: 'r', leaseId: 'l', number: 'R-1', title: '피아노', state: 'DISPUTED', cause: 'EARLY', currency: 'KRW', address: '서울', carrier: null, trackingNumber: null, chargeMinor: 0n, claimedMinor: 0n, damageMinor: null,
    wear: null, complete: null, works: null, note: null, disputeText: '처음부터 있던 흠입니다.', decisionNote: null, lostMinor: null, photos: [],
  } as unknown as ReturnSight;
  const [own, others] = [page(createElement(ReturnFacts, { row, own: true })), page(createElement(ReturnFacts, { row }))];
  expect([own.includes('내가 한 말'), own.includes('구매자의 말'), others.includes('내가 한 말'), others.includes('구매자의 말')]).toEqual([true, false, false, true]);
});

test('where returning costs nothing, no charge is said to fall', () => {
  const figures = (cause: 'EARLY' | 'EXIT_RIGHT', chargeMinor: bigint) => page(createElement(ReturnFigures, {
    offer: { id: 'l', number: 'L-1', title: '피아노', currency: 'KRW', figures: { cause, leftMinor: 100_000n, chargeMinor, otherwiseMinor: 10_000n }, openMinor: 0n, returnChargeBps: 1000, cannot: null, rests: true, withdrawUntil: null, current: null },
    ask: () => Promise.reject(new Error('nobody asks')),
  }));
  expect([figures('EARLY', 10_000n), figures('EXIT_RIGHT', 0n)].map((html) => html.includes('그만큼 줄어듭니다'))).toEqual([true, false]);
});
