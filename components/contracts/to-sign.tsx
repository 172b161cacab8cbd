import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Thumb } from '@/components/catalogue/plate';
import { buttonVariants } from '@/components/ui/button-look';
import { Deadline } from '@/components/ui/deadline';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import type { ContractToSign } from '@/lib/contracts/views/to-sign';

/** Contracts that are not in force yet: each with what it costs, until when it waits, and the way to sign it. */
export function ToSign({ contracts, now }: { contracts: readonly ContractToSign[]; now: string }) {
  const t = useTranslations('signing.waiting');
  const lease = useTranslations('leases');
  return (
    <Section title={t('title')} lead={t('lead')} className="mb-10">
      <ul>
        {contracts.map(({ id, number, title, photoId, currency, instalmentMinor, totalCostMinor, signed, signBy }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-3 border-b border-line py-4">
            {photoId && <Thumb photoId={photoId} className="w-18 rounded-md" />}
            <div className="min-w-0 flex-1">
              <p className="money text-xs text-ink-muted">{number}</p>
              <p className="font-semibold">{title}</p>
              <p className="text-sm">{signed || !signBy ? <span className="text-ink-muted">{t('sealing')}</span> : <Deadline at={signBy} now={now} />}</p>
            </div>
            <p className="flex w-full justify-between gap-3 sm:w-auto sm:flex-col sm:items-end sm:gap-0">
              <span>{lease('monthly')} <Money minor={instalmentMinor} currency={currency} className="font-bold" /></span>
              <span>{lease('total')} <Money minor={totalCostMinor} currency={currency} className="font-semibold" /></span>
            </p>
            {/* On a phone the whole width, and as tall as a thumb. */}
            <Link
              href={signed ? `/contracts/${id}` : `/contracts/${id}/sign`} aria-label={t(signed ? 'seeOf' : 'signOf', { number })}
              className={buttonVariants({ variant: signed ? 'secondary' : 'primary', className: 'max-sm:w-full' })}
            >
              {t(signed ? 'see' : 'sign')}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
