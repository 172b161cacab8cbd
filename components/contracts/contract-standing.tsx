import { FileDown, PenLine, ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button-look';
import { Deadline } from '@/components/ui/deadline';
import { Panel } from '@/components/ui/panel';
import { Spinner } from '@/components/ui/spinner';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { PurchaserContract } from '@/lib/contracts/views/purchaser-contract';

/** What a purchaser does about a contract now, or what is being waited for. */
export function ContractStanding({ contract, now }: { contract: PurchaserContract; now: string }) {
  const t = useTranslations('contracts.page');
  const { id, state, orderId } = contract;
  switch (state) {
    case 'DELIVERED': return (
      <Panel tone="moon" icon={PenLine} title={t('signTitle')}>
        {contract.signBy && <Deadline at={contract.signBy} now={now} />}
        <p className="mt-1">{t('sign')}</p>
        <div className="mt-3 flex flex-wrap gap-3">
          <Link href={`/contracts/${id}/sign`} className={buttonVariants({ variant: 'primary' })}>{t('signNow')}</Link>
          <Download id={id} label={t('downloadUnsigned')} />
        </div>
      </Panel>
    );
    case 'SIGNED': return (
      <Panel tone="moon" title={<span className="flex items-center gap-2"><Spinner />{t('sealingTitle')}</span>}>
        <p className="mt-1">{t('sealing')}</p>
      </Panel>
    );
    case 'SEALED': return <InForce contract={contract} />;
    case 'ABANDONED': return <Panel tone="neutral" title={t('abandonedTitle')}><Link href={`/orders/${orderId}`} className="text-accent underline underline-offset-4">{t('abandoned')}</Link></Panel>;
    default: return <Panel tone="moon" title={t('waitingTitle')}>{t('waiting')}</Panel>;
  }
}

function InForce({ contract: { id, sealedAt, leaseId } }: { contract: PurchaserContract }) {
  const t = useTranslations('contracts.page');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <Panel tone="positive" icon={ShieldCheck} title={t('inForce', { at: formatTableInstant(sealedAt ?? '', locale) })}>
      <p className="mt-1">{t('sealed')}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Download id={id} label={t('download')} primary />
        {leaseId ? <Link href={`/leases/${leaseId}`} className={buttonVariants({ variant: 'secondary' })}>{t('lease')}</Link> : <span className="flex min-h-11 items-center gap-2 md:min-h-10"><Spinner />{t('leaseOpening')}</span>}
      </div>
    </Panel>
  );
}

const Download = ({ id, label, primary = false }: { id: string; label: string; primary?: boolean }) => (
  <a href={`/contracts/${id}/document`} className={buttonVariants({ variant: primary ? 'primary' : 'secondary' })}><FileDown aria-hidden className="size-4" />{label}</a>
);
