import Link from 'next/link';
import type { TimelineEntry } from '@/components/ui/timeline';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { ContractEvent } from '@/lib/contracts/model/story';

interface Words {
  /** Texts under `contracts`, and the names of the parties under `deliveries.parties`. */
  t: (key: `events.${ContractEvent['what']}`) => string;
  party: (key: ContractEvent['who']) => string;
  locale: 'ko' | 'en';
}

/** What happened to the contract, as entries of the order's timeline. Where a link is given for an event, it is led to. */
export const contractEntries = (events: readonly ContractEvent[], { t, party, locale }: Words, links: Partial<Record<ContractEvent['what'], string | false>> = {}): TimelineEntry[] =>
  events.map(({ what, at, who }) => {
    const href = links[what];
    const words = t(`events.${what}`);
    return {
      key: `${what}-${at}`,
      at: <time dateTime={at}>{formatTableInstant(at, locale)}</time>,
      text: <><strong className="font-semibold">{party(who)}</strong> {href ? <Link href={href} className="text-accent underline underline-offset-4">{words}</Link> : words}</>,
    };
  });
