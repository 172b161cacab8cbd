import { useLocale, useTranslations } from 'next-intl';
import { Timeline, type TimelineEntry } from '@/components/ui/timeline';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { OrderFacts } from '@/lib/deliveries/model/standing';
import { eventsOf } from '@/lib/deliveries/model/timeline';

/** What happened so far: when, who, what; `more` is what storeys above tell of it. */
export function OrderTimeline({ facts, relayedByMall = false, more = [] }: { facts: OrderFacts; relayedByMall?: boolean; more?: readonly TimelineEntry[] }) {
  const t = useTranslations('deliveries');
  const endings = useTranslations('orders.endings');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const entries = eventsOf(facts).map(({ what, at, who }) => {
    const byMall = what === 'relayed' && relayedByMall;
    const note = what === 'ended' && facts.endedReason && endings.has(facts.endedReason) ? endings(facts.endedReason) : noteOf(what, facts);
    return {
      key: `${what}-${at}`,
      at: <time dateTime={at}>{formatTableInstant(at, locale)}</time>,
      text: <><strong className="font-semibold">{t(`parties.${byMall ? 'MALL' : who}`)}</strong> {t(`events.${byMall ? 'relayed-by-mall' : what}`)}</>,
      ...(note && { note }),
    };
  });
  return <Timeline entries={[...entries, ...more]} />;
}

const WITH_NOTE = new Set(['decided-defects', 'refused', 'declined', 'cancelled']);

/** What was said beside it. */
function noteOf(what: string, { delivery }: OrderFacts): string | undefined {
  if (!WITH_NOTE.has(what)) return undefined;
  const note = delivery?.decisionNote;
  return note && note !== 'purchaser-cancelled' ? note : undefined;
}
