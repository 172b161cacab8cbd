import { CircleCheck, CircleMinus, LoaderCircle, MessageSquareWarning, Pencil, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { DraftStage, ListingStatus } from '@/lib/catalogue/model/states';

const LOOK: Record<ListingStatus, { tone: Tone; icon: LucideIcon }> = {
  DRAFT: { tone: 'neutral', icon: Pencil },
  SUBMITTED: { tone: 'moon', icon: LoaderCircle },
  CHANGES_REQUESTED: { tone: 'caution', icon: MessageSquareWarning },
  PUBLISHED: { tone: 'positive', icon: CircleCheck },
  UNPUBLISHED: { tone: 'neutral', icon: CircleMinus },
};

export function ListingBadge({ status }: { status: ListingStatus }) {
  const t = useTranslations('catalogue.status');
  const { tone, icon } = LOOK[status];
  return <Badge tone={tone} icon={icon}>{t(status)}</Badge>;
}

/** Where the next version of a listing stands that has been published before; nothing where there is none. */
export function DraftBadge({ status, stage }: { status: ListingStatus; stage: DraftStage }) {
  const t = useTranslations('catalogue.stage');
  if (stage === 'NONE' || (status !== 'PUBLISHED' && status !== 'UNPUBLISHED')) return null;
  const { tone, icon } = LOOK[stage];
  return <Badge tone={tone} icon={icon}>{t(stage)}</Badge>;
}
