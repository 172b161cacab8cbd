'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { stepSchemas } from '@/lib/orders/model/draft';
import { shortAccount } from '@/lib/orders/model/mandate';
import { useDayText } from './day-text';
import type { StepProps } from './form-parts';
import { InstalmentYears } from './instalment-years';
import { OrderSum } from './order-sum';

/** Step 5: everything once more, with the dates of the chosen day, and the typed signature. */
export function SignatureStep({ view, draft, change, errors, signer, goTo }: StepProps & { signer: string; goTo: (step: number) => void }) {
  const t = useTranslations('orders.form.signature');
  const review = useTranslations('orders.form.review');
  const bank = useTranslations('accounts.banks');
  const day = useDayText();
  // As it will be kept, not as it was typed: full-width digits, spaces.
  const read = stepSchemas.receiving.safeParse({ addressDetail: '', ...draft });
  const kept = read.success ? read.data : draft;
  const rows = [
    { key: 'receiving', step: 2, lines: [`${kept.recipientName ?? ''} · ${kept.phone ?? ''}`, `(${kept.postcode ?? ''}) ${kept.road ?? ''} ${kept.addressDetail ?? ''}`] },
    { key: 'dueDay', step: 2, lines: [day(draft.dueDay ?? 31)] },
    { key: 'mandate', step: 3, lines: [`${draft.mandateBank ? bank(draft.mandateBank) : ''} ${shortAccount(draft.mandateMasked ?? '')} · ${draft.mandateHolder ?? ''}`] },
  ];
  return (
    <>
      <InstalmentYears schedule={view.schedule} acceptedOn={view.today} dueDay={draft.dueDay ?? 31} />
      <OrderSum schedule={view.schedule} realAnnualRate={view.realAnnualRate} />
      <Section title={review('title')}>
        <dl className="text-sm">
          {rows.map(({ key, step, lines }) => (
            <div key={key} className="grid grid-cols-[5.5rem_1fr_auto] items-start gap-x-3 border-b border-line py-2.5">
              <dt className="text-ink-muted">{review(key)}</dt>
              <dd className="min-w-0 break-words">{lines.map((line) => <span key={line} className="block">{line}</span>)}</dd>
              <dd><Button variant="link" size="sm" className="min-h-6! py-0" onClick={() => goTo(step)} aria-label={review('changeOf', { what: review(key) })}>{review('change')}</Button></dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t('title')} lead={t('lead')}>
        <Field label={t('label')} hint={t('hint', { name: signer })} error={errors.signatureName}>
          <Input name="signatureName" autoComplete="off" className="h-20 text-center text-2xl font-semibold" value={draft.signatureName ?? ''} onChange={(event) => change({ signatureName: event.target.value })} />
        </Field>
      </Section>
    </>
  );
}
