import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { AuditChain } from '@/lib/accounts/views/audit';

/** Whether every entry about a subject follows from the one before it, computed anew by the database just now. */
export function ChainPanel({ chain }: { chain: AuditChain }) {
  const t = useTranslations('audit');
  if (chain.brokenAt === null) return <Panel tone="positive" icon={ShieldCheck} className="mb-6">{t('chainWhole', { count: chain.entries })}</Panel>;
  return <Panel tone="critical" icon={ShieldAlert} className="mb-6">{t('chainBroken', { seq: chain.brokenAt })}</Panel>;
}
