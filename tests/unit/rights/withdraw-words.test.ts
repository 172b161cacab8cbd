import { NextIntlClientProvider } from 'next-intl';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { createElement, type ContextType, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { DecideCaseForm } from '@/components/rights/decide-case-form';
import { WithdrawView } from '@/components/rights/withdraw-view';
import { refundByHandInput } from '@/lib/billing/model/collection';
import { TIME_ZONE } from '@/lib/platform/clock';
import { loadMessages } from '@/lib/platform/messages';
import { recordRefundInput } from '@/lib/rights/model/inputs';
import { silenceBy } from '@/lib/rights/model/refusal';
import type { ContractRights } from '@/lib/rights/views/purchaser';
import type { WithdrawalSight } from '@/lib/rights/views/sights';

const nobody = () => Promise.reject(new Error('nobody acts'));
const page = (element: ReactElement) => renderToStaticMarkup(createElement(NextIntlClientProvider, {
  locale: 'ko', messages: loadMessages('ko'), timeZone: TIME_ZONE, children: createElement(AppRouterContext.Provider, { value: {} as ContextType<typeof AppRouterContext>, children: element }),
}));

const SENT: Partial<WithdrawalSight> = {
  id: 'wd', state: 'SENT', sentAt: '2026-03-03T01:00:00Z', notice: '철회합니다.', returnBy: '2026-03-06T14:59:00Z', returnedAt: null, dispute: null, refundMinor: 200_000n, currency: 'KRW', refundBy: null, refundedAt: null,
  lossMinor: 0n, refunds: [], told: null, cases: [],
};
const BACK: Partial<WithdrawalSight> = { state: 'RETURNED', returnedAt: '2026-03-04T01:00:00Z', refundBy: '2026-03-09T14:59:00Z', refunds: [{ method: null, notBy: null, amountMinor: 200_000n, paidAt: null, refusedId: null }] };
const DONE: Partial<WithdrawalSight> = { ...BACK, state: 'REFUNDED', refundedAt: '2026-03-05T01:00:00Z' };

/** As its purchaser reads it. */
const read = (over: Partial<WithdrawalSight> = {}, goods: Parameters<typeof WithdrawView>[0]['goods'] = null, now = '2026-03-05T02:00:00Z') => page(createElement(WithdrawView, {
  rights: { contractId: 'ct', leaseId: 'ls', number: 'C-1', title: '피아노', financier: { ko: '가온', en: 'Gaon' }, currency: 'KRW', now, withdrawal: { open: false, lastOn: null, paidMinor: 0n, returnAddress: '서울 악기로 1', sent: { ...SENT, ...over } } } as unknown as ContractRights,
  goods, action: nobody,
}));
const says = (html: string, ...texts: string[]) => texts.map((text) => html.includes(text));

describe('a purchaser who has withdrawn', () => {
  test('is asked to send the goods, but not those that are on their way already', () => {
    const asked = ['물건을 돌려보내 주세요', '돌려보낼 곳', '되도록', 'CJ대한통운 640012345678', '물건은 이미 돌아가는 중입니다', '다시 보내지 않아도 됩니다'];
    expect(says(read(), ...asked)).toEqual([true, true, true, false, false, false]);
    expect(says(read({}, { carrier: 'CJ대한통운', trackingNumber: '640012345678', shippedAt: '2026-03-03T00:00:00Z' }), ...asked)).toEqual([false, false, false, true, true, true]);
  });

  test('reads of a late refund that it is late, and is phoned for the account where a person sends it', () => {
    const words = ['까지 계좌로 보냅니다', '하실 일은 없습니다', '까지 계좌로 보내야 했는데 늦었습니다', '돌려드려야 하는 날이 지났습니다'];
    const [intime, late] = [read(BACK), read(BACK, null, '2026-03-09T15:00:00Z')];
    expect([says(intime, ...words), says(late, ...words)]).toEqual([[true, true, false, false], [false, false, true, true]]);
    expect([intime, late].map((html) => html.includes('전화로 여쭙니다'))).toEqual([true, true]);
    const byCard: Partial<WithdrawalSight> = { ...BACK, refunds: [{ method: { brand: '한빛카드', last4: '4242' }, notBy: null, amountMinor: 200_000n, paidAt: null, refusedId: null }] };
    expect([read(byCard), read(byCard, null, '2026-03-09T15:00:00Z')].map((html) => says(html, '되돌리고 있습니다', '늦었습니다'))).toEqual([[true, false], [false, true]]);
    const disputed = (over: Partial<WithdrawalSight>) => says(read({ ...BACK, state: 'DISPUTED', ...over }, null, '2026-03-09T15:00:00Z'), '판단을 기다리지 않고', '날이 지났고', '낸 돈은 모두 돌려드렸습니다', '돌려받은 돈');
    expect(disputed({ refunds: [] })).toEqual([false, true, false, false]);
    const given = { refundedAt: '2026-03-04T02:00:00Z' };
    expect([disputed(given), disputed({ ...given, refundMinor: 0n, refunds: [] })], 'given back, or nothing was paid').toEqual([[false, false, true, true], [true, false, false, true]]);
  });

  test('reads what came back once it has, and is not told that nothing is left where a loss may be claimed', () => {
    const words = ['돌려받을 돈', '돌려받은 돈', '낼 것도, 돌려받을 것도 남지 않았습니다', '판매자가 손해를 300,000원까지 따로 물을 수 있습니다'];
    expect(says(read(BACK), ...words)).toEqual([true, false, false, false]);
    expect(says(read(DONE), ...words)).toEqual([false, true, true, false]);
    expect(says(read({ ...DONE, lossMinor: 300_000n }), ...words)).toEqual([false, true, false, true]);
  });
});

test('whoever decides a case is told who reads the reason', () => {
  const form = (kind: Parameters<typeof DecideCaseForm>[0]['kind']) => says(page(createElement(DecideCaseForm, { caseId: 'rc', kind, action: nobody })), '구매자와 판매자가 읽습니다', '리스 데스크만 읽습니다');
  expect([form('GOODS_DAMAGED'), form('OBJECTION')]).toEqual([[true, false], [true, false]]);
  expect([form('GOODS_LATE'), form('REFUND_LATE'), form('NOT_TOLD')]).toEqual([[false, true], [false, true], [false, true]]);
});

test('whoever sends money by hand says how, in four to two hundred letters', () => {
  const fault = (how: string) => [recordRefundInput.safeParse({ withdrawalId: 'wd', how }), refundByHandInput.safeParse({ refundId: 'cf', how })].map(({ error }) => error?.issues[0]?.message);
  expect([fault(''), fault('  은행  ')]).toEqual([['rights.how-too-short', 'rights.how-too-short'], ['rights.how-too-short', 'rights.how-too-short']]);
  expect([fault('한빛은행'), fault('가'.repeat(200)), fault('가'.repeat(201))]).toEqual([[undefined, undefined], [undefined, undefined], ['too-long?max=200', 'too-long?max=200']]);
});

test('silence decides first by whose day comes first of those who have not answered', () => {
  const answers = { seller: null, financier: null, sellerBy: '2026-03-10T14:59:00Z', financierBy: '2026-03-12T14:59:00Z' };
  expect([silenceBy(answers), silenceBy({ ...answers, seller: 'REJECTED' }), silenceBy({ ...answers, financier: 'REJECTED' }), silenceBy({ ...answers, seller: 'REJECTED', financier: 'REJECTED' })])
    .toEqual([answers.sellerBy, answers.financierBy, answers.sellerBy, null]);
});
