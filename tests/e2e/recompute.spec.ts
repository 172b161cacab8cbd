import { expect, test } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { canonicalTerms, canonicalText } from '@/lib/kernel/canonical-terms';
import { exitRibbon } from '@/lib/kernel/exits';
import { buildSchedule, type TermsInput } from '@/lib/kernel/schedule';
import { termsToJson } from '@/lib/kernel/terms';
import { drawContract } from '@/lib/contracts/document/draw-contract';
import { drawPdf } from '@/lib/platform/pdf/draw-pdf';
import { looksRight, visitor } from '../support/browser';
import { sampleContract } from '../support/contract-sample';

const TERMS: TermsInput = {
  currency: 'KRW', cashPriceMinor: 5_480_000n, firstPaymentMinor: 548_000n, residualMinor: 1_096_000n, termMonths: 48, annualRate: '0.069', timing: 'ARREARS', advancePayments: 0,
  rounding: { unit: 10n, mode: 'HALF_UP', interest: 'HALF_EVEN' }, endOfTerm: 'RETURN_OR_BUYOUT',
};

function pianoText(): string {
  const built = buildSchedule(TERMS);
  if (!built.ok) throw new Error(built.error.code);
  return canonicalText(canonicalTerms(built.value, { anchor: '2026-12-25', dueDay: 25 }));
}

function exitOfMonth(month: number): string {
  const built = buildSchedule(TERMS);
  if (!built.ok) throw new Error(built.error.code);
  return exitRibbon(built.value, 0)[month]?.buyoutMinor.toString() ?? '';
}

const file = (name: string, content: string, mimeType = 'application/json') => ({ name, mimeType, buffer: Buffer.from(content) });

test('anybody drops a contract’s terms and sees what agrees, without the network', async ({ browser }, info) => {
  const { page, say, open } = await visitor(browser, info);
  await open('/recompute');
  await looksRight(page);
  await page.locator('textarea[name=terms]').waitFor();
  const asked: string[] = [];
  page.on('request', (request) => { if (request.method() !== 'GET') asked.push(request.url()); });
  await page.locator('input[type=file]').setInputFiles(file('terms.json', pianoText()));
  await expect(page.getByText(say('recompute.allAgrees'))).toBeVisible();
  await expect(page.getByRole('cell').filter({ hasText: '5,251,144' })).toHaveCount(2);
  await looksRight(page);
  await page.locator('input[type=file]').setInputFiles(file('changed.json', pianoText().replace('"totalCost":"5251144"', '"totalCost":"5251143"')));
  await expect(page.getByText(say('recompute.differs', { count: 1 }))).toBeVisible();
  await looksRight(page);
  const { schedule, ...rest } = JSON.parse(pianoText()) as { schedule: unknown[] };
  await page.locator('input[type=file]').setInputFiles(file('shorter.json', JSON.stringify({ ...rest, schedule: schedule.slice(1) })));
  await expect(page.getByText(say('recompute.differsLength', { given: 47, own: 48 }))).toBeVisible();
  for (const [name, content, error] of [['broken.json', '{', 'errors.json'], ['twice.json', '{"a":1,"a":2}', 'errors.repeated-key'], ['other.json', '{"a":1}', 'terms.errors.unreadable'], ['no.pdf', '%PDF-1.7 nothing', 'recompute.errors.no-pdf']] as const) {
    await page.locator('input[type=file]').setInputFiles(file(name, content, name.endsWith('pdf') ? 'application/pdf' : 'application/json'));
    await expect(page.getByText(say(error)), name).toBeVisible();
  }
  const answer = await (await page.request.post('/api/v1/quotes', { data: { terms: (JSON.parse(pianoText()) as object), returnChargeBps: 1000 } })).text();
  const { differences: _none, ...plain } = JSON.parse(answer) as Record<string, unknown>;
  await page.locator('textarea[name=terms]').fill(JSON.stringify({ ...plain, totalCost: '999' }));
  await page.getByRole('button', { name: say('recompute.compute') }).click();
  await expect(page.getByText(say('recompute.answerSays', { given: '999', own: '5251144' }))).toBeVisible();
  await looksRight(page);
  await page.locator('textarea[name=terms]').fill(pianoText());
  await page.getByRole('button', { name: say('recompute.compute') }).click();
  await expect(page.getByText(say('recompute.allAgrees'))).toBeVisible();
  await page.getByLabel(say('recompute.payoff.on')).fill('2027-03-25');
  await expect(page.getByText(say('recompute.payoff.buyout')).locator('..').locator('[data-amount]')).toHaveAttribute('data-amount', exitOfMonth(4));
  expect(asked, 'nothing is sent anywhere').toEqual([]);
  await page.context().close();
});

test('a contract’s print is read as well: what does not agree with the terms inside is told line by line', async ({ browser }, info) => {
  const { page, say, open } = await visitor(browser, info);
  await open('/recompute');
  await page.locator('textarea[name=terms]').waitFor();
  const give = (buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ name: 'contract.pdf', mimeType: 'application/pdf', buffer });
  await give(await drawContract(await sampleContract(), Temporal.Instant.from('2026-12-09T06:02:00Z')));
  await expect(page.getByText(say('recompute.printAgrees', { count: 114 }))).toBeVisible();
  const attachment = { name: 'terms.json', description: 'terms', content: pianoText(), mediaType: 'application/json' };
  const other = { title: 'other', lang: 'ko-KR', author: 'nobody', at: new Date('2026-12-09T06:02:00Z'), foot: '', attachments: [attachment] };
  await give(await drawPdf(other, () => '', (sheet) => { sheet.paragraph('현금가 5,480,000원'); }));
  await expect(page.getByText(say('recompute.misprinted', { count: 113, of: 114 }))).toBeVisible();
  await expect(page.getByText(say('recompute.allAgrees'))).toHaveCount(0);
  await looksRight(page);
  await give(await drawPdf({ ...other, attachments: [{ ...attachment, content: JSON.stringify(termsToJson(TERMS)) }] }, () => '', (sheet) => { sheet.paragraph('현금가 1원'); }));
  await expect(page.getByText(say('recompute.errors.no-terms')), 'bare terms say nothing of what is printed').toBeVisible();
  await page.context().close();
});

test('without the network a contract is not read, and the reason is said', async ({ browser }, info) => {
  const { page, say, open } = await visitor(browser, info);
  await open('/recompute');
  await page.locator('textarea[name=terms]').waitFor();
  await page.context().setOffline(true);
  await page.locator('input[type=file]').setInputFiles({ name: 'contract.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await expect(page.getByText(say('recompute.errors.no-reader'))).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(file('terms.json', pianoText()));
  await expect(page.getByText(say('recompute.allAgrees')), 'terms need no network').toBeVisible();
  await page.context().close();
});
