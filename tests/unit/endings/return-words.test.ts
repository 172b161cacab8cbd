import { NextIntlClientProvider } from 'next-intl';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { createElement, type ContextType, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ArriveSection, InspectSection, LoseSection } from '@/components/endings/inspect-section';
import { MissingPanel } from '@/components/endings/missing-panel';
import { ReturnFacts, ReturnTimeline } from '@/components/endings/return-facts';
import { ReturnFigures, ReturnUnderWay } from '@/components/endings/return-view';
import { useErrorText } from '@/components/ui/error-text';
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

const routed = (children: ReactElement) => createElement(AppRouterContext.Provider, { value: {} as ContextType<typeof AppRouterContext>, children });
const nobody = () => Promise.reject(new Error('nobody acts'));

test('a shop reads from when on goods may be looked over before it writes anything, with the day as anybody reads it', () => {
  const section = (lookFrom: string | null) => page(routed(createElement(InspectSection, { row: { id: 'r', state: 'ARRIVED', lookFrom, times: { inspectBy: '2026-12-15T14:59:00Z' } } as unknown as ReturnSight, inspect: nobody })));
  const [waits, open] = [section('2026-12-09'), section(null)];
  expect([waits.includes('2026년 12월 9일 (수)부터'), waits.includes('2026년 12월 15일 (화) 23:59까지'), waits.includes('<form')]).toEqual([true, true, false]);
  expect([open.includes('<form'), open.includes('2026년 12월 15일 (화) 23:59까지')]).toEqual([true, true]);
  const Said = () => createElement('p', null, useErrorText()('endings.withdrawal-runs', { lastOn: '2026-12-08' }));
  expect(page(createElement(Said))).toContain('2026년 12월 8일 (화) 다음 날부터');
});

test('a shop has no button for an early return that was not sent, and reads who to turn to', () => {
  const section = (state: string, cause: string) => page(routed(createElement(ArriveSection, { row: { id: 'r', state, cause } as unknown as ReturnSight, action: nobody })));
  for (const cause of ['EARLY', 'EXIT_RIGHT', 'TERM', 'PAYMENT_REFUSED']) {
    const lapses = cause === 'EARLY' || cause === 'EXIT_RIGHT';
    const unsent = section('LABELLED', cause);
    expect([unsent.includes('<button'), unsent.includes('리스 데스크에 알려 주세요'), section('SHIPPED', cause).includes('<button')], cause).toEqual([!lapses, lapses, true]);
  }
});

test('the desk asks an amount only where something may be asked for goods that do not come, and reads why', () => {
  const section = (cause: string, mostMinor: bigint, now = '2026-12-01T00:00:00Z') => page(routed(createElement(LoseSection, {
    row: { id: 'r', state: 'SHIPPED', cause, currency: 'KRW', chargeMinor: 30_000n, lost: { from: '2026-12-01T00:00:00Z', mostMinor } } as unknown as ReturnSight, now, action: nobody,
  })));
  const shown = ([html, ...texts]: [string, ...string[]]) => [html.includes('물건값으로 청구할 금액'), ...texts.map((text) => html.includes(text))];
  expect(shown([section('TERM', 270_000n), '270,000원까지', '운송장으로 확인되면'])).toEqual([true, true, true]);
  expect(shown([section('TERM', 0n), '잔존가치가 없어'])).toEqual([false, true]);
  expect(shown([section('PAYMENT_REFUSED', 0n), '계약 밖에서'])).toEqual([false, true]);
  expect(shown([section('EARLY', 0n), '반납 위약금(30,000원)은 그대로'])).toEqual([false, true]);
  expect(shown([section('EXIT_RIGHT', 0n), '이 리스 밖의 일'])).toEqual([false, true]);
  expect(section('TERM', 270_000n, '2026-11-30T23:59:59Z'), 'not before its day').toBe('');
});

test('a day to decide on wear that has gone by is not promised any more', () => {
  const said = (now: string) => page(createElement(ReturnUnderWay, {
    leaseId: 'l', now, actions: {} as Parameters<typeof ReturnUnderWay>[0]['actions'],
    row: { id: 'r', number: 'R-1', state: 'DISPUTED', cause: 'EARLY', currency: 'KRW', address: '서울', carrier: 'CJ', trackingNumber: null, chargeMinor: 0n, claimedMinor: 0n, damageMinor: null, wear: null, note: null, disputeText: null, decisionNote: null, lostMinor: null, photos: [], lost: null, times: { decideBy: '2026-12-08T14:59:00Z' } } as unknown as ReturnSight,
  }));
  const [runs, over] = [said('2026-12-08T14:00:00Z'), said('2026-12-08T15:00:00Z')];
  expect([runs.includes('23:59까지 살펴보고 정합니다'), runs.includes('지났습니다'), over.includes('그 기한이 지났습니다'), over.includes('데스크에 다시 알렸습니다'), over.includes('살펴보고 정합니다')]).toEqual([true, false, true, true, false]);
});

describe('goods that do not come', () => {
  const at = { from: '2026-12-15T15:00:00Z', shipBy: '2026-12-01T14:59:00Z' };
  const rowOf = (state: string, cause: string, mostMinor: bigint) => ({ id: 'r', state, cause, currency: 'KRW', chargeMinor: 0n, times: { shipBy: at.shipBy, missingFrom: state === 'SHIPPED' ? at.from : null }, lost: { from: at.from, mostMinor } }) as unknown as ReturnSight;
  const panel = (row: ReturnSight, now: string) => page(createElement(MissingPanel, { row, now }));

  test('are said to have an end, to who did not send them by their day: from when on, and for how much, if anything may be asked', () => {
    expect(panel(rowOf('LABELLED', 'TERM', 270_000n), '2026-12-01T14:00:00Z'), 'not before its day').toBe('');
    const [late, bare] = [panel(rowOf('LABELLED', 'TERM', 270_000n), '2026-12-01T16:00:00Z'), panel(rowOf('LABELLED', 'PAYMENT_REFUSED', 0n), '2026-12-01T16:00:00Z')];
    expect([late.includes('2026년 12월 16일 (수)부터'), late.includes('많아야 270,000원')]).toEqual([true, true]);
    expect([bare.includes('2026년 12월 16일 (수)부터'), bare.includes('돌려주셔야'), bare.includes('0원'), bare.includes('물건값')]).toEqual([true, true, false, false]);
    const desk = (row: ReturnSight, now: string) => page(routed(createElement(LoseSection, { row, now, action: nobody })));
    expect(desk(rowOf('LABELLED', 'TERM', 270_000n), '2026-12-01T16:00:00Z')).toContain('많아야 270,000원');
    expect([desk(rowOf('LABELLED', 'PAYMENT_REFUSED', 0n), '2026-12-01T16:00:00Z').includes('많아야'), desk(rowOf('LABELLED', 'TERM', 1n), '2026-12-01T14:00:00Z')]).toEqual([false, '']);
  });

  test('once they are sent, their purchaser reads who is next and by when, and then that it is looked into', () => {
    const row = rowOf('SHIPPED', 'EARLY', 0n);
    expect(panel(row, '2026-12-05T00:00:00Z')).toContain('판매자가 도착을 확인합니다. 2026년 12월 16일 (수)까지');
    expect([panel(row, '2026-12-16T00:00:00Z').includes('물건값은 청구하지 않습니다'), panel(rowOf('SHIPPED', 'TERM', 270_000n), '2026-12-16T00:00:00Z').includes('많아야 270,000원')]).toEqual([true, true]);
    expect(page(createElement(ReturnTimeline, { row, now: '2026-12-05T00:00:00Z' }))).toContain('2026년 12월 16일 (수)까지 확인되지 않으면');
  });
});
