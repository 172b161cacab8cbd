import { CalendarCheck, CircleCheck, Hammer, Hourglass, MessageSquare, MessageSquareWarning, Repeat2, RotateCcw, X, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ClaimState } from '@/lib/guarantee/model/claim';
import type { VisitLine } from '@/lib/guarantee/views/lists';

const LOOK: Record<ClaimState, { tone: Tone; icon: LucideIcon }> = {
  OPEN: { tone: 'moon', icon: Hourglass }, ANSWERED: { tone: 'accent', icon: MessageSquare }, REPAIRING: { tone: 'accent', icon: Hammer }, REPLACING: { tone: 'accent', icon: Repeat2 },
  VISIT_PLANNED: { tone: 'accent', icon: CalendarCheck }, DONE: { tone: 'moon', icon: CircleCheck }, REJECTED: { tone: 'caution', icon: MessageSquareWarning }, REOPENED: { tone: 'caution', icon: RotateCcw },
  CLOSED: { tone: 'neutral', icon: CircleCheck },
};

export function ClaimBadge({ state }: { state: ClaimState }) {
  const t = useTranslations('guarantee.states');
  return <Badge tone={LOOK[state].tone} icon={LOOK[state].icon}>{t(state)}</Badge>;
}

const VISIT_LOOK: Record<VisitLine['state'], { tone: Tone; icon: LucideIcon }> = {
  PLANNED: { tone: 'neutral', icon: Hourglass }, CONFIRMED: { tone: 'accent', icon: CalendarCheck }, DONE: { tone: 'positive', icon: CircleCheck }, MISSED: { tone: 'critical', icon: MessageSquareWarning }, CANCELLED: { tone: 'neutral', icon: X },
};

export function VisitBadge({ state }: { state: VisitLine['state'] }) {
  const t = useTranslations('guarantee.care.states');
  return <Badge tone={VISIT_LOOK[state].tone} icon={VISIT_LOOK[state].icon}>{t(state)}</Badge>;
}
