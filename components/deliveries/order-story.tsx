import { useLocale, useTranslations } from 'next-intl';
import { Timeline } from '@/components/ui/timeline';
import { eventsOf } from '@/lib/deliveries/model/timeline';
import type { OrderFacts } from '@/lib/deliveries/model/standing';
import { formatTableInstant } from '@/lib/kernel/date-text';

/** What happened so far: when, who, what. */
export function OrderStory({ facts, relayedByMall = false }: { facts: OrderFacts; relayedByMall?: boolean }) {
  const t = useTranslations('deliveries');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <Timeline
      entries={eventsOf(facts).map(({ what, at, who }) => {
        const event = what === 'relayed' && relayedByMall ? 'relayed-by-mall' : what;
        return {
          key: `${what}-${at}`, at: <time dateTime={at}>{formatTableInstant(at, locale)}</time>, text: t(`events.${event}`),
          ...(who !== 'NOBODY' && { note: t(`parties.${relayedByMall && what === 'relayed' ? 'MALL' : who}`) }),
        };
      })}
    />
  );
}
