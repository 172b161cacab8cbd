import { CircleAlert, CircleCheck, Hourglass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';

export function MailState({ sentAt, lastError }: { sentAt: string | null; lastError: string | null }) {
  const t = useTranslations('notifications.mailbox');
  if (sentAt) return <Badge tone="positive" icon={CircleCheck}>{t('sent')}</Badge>;
  return lastError ? <Badge tone="critical" icon={CircleAlert}>{t('failed')}</Badge> : <Badge tone="moon" icon={Hourglass}>{t('waiting')}</Badge>;
}
