'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { AmountInput } from '@/components/ui/amount-input';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-look';
import { useErrorText } from '@/components/ui/error-text';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Scorecard } from '@/lib/limits/model/scorecard';
import { pointRules, type TypedChange } from '@/lib/limits/model/scorecard-change';
import { CARD_FIELDS, UNITS, type CardField } from './card-fields';
import { useFigure } from './use-figure';

interface Props {
  card: Scorecard;
  typed: TypedChange;
  /** Field → error code. */
  problems: Record<string, string>;
  at: string;
}

/** Changed figures to try on past requests. What is typed becomes the page's address, so it stays, and can be sent on. */
export function TryForm({ card, typed, problems, at }: Props) {
  const t = useTranslations('limits');
  const text = useErrorText();
  const { name } = useFigure(card);
  const error = (field: string) => problems[field] && { error: text(problems[field]) };
  const hint = (field: CardField) => t.has(`card.hints.${field}`) && { hint: t(`card.hints.${field}`) };
  const suffix = (field: CardField) => ({ '%': '%', won: t('won'), pointsUnit: t('card.pointsUnit'), daysUnit: t('card.daysUnit') })[UNITS[field]];
  return (
    <form method="get" action={at} aria-label={t('card.change')} className="space-y-6">
      {Object.keys(problems).length > 0 && <p role="alert" className="text-sm font-medium text-critical">{t('card.wrong')}</p>}
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        {CARD_FIELDS.map((field) => (
          <Field key={field} label={name(field)} {...hint(field)} {...error(field)}>
            {field === 'maxExposureMinor'
              ? <AmountInput name={field} defaultValue={typed[field]} suffix={suffix(field)} />
              : <Input name={field} defaultValue={typed[field]} suffix={suffix(field)} inputMode="decimal" autoComplete="off" />}
          </Field>
        ))}
      </div>
      <fieldset>
        <legend className="mb-3 text-sm font-medium">{t('card.points')}</legend>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
          {pointRules(card).map(({ code }) => (
            <Field key={code} label={name(`points.${code}`)} {...error(`points.${code}`)}>
              <Input name={`points.${code}`} defaultValue={typed.points[code]} suffix={t('card.pointsUnit')} autoComplete="off" />
            </Field>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" className="max-md:w-full">{t('card.try')}</Button>
        <Link href={at} className={buttonVariants({ className: 'max-md:w-full' })}>{t('card.reset')}</Link>
      </div>
    </form>
  );
}
