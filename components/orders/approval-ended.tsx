import { CircleSlash } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button-look';
import { Panel } from '@/components/ui/panel';
import type { FormOver } from '@/lib/orders/views/form-standing';

interface Ways {
  /** Where the request is, with what became of its offers. */
  offersHref: string;
  /** Where a limit is asked for again on the same terms. */
  askHref: string;
}

/** Where to go now, the likelier first: to the other offers while they stand. */
export function waysOn({ othersStand }: FormOver, { offersHref, askHref }: Ways) {
  const ask = { href: askHref, label: 'ask' } as const;
  return othersStand ? [{ href: offersHref, label: 'others' } as const, ask] as const : [ask, { href: offersHref, label: 'offers' } as const] as const;
}

/** What became of the approval, by whom, and where to go now. What was typed is safe. */
export function ApprovalEnded({ end, lender, offersHref, askHref, live = false }: Ways & {
  end: FormOver;
  lender: string;
  /** It has happened while the form was open: it is read out, and the form’s own bar has the filled button. */
  live?: boolean;
}) {
  const t = useTranslations('orders.form.ended');
  const [first, second] = waysOn(end, { offersHref, askHref });
  return (
    <Panel tone="critical" icon={CircleSlash} title={t(`title.${end.why}`, { lender })} live={live}>
      {end.reason !== null && <p className="mt-1">{t('reason', { reason: end.reason })}</p>}
      {end.othersStand && <p className="mt-1">{t('othersText')}</p>}
      <p className="mt-1">{t('text')}</p>
      <p className="mt-3 flex flex-wrap gap-2">
        <Link href={first.href} className={buttonVariants({ variant: live ? 'secondary' : 'primary', size: 'sm' })}>{t(first.label)}</Link>
        <Link href={second.href} className={buttonVariants({ variant: 'ghost', size: 'sm' })}>{t(second.label)}</Link>
      </p>
    </Panel>
  );
}
