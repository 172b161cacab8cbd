'use client';
import { Hourglass } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-look';
import { useErrorText } from '@/components/ui/error-text';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { useServerNow } from '@/components/ui/use-server-now';
import { formatDeadline } from '@/lib/kernel/date-text';
import type { Hold } from './use-hold';

const SOON_MS = 5 * 60_000;
const TICK_MS = 15_000;

/** What is held, until when, and what to do about it; who has yet to confirm it, and what if nobody does; a lapsed hold says so and why. */
export function HoldNotice({ hold, awaited, goods, instalmentMinor, currency, now, askHref, onExtend }: {
  hold: Hold;
  /** The financier that has not confirmed the hold yet. */
  awaited: string | null;
  goods: string;
  instalmentMinor: bigint;
  currency: string;
  /** The server's clock when the page was made. */
  now: string;
  askHref: string;
  onExtend: () => void;
}) {
  const t = useTranslations('orders.form.held');
  const text = useErrorText();
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const clock = useServerNow(now, TICK_MS);
  if (hold.taking) return <Panel tone="neutral" icon={Hourglass} title={t('taking')} live />;
  if (hold.problem || hold.until === null) {
    return (
      <Panel tone="critical" title={t('lapsed')} live>
        {hold.problem && <p>{text(hold.problem.code, hold.problem.params)}</p>}
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="sm" onClick={() => { void hold.resume(); }}>{t('retry')}</Button>
          {hold.problem?.code.startsWith('limits.') && <Link href={askHref} className={buttonVariants({ variant: 'ghost', size: 'sm' })}>{t('ask')}</Link>}
        </div>
      </Panel>
    );
  }
  const [until = '', left = ''] = formatDeadline(hold.until, new Date(clock).toISOString(), locale).split(' · ');
  const soon = Date.parse(hold.until) - clock < SOON_MS;
  const amount = () => <Money minor={instalmentMinor} currency={currency} />;
  return (
    <Panel tone="moon" icon={Hourglass} title={awaited === null ? <span className="money">{t('title', { until })}</span> : t('awaited.title', { financier: awaited })}>
      {awaited !== null && <p className="mt-1">{t('awaited.text', { financier: awaited })}</p>}
      <p className="mt-1">{awaited === null ? t.rich('text', { goods, amount }) : t.rich('awaited.here', { goods, amount, until })} <span className="money">{left}</span></p>
      <div role="status">
        {soon && (
          <p className="mt-2 flex flex-wrap items-center gap-3 font-semibold">
            {t('soon')}
            <Button size="sm" onClick={onExtend}>{t('extend')}</Button>
          </p>
        )}
      </div>
    </Panel>
  );
}
