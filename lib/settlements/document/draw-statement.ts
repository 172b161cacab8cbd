import type { Temporal } from 'temporal-polyfill';
import { BANKS } from '@/lib/accounts/model/bank';
import { registrationNumber } from '@/lib/contracts/model/particulars';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatMoney, type Locale } from '@/lib/kernel/money';
import { toDate } from '@/lib/platform/clock';
import { translate } from '@/lib/platform/messages';
import { drawPdf } from '@/lib/platform/pdf/draw-pdf';
import type { Column, Sheet } from '@/lib/platform/pdf/sheet';
import { STATEMENT_COLUMNS, type Sums } from '../model/statement';
import type { SettlementPaper } from '../views/paper';

interface Words { say: (key: string, values?: Record<string, string | number>) => string; of: (key: string) => string; money: (minor: bigint) => string; date: (day: string) => string }

const wordsIn = (locale: Locale, currency: string): Words => ({
  say: (key, values = {}) => translate(locale, `settlements.paper.${key}`, values), of: (key) => translate(locale, key),
  money: (minor) => formatMoney(minor, currency, locale), date: (day) => formatTableDate(day, locale),
});

/** A settlement as a PDF in its reader's language: whom it pays, what it comes to, and of which leases, so that each row and each column adds up. */
export function drawStatement(paper: SettlementPaper, locale: Locale, at: Temporal.Instant): Promise<Buffer> {
  const words = wordsIn(locale, paper.currency);
  const { say, date } = words;
  const mall = locale === 'ko' ? '달마다' : 'Dalmada';
  return drawPdf(
    { title: `${say('title')} ${date(paper.day)} ${paper.seller.name}`, lang: locale === 'ko' ? 'ko-KR' : 'en', author: mall, at: toDate(at), foot: `${mall} · ${paper.number}` },
    (page, of) => translate(locale, 'endings.statement.page', { page, of }),
    (sheet) => {
      sheet.brand(mall, say('of', { day: date(paper.day) }));
      sheet.title(say('title'), paper.number);
      about(sheet, paper, words);
      sums(sheet, paper, words);
      sheet.section(say('leases'));
      sheet.table(columns(words), [...paper.rows.map((row) => [row.lease === null ? words.of('settlements.detail.noLease') : `${row.lease}\n${row.title ?? ''}`.trim(), ...cells(row, words)]), [say('together'), ...cells(paper.sums, words)]]);
      sheet.paragraph(say('how'));
      if (paper.outside) sheet.paragraph(words.of('settlements.detail.outside'));
    },
  );
}

function about(sheet: Sheet, { seller, state, paidOn, account }: SettlementPaper, { say, of, date }: Words) {
  sheet.facts([
    [say('seller'), seller.name], [say('businessNumber'), registrationNumber(seller.businessNumber)], [say('state'), of(`settlements.states.${state}`)],
    ...(paidOn === null ? [] : [[say('paidOn'), date(paidOn)] as [string, string]]),
    ...(account === null ? [] : [[say('account'), `${BANKS.some((code) => code === account.bank) ? of(`accounts.banks.${account.bank}`) : account.bank} ${account.number}\n${account.holder}`] as [string, string]]),
  ]);
}

/** Of so many leases each kind of line that takes something back says which; the table has all. */
const NAMED = 5;

/** What each kind of line comes to, what was carried, and the payout. */
function sums(sheet: Sheet, { kinds, sums: { totalMinor: linesMinor }, carriedMinor, totalMinor, state }: SettlementPaper, { say, of, money }: Words) {
  sheet.facts([
    ...kinds.map(({ kind, amountMinor, leases }): [string, string] => [of(`settlements.lines.${kind}`), [money(amountMinor), ...leases.slice(0, NAMED), ...(leases.length > NAMED ? ['…'] : [])].join('\n')]),
    [say('lines'), money(linesMinor)], ...(carriedMinor === 0n ? [] : [[say('carried'), money(carriedMinor)] as [string, string]]),
  ], 'right');
  sheet.total(state === 'CARRIED' ? say('carriedOn') : say('payout'), money(totalMinor));
}

const SHARES = { price: 0.13, fee: 0.11, reserve: 0.105, holdback: 0.11, released: 0.11, back: 0.115 } as const;

const columns = ({ say }: Words): Column[] => [
  { label: say('lease'), share: 0.19 }, ...STATEMENT_COLUMNS.map((name): Column => ({ label: say(`columns.${name}`), share: SHARES[name], align: 'right' })), { label: say('columns.total'), share: 0.13, align: 'right' },
];

const cells = (of: Sums, { money }: Words): string[] => [...STATEMENT_COLUMNS.map((name) => (of[name] === 0n ? '' : money(of[name]))), money(of.totalMinor)];
