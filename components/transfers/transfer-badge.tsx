import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { TransferState } from '@/lib/transfers/model/transfer';

const TONE: Record<TransferState, Tone> = { ASKED: 'moon', AGREED: 'accent', APPROVED: 'moon', SIGNED: 'accent', DONE: 'positive', DECLINED: 'neutral', WITHDRAWN: 'neutral', LAPSED: 'neutral' };

export function TransferBadge({ state }: { state: TransferState }) {
  return <Badge tone={TONE[state]}>{useTranslations('transfers.states')(state)}</Badge>;
}
