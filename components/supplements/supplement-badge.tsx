import { Ban, Check, FilePen, FileSearch, Loader, PenLine, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ContractState } from '@/lib/contracts/model/states';

const LOOK = {
  DRAWN: { tone: 'moon', icon: FileSearch }, REVIEWED: { tone: 'accent', icon: FilePen }, DELIVERED: { tone: 'caution', icon: PenLine }, SIGNED: { tone: 'moon', icon: Loader },
  SEALED: { tone: 'moon', icon: Loader }, APPLIED: { tone: 'positive', icon: Check }, KEPT_OUT: { tone: 'critical', icon: TriangleAlert }, ABANDONED: { tone: 'neutral', icon: Ban },
} as const satisfies Record<string, { tone: Tone; icon: typeof Check }>;

type Standing = keyof typeof LOOK;

const isStanding = (state: string): state is Standing => state in LOOK;

/** How far a supplement is: what became of it in its lease once it is sealed. */
export function SupplementBadge({ state, fate }: { state: ContractState; fate: 'APPLIED' | 'KEPT_OUT' | null }) {
  const t = useTranslations('supplements.states');
  const standing = fate ?? (isStanding(state) ? state : 'DRAWN');
  return <Badge tone={LOOK[standing].tone} icon={LOOK[standing].icon}>{t(standing)}</Badge>;
}
