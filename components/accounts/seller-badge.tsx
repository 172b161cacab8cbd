import { Ban, CircleCheck, CircleX, Hourglass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { SellerStatus } from '@/lib/accounts/model/seller';

const LOOK = {
  PENDING: { tone: 'caution', icon: Hourglass },
  APPROVED: { tone: 'positive', icon: CircleCheck },
  REJECTED: { tone: 'critical', icon: CircleX },
  SUSPENDED: { tone: 'critical', icon: Ban },
} as const;

export function SellerBadge({ status }: { status: SellerStatus }) {
  const t = useTranslations('accounts.sellerStatus');
  return <Badge {...LOOK[status]}>{t(status)}</Badge>;
}
