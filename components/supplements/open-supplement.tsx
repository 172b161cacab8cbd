import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button-look';
import { Panel } from '@/components/ui/panel';
import { formatInstant } from '@/lib/kernel/date-text';
import type { Result } from '@/lib/kernel/result';
import type { OpenSupplement } from '@/lib/supplements/views';
import { WithdrawSupplement } from './withdraw-supplement';

const STEPS = ['DRAWN', 'REVIEWED', 'DELIVERED', 'SIGNED', 'SEALED'] as const;
type Step = (typeof STEPS)[number];

interface Props {
  open: OpenSupplement;
  withdraw: (input: { supplementId: string }) => Promise<Result<unknown>>;
}

/** What is under way in a lease, whose turn it is, and the way to the signature. */
export function OpenSupplementPanel({ open, withdraw }: Props) {
  const t = useTranslations('supplements');
  const locale = useLocale() === 'ko' ? 'ko' : 'en';
  const step = STEPS.find((each): each is Step => each === open.state) ?? 'DRAWN';
  const delivered = open.state === 'DELIVERED';
  const mayWithdraw = open.byPurchaser && STEPS.indexOf(step) <= STEPS.indexOf('DELIVERED');
  return (
    <Panel tone={delivered ? 'moon' : 'neutral'} title={t('open.title', { kind: t(`kinds.${open.kind}`) })}>
      <p className="mt-1">{t(`open.${step}`, { until: open.signBy ? formatInstant(open.signBy, locale) : '' })}</p>
      <p className="mt-1 text-ink-muted">{t('open.one')}</p>
      <div className="mt-4 flex flex-wrap items-start gap-3">
        {delivered && <Link href={`/contracts/${open.id}/sign`} className={buttonVariants({ variant: 'primary' })}>{t('open.sign')}</Link>}
        {(open.byPurchaser || STEPS.indexOf(step) >= STEPS.indexOf('DELIVERED')) && <Link href={`/contracts/${open.id}`} className={buttonVariants({ variant: 'secondary' })}>{t('open.see')}</Link>}
        {mayWithdraw && <WithdrawSupplement supplementId={open.id} action={withdraw} />}
      </div>
    </Panel>
  );
}
