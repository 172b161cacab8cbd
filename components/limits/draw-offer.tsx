'use client';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import type { Result } from '@/lib/kernel/result';
import type { MallRoom } from '@/lib/limits/views/pre-approval';
import type { LimitFormPage } from '@/lib/limits/views/form';
import { usePress } from './use-press';

interface Props {
  page: Pick<LimitFormPage, 'goods' | 'instalmentMinor'>;
  room: MallRoom;
  draw: (input: { listingId: string; termMonths: number; firstPaymentMinor: string }) => Promise<Result<{ requestId: string }>>;
}

/** Whether the chosen terms fit the limit for the whole mall: if they do, one press is enough. */
export function DrawOffer({ page: { goods, instalmentMinor }, room, draw }: Props) {
  const t = useTranslations('limits.draw');
  const { press, pending, error } = usePress(draw, ({ requestId }) => `/limits/${requestId}`);
  const financed = goods.cashPriceMinor - goods.firstPaymentMinor;
  const [overMonth, overTotal] = [instalmentMinor - BigInt(room.monthlyMinor), financed - BigInt(room.totalMinor)];
  const fits = overMonth <= 0n && overTotal <= 0n;
  const Icon = fits ? CircleCheck : CircleAlert;
  const money = (minor: bigint) => () => <Money minor={minor} currency={goods.currency} className="font-semibold text-ink" />;
  return (
    <Section title={t('title')} className="mb-10">
      <p className="flex gap-3 text-sm text-ink-muted">
        <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${fits ? 'text-positive' : 'text-caution'}`} />
        <span>
          {t.rich('free', { month: money(BigInt(room.monthlyMinor)), total: money(BigInt(room.totalMinor)) })}{' '}
          {fits ? t('fits') : t.rich(overMonth > 0n ? 'overMonth' : 'overTotal', { amount: money(overMonth > 0n ? overMonth : overTotal) })}
        </span>
      </p>
      {fits && (
        <Button
          type="button" variant="primary" size="lg" className="mt-4 max-md:w-full" pending={pending} pendingLabel={t('drawing')}
          onClick={() => press({ listingId: goods.listingId, termMonths: goods.termMonths, firstPaymentMinor: goods.firstPaymentMinor.toString() })}
        >
          {t('press')}
        </Button>
      )}
      {error && <p role="alert" className="mt-2 text-sm text-critical">{error}</p>}
      <p className="mt-3 text-sm text-ink-muted">{t('others')}</p>
    </Section>
  );
}
