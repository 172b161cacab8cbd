import type { Temporal } from 'temporal-polyfill';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatMoney, type Locale } from '@/lib/kernel/money';
import { toDate } from '@/lib/platform/clock';
import { translate } from '@/lib/platform/messages';
import { drawPdf } from '@/lib/platform/pdf/draw-pdf';
import type { Column, Sheet } from '@/lib/platform/pdf/sheet';
import type { Statement, StatementLine } from '../views/statement';

interface Words { say: (key: string, values?: Record<string, string | number>) => string; money: (minor: bigint) => string; date: (day: string) => string }

const wordsIn = (locale: Locale, currency: string): Words => ({
  say: (key, values = {}) => translate(locale, `endings.statement.${key}`, values), money: (minor) => formatMoney(minor, currency, locale), date: (day) => formatTableDate(day, locale),
});

/** A statement as a PDF in its reader's language: whose and of what, the totals, and every movement in the ledger's order. */
export function drawStatement(statement: Statement, locale: Locale, at: Temporal.Instant): Promise<Buffer> {
  const words = wordsIn(locale, statement.currency);
  const { say } = words;
  const mall = locale === 'ko' ? '달마다' : 'Dalmada';
  return drawPdf(
    { title: `${say('title')} ${statement.number}`, lang: locale === 'ko' ? 'ko-KR' : 'en', author: mall, at: toDate(at), foot: say('foot', { number: statement.number }) },
    (page, of) => say('page', { page, of }),
    (sheet) => {
      sheet.brand(mall, say('at', { date: words.date(statement.today) }));
      sheet.title(say('title'), statement.number);
      about(sheet, statement, words, locale);
      totals(sheet, statement, words);
      sheet.section(say('what'));
      if (statement.lines.length === 0) sheet.paragraph(say('empty'));
      else sheet.table(columns(words), statement.lines.map((line) => row(line, words, locale)));
    },
  );
}

function about(sheet: Sheet, { title, contractNumber, purchaser, seller, financier, startsOn, endsOn, number }: Statement, { say, date }: Words, locale: Locale) {
  sheet.facts([
    [say('goods'), title], [say('lease'), number], [say('contract'), contractNumber], [say('period'), `${date(startsOn)} – ${date(endsOn)}`],
    [say('purchaser'), purchaser], [say('seller'), seller], [say('financier'), financier[locale]],
  ]);
}

function totals(sheet: Sheet, { chargedMinor, paidMinor, creditedMinor, refundMinor, refundedMinor, openMinor, toComeMinor }: Statement, { say, money }: Words) {
  const unlessNone = (key: string, minor: bigint): [string, string][] => (minor === 0n ? [] : [[say(key), money(minor)]]);
  sheet.facts([[say('totalCharged'), money(chargedMinor)], [say('totalPaid'), money(-paidMinor)], ...unlessNone('totalCredit', -creditedMinor), ...unlessNone('totalRefund', refundMinor), ...unlessNone('totalRefunded', refundedMinor)], 'right');
  sheet.total(toComeMinor > 0n ? say('yet', { amount: money(toComeMinor) }) : say('totalOpen'), `${say('totalOpen')} ${money(openMinor)}`);
}

const columns = ({ say }: Words): Column[] => [
  { label: say('date'), share: 0.16 }, { label: say('what'), share: 0.3 }, { label: say('charged'), share: 0.18, align: 'right' }, { label: say('paid'), share: 0.18, align: 'right' }, { label: say('open'), share: 0.18, align: 'right' },
];

function row({ on, is, kind, seq, chargedMinor, paidMinor, openMinor }: StatementLine, { say, money, date }: Words, locale: Locale): string[] {
  const what = kind === null ? '' : translate(locale, `endings.kinds.${kind}`, { seq: seq ?? 0 });
  return [date(on), say(`is.${is}`, { what }), chargedMinor > 0n ? money(chargedMinor) : '', paidMinor > 0n ? money(-paidMinor) : '', money(openMinor)];
}
