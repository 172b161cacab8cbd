import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { PurchaseDecision } from '@/lib/contracts/views/purchase-decision';

/** What the purchaser found and decided, word for word, and who passed it on. */
export function PurchaseDecisionFacts({ of }: { of: PurchaseDecision }) {
  const t = useTranslations('contracts.decision');
  const deliveries = useTranslations('deliveries');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const when = (at: string | null) => (at ? <time dateTime={at} className="money">{formatTableInstant(at, locale)}</time> : t('notSaid'));
  const serials = (numbers: readonly string[]) => <span className="money">{numbers.join(', ')}</span>;
  return (
    <DescriptionList narrow items={[
      { term: t('decision'), value: <strong className="font-semibold">{deliveries(`seller.decisions.${of.decision}`)}</strong> },
      { term: t('decidedAt'), value: when(of.decidedAt) },
      { term: t('note'), value: of.note ? <q className="break-words whitespace-pre-line">{of.note}</q> : t('noNote') },
      ...(of.carrierDeliveredAt ? [{ term: t('carrierDeliveredAt'), value: when(of.carrierDeliveredAt) }] : []),
      { term: t('receivedAt'), value: when(of.receivedAt) },
      { term: t('inspectedAt'), value: <>{when(of.inspectedAt)}{of.serialDiffers && <span className="block text-critical">{deliveries('serialDiffers')}</span>}</> },
      { term: t('serials'), value: <>{serials(of.serials)}{of.insteadOfSerial && <span className="block text-ink-muted">{t('insteadOf', { serial: of.insteadOfSerial })}</span>}</> },
      { term: t('relayed'), value: of.relayed ? <>{when(of.relayed.at)}<span className="block">{t(`relayedBy.${of.relayed.by}`, { seller: of.seller })}</span></> : t('notRelayed') },
      { term: t('serialsConfirmed'), value: of.serialsConfirmed.length > 0 ? serials(of.serialsConfirmed) : t('notSaid') },
    ]} />
  );
}
