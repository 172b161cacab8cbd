import type { Temporal } from 'temporal-polyfill';
import { formatInstant } from '@/lib/kernel/date-text';
import type { Locale } from '@/lib/kernel/money';
import { toDate } from '@/lib/platform/clock';
import { translate } from '@/lib/platform/messages';
import { drawPdf } from '@/lib/platform/pdf/draw-pdf';
import type { ReturnSight } from '../views/returns';

/** The label under which goods go back: where to, from whom, and the number by which the shop finds them. */
export function drawLabel(row: ReturnSight, locale: Locale, at: Temporal.Instant): Promise<Buffer> {
  const say = (key: string) => translate(locale, `endings.label.${key}`, {});
  const mall = locale === 'ko' ? '달마다' : 'Dalmada';
  return drawPdf(
    { title: `${say('title')} ${row.number}`, lang: locale === 'ko' ? 'ko-KR' : 'en', author: mall, at: toDate(at), foot: `${mall} · ${row.number}` },
    (page, of) => translate(locale, 'endings.statement.page', { page, of }),
    (sheet) => {
      sheet.brand(mall, row.leaseNumber);
      sheet.title(say('title'), '');
      sheet.total(say('number'), row.number);
      sheet.section(say('to'));
      sheet.paragraph(row.address, 16, true);
      sheet.section(say('from'));
      sheet.paragraph(row.sender, 12);
      sheet.facts([[say('goods'), row.title], [say('serial'), row.serial], [say('shipBy'), row.times.shipBy === null ? '' : formatInstant(row.times.shipBy, locale)]]);
      sheet.paragraph(say('how'), 10);
      sheet.paragraph(say('paid'), 10);
    },
  );
}
