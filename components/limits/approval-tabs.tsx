import { useTranslations } from 'next-intl';
import { Tabs } from '@/components/ui/tabs';

/** What the desk has approved: for goods, and for the whole mall. */
export function ApprovalTabs({ current }: { current: 'goods' | 'mall' }) {
  const t = useTranslations('limits.desk.approval');
  return (
    <Tabs
      label={t('views')} className="mb-6"
      tabs={[{ href: '/desk/approvals', label: t('goods'), current: current === 'goods' }, { href: '/desk/approvals/mall', label: t('mall'), current: current === 'mall' }]}
    />
  );
}
