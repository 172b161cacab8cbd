import type { Temporal } from 'temporal-polyfill';
import { registrationNumber, type Particulars } from '@/lib/contracts/model/particulars';
import type { PlainDate } from '@/lib/kernel/calendar';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatMoney, type Locale } from '@/lib/kernel/money';
import { toDate } from '@/lib/platform/clock';
import { translate } from '@/lib/platform/messages';
import { drawPdf } from '@/lib/platform/pdf/draw-pdf';
import type { Sheet } from '@/lib/platform/pdf/sheet';

export interface Title {
  number: string;
  leaseNumber: string;
  contractNumber: string;
  goods: Pick<Particulars['goods'], 'title' | 'brand' | 'model'> & { serial: string };
  how: 'PAID' | 'BOUGHT_AT_TERM' | 'BOUGHT_EARLY';
  transferredOn: PlainDate;
  /** Who held title until then. */
  financier: Particulars['financier'];
  purchaserName: string;
  seller: Particulars['seller'];
  currency: string;
  /** All that was paid, and what service credits took off it. */
  paidMinor: bigint;
  creditedMinor: bigint;
}

const sayIn = (locale: Locale) => (key: string, values: Record<string, string> = {}) => translate(locale, `endings.titlePaper.${key}`, values);

/** That the goods of a lease are its purchaser's: in Korean, and the same in English below. */
export function drawTitle(title: Title, at: Temporal.Instant): Promise<Buffer> {
  const [ko, en] = [sayIn('ko'), sayIn('en')];
  return drawPdf(
    { title: `${ko('title')} ${title.number}`, lang: 'ko-KR', author: '달마다', at: toDate(at), foot: ko('foot', { number: title.number }) },
    (page, of) => translate('ko', 'endings.statement.page', { page, of }),
    (sheet) => {
      sheet.brand('달마다', ko('number', { number: title.number }));
      sheet.title(ko('title'), '');
      body(sheet, title, 'ko');
      sheet.paragraph(ko('seal', { financier: title.financier.nameKo }));
      sheet.inLanguage('en', () => {
        sheet.section(en('title'), en('number', { number: title.number }));
        body(sheet, title, 'en');
        sheet.paragraph(en('seal', { financier: title.financier.nameEn }));
      });
    },
  );
}

function body(sheet: Sheet, title: Title, locale: Locale): void {
  const say = sayIn(locale);
  const { goods, seller, financier, currency, paidMinor, creditedMinor } = title;
  const money = (minor: bigint) => formatMoney(minor, currency, locale);
  const on = formatTableDate(title.transferredOn, locale);
  sheet.paragraph(say(`said.${title.how}`, { on }), 10);
  sheet.facts([
    [say('goods'), goods.title], [say('maker'), `${goods.brand} ${goods.model}`.trim()], [say('serial'), goods.serial], [say('on'), on],
    [say('contract'), title.contractNumber], [say('lease'), title.leaseNumber],
  ]);
  sheet.columns([
    { head: say('from'), name: locale === 'ko' ? financier.nameKo : financier.nameEn, lines: [registrationNumber(financier.businessNumber), locale === 'ko' ? financier.addressKo : financier.addressEn] },
    { head: say('to'), name: title.purchaserName, lines: [say('purchaser')] },
    { head: say('seller'), name: seller.name, lines: [registrationNumber(seller.businessNumber)] },
  ]);
  sheet.total(creditedMinor > 0n ? say('paidWith', { credited: money(creditedMinor) }) : say('paid'), money(paidMinor));
}
