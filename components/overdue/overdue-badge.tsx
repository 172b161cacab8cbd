import { Archive, Banknote, CalendarClock, CircleCheck, Clock, FileText, Handshake, Hourglass, MailCheck, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { OverdueState } from '@/lib/billing/model/overdue';

const LOOK: Record<OverdueState, { tone: Tone; icon: LucideIcon }> = {
  CURRENT: { tone: 'positive', icon: CircleCheck }, GRACE: { tone: 'neutral', icon: Hourglass }, REMINDED: { tone: 'moon', icon: MailCheck }, LATE: { tone: 'caution', icon: Clock },
  DEMANDED: { tone: 'caution', icon: FileText }, ACCELERATED: { tone: 'critical', icon: Banknote }, DEFERRED: { tone: 'accent', icon: CalendarClock }, SETTLING: { tone: 'accent', icon: Handshake },
  WRITTEN_OFF: { tone: 'neutral', icon: Archive },
};

export function OverdueBadge({ state }: { state: OverdueState }) {
  const t = useTranslations('overdue.states');
  return <Badge tone={LOOK[state].tone} icon={LOOK[state].icon}>{t(state)}</Badge>;
}
