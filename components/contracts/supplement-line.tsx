import { useTranslations } from 'next-intl';
import type { Supplement } from '@/lib/contracts/views/queue';

/** Which supplement of a contract it is, and what that changes; nothing for a contract itself. */
export function SupplementLine({ of }: { of: Supplement | null }) {
  const t = useTranslations('contracts');
  if (!of) return null;
  return <span className="block text-xs text-ink-muted">{t('queue.supplement', { no: of.no })}{t.has(`changes.${of.kind}`) && ` · ${t(`changes.${of.kind}`)}`}</span>;
}
