import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { formatMoney } from '@/lib/kernel/money';
import type { AdminSettlement } from '@/lib/settlements/views/admin';

/** Why a settlement is not paid, or becomes less, before an admin approves it. */
export function SettlementNotice({ settlement: { hold, owedBackMinor, totalMinor, currency } }: { settlement: AdminSettlement }) {
  const t = useTranslations('settlements.detail');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const left = totalMinor > owedBackMinor ? totalMinor - owedBackMinor : 0n;
  return (
    <>
      {hold && <Panel tone="critical" title={t('heldTitle')} className="mb-6 max-w-read">{t(`held.${hold}`)}</Panel>}
      {owedBackMinor > 0n && <Panel tone="caution" title={t('owedTitle')} className="mb-6 max-w-read">{t('owed', { owed: formatMoney(owedBackMinor, currency, locale), left: formatMoney(left, currency, locale) })}</Panel>}
    </>
  );
}
