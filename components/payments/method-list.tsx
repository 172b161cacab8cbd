'use client';
import { CreditCard, Landmark, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { FieldError } from '@/components/ui/field-error';
import { notify } from '@/components/ui/notify';
import { useAct } from '@/components/ui/use-act';
import type { TakenAtOnce } from '@/lib/billing/views/taken-at-once';
import type { Result } from '@/lib/kernel/result';
import type { MethodRow } from '@/lib/payments/views/methods';
import { AddMethod, type BeginSetupAction } from './add-method';
import { methodName } from './method-name';
import { takenText } from './taken-text';

type MethodAction = (input: { methodId: string }) => Promise<Result<null>>;

interface Actions {
  begin: BeginSetupAction;
  makeDefault: MethodAction;
  remove: MethodAction;
}

interface Props {
  rows: readonly MethodRow[];
  taken: TakenAtOnce;
  leaseId?: string;
  /** False where no payment company is connected. */
  open: boolean;
  /** Somebody has just come back from adding one, and is told what came of it. */
  returning: boolean;
  actions: Actions;
}

/** What one pays by: add, choose what is used for all, take away. */
export function MethodList({ rows, taken, leaseId, open, returning, actions }: Props) {
  const t = useTranslations('payments');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const [withNew, withOther] = [takenText(taken.withNew, locale), takenText(taken.withOther, locale)];
  const add = open ? <>{withNew && <p className="mb-3 text-sm">{t('takenWithNew', withNew)}</p>}<AddMethod begin={actions.begin} {...(leaseId !== undefined && { leaseId })} /></> : <p className="text-sm text-ink-muted">{t('noGateway')}</p>;
  if (rows.length === 0 && returning) return add;
  if (rows.length === 0) return <EmptyState action={add}>{t('empty')}</EmptyState>;
  return (
    <>
      <ul className="mb-6 border-t border-ink">
        {rows.map((row) => <MethodItem key={row.id} row={row} taken={withOther} actions={actions} />)}
      </ul>
      {add}
    </>
  );
}

type TakenText = ReturnType<typeof takenText>;

function MethodItem({ row, taken, actions }: { row: MethodRow; taken: TakenText; actions: Actions }) {
  const t = useTranslations('payments');
  const name = methodName(t, row);
  const Icon = row.kind === 'CARD' ? CreditCard : Landmark;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-4">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          <Icon aria-hidden className="size-5 shrink-0 text-ink-muted" />
          <span className="money" aria-hidden>{name}</span><span className="sr-only">{t('methodLabel', { kind: t(`kind.${row.kind}`), brand: row.brand, last4: row.last4 })}</span>
          {row.state === 'FAILED' ? <Badge tone="critical" icon={TriangleAlert}>{t('failed')}</Badge> : row.isDefault && <Badge>{t('default')}</Badge>}
        </p>
        {row.state === 'FAILED' && <p className="mt-1 text-sm text-ink-muted">{t('failedText')}</p>}
      </div>
      <div className="flex gap-2">
        {row.state === 'ACTIVE' && !row.isDefault && <MakeDefault row={row} name={name} taken={taken} makeDefault={actions.makeDefault} />}
        <RemoveMethod row={row} name={name} remove={actions.remove} />
      </div>
    </li>
  );
}

/** Whoever has something unpaid is told first what is taken with it. */
function MakeDefault({ row, name, taken, makeDefault }: { row: MethodRow; name: string; taken: TakenText; makeDefault: MethodAction }) {
  const [t, common] = [useTranslations('payments'), useTranslations('common')];
  const act = useAct(() => makeDefault({ methodId: row.id }), () => notify(t('madeDefault')));
  const failed = <div role="alert"><FieldError text={act.error} /></div>;
  if (!taken) return <div><Button size="sm" pending={act.pending} onClick={act.press} aria-label={t('makeDefaultOf', { name })}>{t('makeDefault')}</Button>{failed}</div>;
  return (
    <Dialog>
      <DialogTrigger asChild><Button size="sm" aria-label={t('makeDefaultOf', { name })}>{t('makeDefault')}</Button></DialogTrigger>
      <DialogContent
        title={t('makeDefaultTitle')}
        description={t('takenWithOther', taken)}
        footer={<><DialogClose asChild><Button>{common('cancel')}</Button></DialogClose><Button variant="primary" pending={act.pending} onClick={act.press}>{t('makeDefaultPay', taken)}</Button></>}
      >
        <p className="text-sm money">{name}</p>
        {failed}
      </DialogContent>
    </Dialog>
  );
}

function RemoveMethod({ row, name, remove }: { row: MethodRow; name: string; remove: MethodAction }) {
  const t = useTranslations('payments');
  const common = useTranslations('common');
  const act = useAct(() => remove({ methodId: row.id }), () => notify(t('removed')));
  return (
    <Dialog>
      <DialogTrigger asChild><Button size="sm" variant="ghost" aria-label={t('removeOf', { name })}>{t('remove')}</Button></DialogTrigger>
      <DialogContent
        title={t('removeTitle')}
        description={t('removeText')}
        footer={<><DialogClose asChild><Button>{common('cancel')}</Button></DialogClose><Button variant="danger" pending={act.pending} onClick={act.press}>{t('remove')}</Button></>}
      >
        <p className="text-sm money">{name}</p>
        <div role="alert" className="mt-2"><FieldError text={act.error} /></div>
      </DialogContent>
    </Dialog>
  );
}
