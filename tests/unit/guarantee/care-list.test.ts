import { NextIntlClientProvider } from 'next-intl';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CareList } from '@/components/guarantee/care-list';
import type { VisitLine } from '@/lib/guarantee/views/lists';
import { TIME_ZONE } from '@/lib/platform/clock';
import { loadMessages } from '@/lib/platform/messages';

const VISIT: VisitLine = { leaseId: 'l', no: 1, title: '피아노', number: 'L-1', state: 'MISSED', plannedOn: '2026-06-04', visitOn: null, doneOn: null, note: '조율하고 먼지를 털었습니다.', missed: true, contest: '그날 아무도 오지 않았습니다.', decision: null, mayContest: false, late: false };
const page = (visit: VisitLine) => renderToStaticMarkup(createElement(NextIntlClientProvider, {
  locale: 'ko', messages: loadMessages('ko'), timeZone: TIME_ZONE, children: createElement(CareList, { visits: [visit], contest: () => Promise.reject(new Error('nobody contests')) }),
}));

test('what the seller said of care that was not given is marked as such', () => {
  const reason = '방문 기록과 사진을 함께 살폈습니다.';
  expect(page({ ...VISIT, decision: { outcome: 'NOT_GIVEN', reason } })).toContain('판매자가 했다고 적었던 것: 조율하고');
  expect(page({ ...VISIT, state: 'DONE', decision: { outcome: 'STANDS', reason } })).not.toContain('적었던 것');
});

test('whoever contests care reads who decides; a day that went by without word is said', () => {
  expect(page(VISIT)).toContain('리스 데스크가 판단합니다');
  expect(page({ ...VISIT, decision: { outcome: 'NOT_GIVEN', reason: '방문 기록과 사진을 함께 살폈습니다.' } })).not.toContain('판단합니다');
  const planned: VisitLine = { ...VISIT, state: 'PLANNED', contest: null, note: null, missed: false };
  expect(page({ ...planned, late: true })).toContain('정한 날이 지났');
  expect(page(planned)).not.toContain('정한 날이 지났');
});
