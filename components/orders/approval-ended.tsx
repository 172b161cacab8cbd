import { CircleSlash } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button-look';
import { Panel } from '@/components/ui/panel';
import type { FormEnd } from '@/lib/limits/model/approval-end';

/** What became of the approval, by whom, and where to go now. What was typed is safe. */
export function ApprovalEnded({ end, lender, offersHref, askHref, live = false }: {
  end: FormEnd;
  lender: string;
  /** Where the request is, with what became of its offers. */
  offersHref: string;
  /** Where a limit is asked for again on the same terms. */
  askHref: string;
  /** It has happened while the form was open: it is read out, and the form’s own bar has the filled button. */
  live?: boolean;
}) {
  const t = useTranslations('orders.form.ended');
  return (
    <Panel tone="critical" icon={CircleSlash} title={t(`title.${end.why}`, { lender })} live={live}>
      {end.reason !== null && <p className="mt-1">{t('reason', { reason: end.reason })}</p>}
      <p className="mt-1">{t('text')}</p>
      <p className="mt-3 flex flex-wrap gap-2">
        <Link href={askHref} className={buttonVariants({ variant: live ? 'secondary' : 'primary', size: 'sm' })}>{t('ask')}</Link>
        <Link href={offersHref} className={buttonVariants({ variant: 'ghost', size: 'sm' })}>{t('offers')}</Link>
      </p>
    </Panel>
  );
}
