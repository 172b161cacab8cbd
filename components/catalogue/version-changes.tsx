import { useTranslations } from 'next-intl';
import { formatMoney, formatRate, type Locale } from '@/lib/kernel/money';
import { changedFields, type ComparedField } from '@/lib/catalogue/model/changes';
import { percentText } from '@/lib/catalogue/model/percent';
import type { Product } from '@/lib/catalogue/model/product';
import { offersOf } from '@/lib/catalogue/model/terms';
import { useRegionText } from './use-region-text';

/** Where the submitted version differs from what the mall shows: before and after, a row each. */
export function VersionChanges({ before, after, locale }: { before: Product; after: Product; locale: Locale }) {
  const t = useTranslations('catalogue');
  const words = useWords(locale);
  const fields = changedFields(before, after);
  if (fields.length === 0) return <p className="text-sm">{t('review.noChanges')}</p>;
  return (
    <table className="w-full table-fixed text-sm">
      <thead>
        <tr className="border-b border-line text-left text-xs text-ink-muted">
          <th scope="col" className="w-1/4 py-2 pr-3 font-normal">{t('review.field')}</th>
          <th scope="col" className="px-3 font-normal">{t('review.shownNow')}</th>
          <th scope="col" className="pl-3 font-normal">{t('review.submitted')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field} className="border-b border-line align-top">
            <th scope="row" className="py-2.5 pr-3 text-left font-medium">{t(`review.fields.${field}`)}</th>
            <td className="px-3 py-2.5 whitespace-pre-line text-ink-muted">{words(field, before)}</td>
            <td className="py-2.5 pl-3 whitespace-pre-line underline decoration-line-strong underline-offset-4">{words(field, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useWords(locale: Locale) {
  const t = useTranslations('catalogue');
  const regionText = useRegionText();
  return (field: ComparedField, product: Product): string => {
    const money = (minor: bigint) => formatMoney(minor, product.currency, locale);
    switch (field) {
      case 'cashPriceMinor': return money(product.cashPriceMinor);
      case 'endOfTerm': return t(product.endOfTerm === 'TITLE_TRANSFER' ? 'form.titleTransfer' : 'form.returnOrBuyout');
      case 'condition': return t(`conditions.${product.condition}`);
      case 'offers': return offersOf(product).map(({ termMonths, residualMinor }) => `${t('months', { count: termMonths })} · ${t('residual')} ${money(residualMinor)}`).join('\n');
      case 'firstPaymentMinBps':
      case 'firstPaymentMaxBps':
      case 'returnChargeBps': return `${percentText(product[field])}%`;
      case 'lateRate': return t('perYear', { rate: formatRate(product.lateRate) });
      case 'deliveryRegions': return regionText(product.deliveryRegions);
      case 'guarantee': return guaranteeWords(product, t);
      case 'specifications': return product.specifications.map(({ name, value }) => `${name}: ${value}`).join('\n');
      case 'photos': return product.photos.map(({ alt }, index) => `${index + 1}. ${alt}`).join('\n');
      default: return String(product[field]);
    }
  };
}

function guaranteeWords({ guarantee }: Product, t: ReturnType<typeof useTranslations<'catalogue'>>): string {
  return [
    t('guarantee.response', { hours: guarantee.responseHours }),
    `${t('guarantee.mend', { days: guarantee.repairDays })} · ${t(`guarantee.visits.${guarantee.visit}`)}`,
    guarantee.repairFree ? t('guarantee.repair') : '',
    guarantee.replacement ? t('guarantee.replacement') : '',
    guarantee.careVisitsPerYear > 0 ? t('guarantee.care', { count: guarantee.careVisitsPerYear }) : '',
    guarantee.exclusionsKo, guarantee.exclusionsEn, guarantee.noteKo, guarantee.noteEn,
  ].filter(Boolean).join('\n');
}
