import { CircleCheck, Flag as FlagIcon, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { type Flag, isCritical } from '@/lib/contracts/model/flags';

/** One flag in an icon and a word, and how many more there are. */
export function FlagBadge({ flag, more = 0 }: { flag: Flag; more?: number }) {
  const t = useTranslations('contracts.flags');
  const critical = isCritical(flag);
  return <Badge tone={critical ? 'critical' : 'caution'} icon={critical ? TriangleAlert : FlagIcon}>{t(`${flag}.word`)}{more > 0 && ` ${t('more', { count: more })}`}</Badge>;
}

/** What to look at before deciding: a word and what stands behind it. */
export function FlagList({ flags }: { flags: readonly Flag[] }) {
  const t = useTranslations('contracts.flags');
  if (flags.length === 0) return <p className="flex items-start gap-2 text-sm"><CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-positive" />{t('none')}</p>;
  return (
    <ul className="flex flex-col gap-4 text-sm">
      {flags.map((flag) => (
        <li key={flag} className="flex flex-col items-start gap-1">
          <FlagBadge flag={flag} />
          <p className={isCritical(flag) ? 'font-semibold' : 'text-ink-muted'}>{t(`${flag}.text`)}</p>
        </li>
      ))}
    </ul>
  );
}
