import { Ban, Check, FilePen, FileSearch, FileX, Loader, PenLine, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ContractState } from '@/lib/contracts/model/states';

const LOOK: Record<ContractState, { tone: Tone; icon: typeof Check }> = {
  DRAWING: { tone: 'moon', icon: Loader },
  DRAWN: { tone: 'caution', icon: FileSearch },
  RETURNED: { tone: 'moon', icon: Undo2 },
  REVIEWED: { tone: 'accent', icon: FilePen },
  DELIVERED: { tone: 'caution', icon: PenLine },
  SIGNED: { tone: 'moon', icon: Loader },
  SEALED: { tone: 'positive', icon: Check },
  REFUSED: { tone: 'critical', icon: FileX },
  ABANDONED: { tone: 'neutral', icon: Ban },
};

export function ContractBadge({ state }: { state: ContractState }) {
  const t = useTranslations('contracts');
  return <Badge tone={LOOK[state].tone} icon={LOOK[state].icon}>{t(`states.${state}`)}</Badge>;
}
