import { NextIntlClientProvider } from 'next-intl';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ContractText } from '@/components/signing/contract-text';
import { SupplementText } from '@/components/signing/supplement-text';
import { drawContract } from '@/lib/contracts/document/draw-contract';
import { drawSupplement } from '@/lib/contracts/document/draw-supplement';
import { guaranteeText } from '@/lib/contracts/document/guarantee';
import { particularsShape } from '@/lib/contracts/model/particulars';
import { supplementContent } from '@/lib/contracts/model/supplement';
import type { Amendment, Change } from '@/lib/kernel/amendment';
import { termsSha256, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { exitRibbon } from '@/lib/kernel/exits';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import { verifyTerms } from '@/lib/kernel/verify-terms';
import { TIME_ZONE } from '@/lib/platform/clock';
import { loadMessages } from '@/lib/platform/messages';
import { sampleContract, sampleParticulars, sampleTerms, type Sample } from '@/tests/support/contract-sample';
import { linesOf } from '@/tests/support/read-pdf';
import { DELIVERED_AT } from '@/tests/support/sealed-sample';

const letters = (text: string) => text.normalize('NFC').replaceAll(/\s/g, '');

/** What a reader sees on the Korean page: without what is for the ear alone. */
function seen(element: ReactElement): string {
  const html = renderToStaticMarkup(createElement(NextIntlClientProvider, { locale: 'ko', messages: loadMessages('ko'), timeZone: TIME_ZONE, children: element }));
  const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#x27;': "'", '&quot;': '"' };
  return letters(html.replaceAll(/<span class="sr-only[^>]*>[^<]*<\/span>/g, '').replaceAll(/<[^>]+>/g, '').replaceAll(/&[^;]+;/g, (entity) => entities[entity] ?? entity));
}

/** An addition, or a name and what it is, stand below each other on the page, in the document on one line. */
const parts = (line: string) => line.split(/ [+×=] |^= |: /).filter(Boolean);
/** Where there is no instalment before or after, the page says so in a word. */
const missing = (page: string, lines: string[]) => lines.filter((line) => line !== '–').flatMap(parts).filter((part) => !page.includes(letters(part)));

interface Row { number: string; verifyCode: string; externalNumber: string | null; financierAnswer: unknown; terms: object; termsSha256: string; particulars: object }

/** A row as its page has it. */
function paperOf(row: Row) {
  const [terms, of] = [row.terms as CanonicalTerms, particularsShape.parse(row.particulars)];
  const built = verifyTerms(terms);
  const statement = (row.financierAnswer as { statement?: { ko: string; en: string } } | null)?.statement ?? { ko: '', en: '' };
  return {
    id: 'c', orderId: 'o', state: 'DELIVERED' as const, number: row.number, verifyCode: row.verifyCode, externalNumber: row.externalNumber, statement, of, terms, termsSha256: row.termsSha256,
    financier: { ko: of.financier.nameKo, en: of.financier.nameEn }, exits: built.ok ? exitRibbon(built.value, of.returnChargeBps) : [], realRate: built.ok ? scheduleRealRate(built.value) : '0',
    documentSha256: 'd'.repeat(64), sealedSha256: null, signBy: null, signedAt: null, sealedAt: null, deliveredAt: DELIVERED_AT.toString(), leaseId: null,
  };
}

describe('the page that is read says every line of the document that is signed', () => {
  const { delivery } = sampleParticulars();
  const SAMPLES: [string, Sample][] = [
    ['the piano', {}], ['ownership at the end, nothing first', { terms: { termMonths: 36, residualMinor: 0n, endOfTerm: 'TITLE_TRANSFER', firstPaymentMinor: 0n } }],
    ['defects, in advance, a day that every month has', { terms: { timing: 'ADVANCE' }, dueDay: 8, said: { delivery: { ...delivery, acceptance: 'ACCEPTED_WITH_DEFECTS', defects: '뒷면에 긁힌 자국' } } }],
  ];
  it.each(SAMPLES)('of a contract: %s', async (_, sample) => {
    const row = await sampleContract(sample);
    const lines = await linesOf(await drawContract(row, DELIVERED_AT));
    const contract = paperOf(row);
    const page = seen(createElement(ContractText, { page: { contract, guarantee: { ko: guaranteeText(contract.of.guarantee), en: '' } }, locale: 'ko' }));
    expect(lines.length).toBeGreaterThan(300);
    expect(missing(page, lines)).toEqual([]);
  });

  const AMENDMENTS: Amendment[] = [
    { kind: 'ADDRESS', address: { postcode: '48094', road: '부산 해운대구 센텀중앙로 79', detail: '1203호' } }, { kind: 'DUE_DAY', fromSeq: 3, dueDay: 10 },
    { kind: 'SCHEDULE', fromSeq: 13, months: 60 }, { kind: 'SCHEDULE', fromSeq: 13, months: 24 },
  ];
  it.each(AMENDMENTS)('of a supplement: $kind', async (amendment) => {
    const terms = sampleTerms({ dueDay: 25 });
    const content = supplementContent([{ number: 'DM-2612-0031', supplementNo: 0, terms, termsSha256: 'a'.repeat(64), particulars: sampleParticulars({ dueDay: 25 }), change: null }], amendment);
    if (!content.ok) throw new Error(content.error.code);
    const row = JSON.parse(JSON.stringify({
      number: 'DM-2612-0031-1', verifyCode: '7Q2M9XK4TB0C', externalNumber: null, financierAnswer: null, ...content.value, termsSha256: await termsSha256(content.value.terms),
    })) as Row & { change: Change };
    const lines = await linesOf(await drawSupplement(row as unknown as Parameters<typeof drawSupplement>[0], DELIVERED_AT));
    const page = seen(createElement(SupplementText, { page: { contract: paperOf(row), guarantee: { ko: '', en: '' } }, change: row.change, locale: 'ko' }));
    expect(lines.length).toBeGreaterThan(40);
    expect(missing(page, lines)).toEqual([]);
  });
});
