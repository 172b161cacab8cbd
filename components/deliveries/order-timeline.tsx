import { useLocale, useTranslations } from 'next-intl';
import { Timeline } from '@/components/ui/timeline';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { OrderFacts } from '@/lib/deliveries/model/standing';
import { eventsOf } from '@/lib/deliveries/model/timeline';

/** What happened so far: when, who, what. */
export function OrderTimeline({ facts, relayedByMall = false }: { facts: OrderFacts; relayedByMall?: boolean }) {
  const t = useTranslations('deliveries');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const entries = eventsOf(facts).map(({ what, at, who }) => {
    const byMall = what === 'relayed' && relayedByMall;
    const note = noteOf(what, facts);
    return {
      key: `${what}-${at}`,
      at: <time dateTime={at}>{formatTableInstant(at, locale)}</time>,
      text: <><strong className="font-semibold">{t(`parties.${byMall ? 'MALL' : who}`)}</strong> {t(`events.${byMall ? 'relayed-by-mall' : what}`)}</>,
      ...(note && { note }),
    };
  });
  return <Timeline entries={entries} />;
}

const WITH_NOTE = new Set(['decided-defects', 'refused', 'declined', 'cancelled']);

/** What was said beside it. */
function noteOf(what: string, { delivery }: OrderFacts): string | undefined {
  if (!WITH_NOTE.has(what)) return undefined;
  const note = delivery?.decisionNote;
  return note && note !== 'purchaser-cancelled' ? note : undefined;
}
