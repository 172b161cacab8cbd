import { CalendarCheck, Clock, DoorOpen, Hammer, Repeat2, Wrench, type LucideIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { exclusionLines, type GuaranteePlan } from '@/lib/catalogue/model/guarantee';

/** What the seller promises for the whole term, a line each. */
export function GuaranteeList({ plan }: { plan: GuaranteePlan }) {
  const t = useTranslations('catalogue.guarantee');
  const english = useLocale() === 'en';
  const note = (english ? plan.noteEn : plan.noteKo) || plan.noteKo || plan.noteEn;
  const exclusions = exclusionLines(plan, english);
  return (
    <div>
      <ul>
        <PromiseRow icon={Clock} title={t('response', { hours: plan.responseHours })} text={t('responseText')} />
        <PromiseRow icon={Hammer} title={t('mend', { days: plan.repairDays })} text={t(`visits.${plan.visit}`)} />
        {plan.repairFree && <PromiseRow icon={Wrench} title={t('repair')} text={t('repairText')} />}
        {plan.replacement && <PromiseRow icon={Repeat2} title={t('replacement')} text={t('replacementText')} />}
        {plan.careVisitsPerYear > 0 && <PromiseRow icon={CalendarCheck} title={t('care', { count: plan.careVisitsPerYear })} text={t('careText')} />}
        <PromiseRow icon={DoorOpen} title={t('twice')} text={t('twiceText')} />
      </ul>
      {exclusions.length > 0 && (
        <div className="mt-3 text-sm">
          <p className="font-semibold">{t('exclusions')}</p>
          <ul className="list-disc pl-5 text-ink-muted">{exclusions.map((line) => <li key={line}>{line}</li>)}</ul>
        </div>
      )}
      {note && <p className="mt-3 text-sm whitespace-pre-line text-ink-muted">{note}</p>}
    </div>
  );
}

function PromiseRow({ icon: Icon, title, text }: { icon: LucideIcon; title: ReactNode; text: ReactNode }) {
  return (
    <li className="flex gap-3 border-b border-line py-3 text-sm">
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <span>
        <span className="block font-semibold">{title}</span>
        <span className="text-ink-muted">{text}</span>
      </span>
    </li>
  );
}
