import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import type { GoodsSent } from '@/lib/endings/views/returns';
import { formatTableInstant } from '@/lib/kernel/date-text';

/** With whom and under which number goods are on their way back, for a list of facts; nothing where they are not. */
export function useGoodsSent(goods: GoodsSent | null): Description[] {
  const t = useTranslations('rights.goodsSent');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (!goods) return [];
  const { carrier, trackingNumber, shippedAt } = goods;
  return [{
    term: t('title'), value: (
      <>
        <span className="money block">{carrier === null ? t('there') : [carrier, trackingNumber].filter(Boolean).join(' ')}</span>
        {shippedAt !== null && <span className="money block text-xs text-ink-muted">{t('at', { at: formatTableInstant(shippedAt, locale) })}</span>}
      </>
    ),
  }];
}

export const GoodsSentList = ({ goods }: { goods: GoodsSent }) => <DescriptionList className="border-t border-ink" items={useGoodsSent(goods)} />;
