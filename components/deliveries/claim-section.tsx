import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import type { OrderDetail } from '@/lib/deliveries/views/purchaser-order';
import { formatTableInstant } from '@/lib/kernel/date-text';

/** The service claims of an order: when, where they stand, in whose words, and what comes next. */
export function ClaimSection({ claims, side }: { claims: OrderDetail['claims']; side: 'PURCHASER' | 'SELLER' }) {
  const t = useTranslations('deliveries.claim');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (claims.length === 0) return null;
  return (
    <Section title={t('title')}>
      {claims.map((claim) => (
        <div key={claim.id}>
          <DescriptionList items={[
            { term: t('openedAt'), value: <time dateTime={claim.openedAt} className="money">{formatTableInstant(claim.openedAt, locale)}</time> },
            { term: t('state'), value: t(`states.${claim.state}`) },
            { term: t('text'), value: <span className="whitespace-pre-line">{claim.text}</span> },
          ]} />
          {claim.state === 'OPEN' && <p className="mt-2 text-sm text-ink-muted">{t(`next.${side}`)}</p>}
        </div>
      ))}
    </Section>
  );
}
