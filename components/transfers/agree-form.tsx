'use client';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-look';
import { Checkbox } from '@/components/ui/checkbox';
import { DescriptionList } from '@/components/ui/description-list';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { useActionForm } from '@/components/ui/use-action-form';
import { formatMoney } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';
import { agreeTransferInput } from '@/lib/transfers/model/inputs';

type Typed = z.input<typeof agreeTransferInput>;
export type Agree = (input: Typed) => Promise<Result<{ transferId: string }>>;

interface Props {
  transferId: string;
  /** Minor units, as texts. */
  figures: { leftMinor: string; financedMinor: string; monthlyMinor: string };
  currency: string;
  short: string | null;
  method: { brand: string; last4: string } | null;
  phone: string;
  action: Agree;
}

/** What has to be there first, and once it is: where the goods will be, and the agreement. */
export function AgreeSection(props: Props) {
  const t = useTranslations('transfers.agree');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { figures: { financedMinor, monthlyMinor }, currency, short, method } = props;
  const needed = { amount: formatMoney(BigInt(financedMinor), currency, locale), monthly: formatMoney(BigInt(monthlyMinor), currency, locale) };
  const link = buttonVariants({ variant: 'secondary', className: 'mt-2' });
  return (
    <Section title={t('title')}>
      <DescriptionList items={[
        { term: t('limit'), value: short === null ? t('limitOk') : <>{t(short === 'limits.pre-none' ? 'limitNone' : 'limitLittle', needed)}<br /><Link href="/limits/pre" className={link}>{t('limitLink')}</Link></> },
        { term: t('method'), value: method ? t('methodOk', method) : <>{t('methodNone')}<br /><Link href="/account/payment" className={link}>{t('methodLink')}</Link></> },
      ]} />
      {short === null && method && <AgreeForm {...props} />}
    </Section>
  );
}

function AgreeForm({ transferId, figures: { leftMinor }, currency, phone, action }: Props) {
  const t = useTranslations('transfers.agree');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const form = useActionForm<Typed, { transferId: string }>({
    schema: agreeTransferInput, action, defaultValues: { transferId, leftMinor, phone, postcode: '', road: '', detail: '' },
  });
  return (
    <Form form={form} label={t('title')} className="mt-6">
      <FieldGroup label={t('address')} hint={t('addressHint')}>
        <div className="flex flex-col gap-4">
          <Field label={t('postcode')} error={form.errors['postcode']} className="max-w-48"><Input {...form.register('postcode')} inputMode="numeric" autoComplete="postal-code" /></Field>
          <Field label={t('road')} error={form.errors['road']}><Input {...form.register('road')} autoComplete="address-line1" /></Field>
          <Field label={t('detail')} error={form.errors['detail']}><Input {...form.register('detail')} autoComplete="address-line2" /></Field>
          <Field label={t('phone')} error={form.errors['phone']} className="max-w-72"><Input {...form.register('phone')} type="tel" inputMode="tel" autoComplete="tel" /></Field>
        </div>
      </FieldGroup>
      <p className="text-sm text-ink-muted">{t('withdrawal')}</p>
      <Checkbox value="yes" label={t('check', { left: formatMoney(BigInt(leftMinor), currency, locale) })} {...form.register('agreed')} {...(form.errors['agreed'] && { error: form.errors['agreed'] })} />
      <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')} className="self-start max-md:w-full">{t('submit')}</Button>
    </Form>
  );
}
