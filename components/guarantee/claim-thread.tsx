import { useLocale, useTranslations } from 'next-intl';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatDay } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import type { ClaimSight, StepSight } from '@/lib/guarantee/views/claim';

/** All that was said and done in a claim, the first above; purchaser, seller and desk see the same. */
export function ClaimThread({ claim }: { claim: ClaimSight }) {
  return <ol className="flex flex-col">{claim.steps.map((step) => <Step key={step.no} step={step} claim={claim} />)}</ol>;
}

function Step({ step, claim }: { step: StepSight; claim: ClaimSight }) {
  const t = useTranslations('guarantee');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const role = t(`roles.${step.byRole}`);
  const who = step.byName === null ? role : t('claim.said', { name: step.byName, role });
  return (
    <li className="border-b border-line py-3 text-sm last:border-b-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold">{who}</span>
        <span>{useActText(step, claim, locale)}</span>
        <time dateTime={step.at} className="money text-xs text-ink-muted">{formatTableInstant(step.at, locale, claim.timeZone)}</time>
      </p>
      {step.text && <p className="mt-1 break-words whitespace-pre-line">{step.text}</p>}
      {step.photos.length > 0 && (
        <ul className="mt-2 grid max-w-read grid-cols-3 gap-3 sm:grid-cols-4">
          {step.photos.map((fileId, index) => (
            <li key={fileId}>
              <a href={`/files/claims/${fileId}`} className="block"><img src={`/files/claims/${fileId}`} alt={t('photos.of', { who, number: index + 1 })} loading="lazy" className="aspect-square w-full rounded-sm bg-plate object-contain" /></a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** What a step was, in words. */
function useActText({ act, data }: StepSight, claim: ClaimSight, locale: 'ko' | 'en'): string {
  const t = useTranslations('guarantee');
  const text = (name: string) => String(data[name] ?? '');
  if (act === 'BROKEN') return t(`acts.BROKEN_${text('promise')}`);
  if (act === 'CLOSED') return `${t('acts.CLOSED')} · ${t(`ends.${text('end')}`)}`;
  if (act === 'REPLACING' && !data['serial']) return t('states.REPLACING');
  return t(`acts.${act}`, {
    seq: text('seq'), days: text('days'), before: text('before'), serial: text('serial'), successor: text('successor'), exclusion: text('exclusion'),
    plannedOn: text('plannedOn') && formatDay(text('plannedOn'), locale), amount: text('amountMinor') && formatMoney(BigInt(text('amountMinor')), claim.currency, locale),
  });
}
