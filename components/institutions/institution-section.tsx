import { CircleCheck, CirclePause, Flag } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import type { InstitutionView } from '@/lib/institutions/views';
import { CallTable } from './call-table';
import { EventTable } from './event-table';
import { PolicyText, type CategoryName } from './policy-text';

const ICON = { ACTIVE: CircleCheck, PAUSED: CirclePause, REMOVED: Flag } as const;

/** A financier: how it is asked and about what, and the last that was said to it and by it. */
export function InstitutionSection({ institution, categories }: { institution: InstitutionView; categories: readonly CategoryName[] }) {
  const t = useTranslations('institutions');
  const name = useLocale() === 'en' ? institution.nameEn : institution.nameKo;
  const outside = institution.kind === 'HTTP';
  return (
    <Section title={name} className="mb-12" aside={<Badge tone={institution.status === 'ACTIVE' ? 'positive' : 'neutral'} icon={ICON[institution.status]}>{t(`statuses.${institution.status}`)}</Badge>}>
      <DescriptionList
        items={[
          { term: t('facts.kind'), value: t(`kinds.${institution.kind}`) },
          { term: t('facts.policy'), value: <PolicyText policy={institution.policy} categories={categories} /> },
          ...(outside ? [
            { term: t('facts.address'), value: <span className="break-all">{institution.baseUrl}</span> },
            { term: t('facts.keys'), value: <span className="break-all">{institution.keyIds.join(', ') || t('facts.none')}</span> },
          ] : []),
        ]}
      />
      {outside && (
        <>
          <Section level={3} title={t('calls.title')} className="mt-8 border-line!"><CallTable calls={institution.calls} label={`${name} · ${t('calls.title')}`} /></Section>
          <Section level={3} title={t('events.title')} className="mt-8 border-line!"><EventTable events={institution.events} label={`${name} · ${t('events.title')}`} /></Section>
        </>
      )}
    </Section>
  );
}
