import { CircleCheck, CirclePause, Flag } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Deadline } from '@/components/ui/deadline';
import { DescriptionList } from '@/components/ui/description-list';
import { Fold } from '@/components/ui/fold';
import { Section } from '@/components/ui/section';
import type { InstitutionView } from '@/lib/institutions/views';
import { CallTable } from './call-table';
import { EventTable } from './event-table';
import { InstitutionActs, type InstitutionActions } from './institution-acts';
import { PolicyText, type CategoryName } from './policy-text';

const ICON = { ACTIVE: CircleCheck, PAUSED: CirclePause, REMOVED: Flag } as const;

interface Props {
  institution: InstitutionView;
  categories: readonly CategoryName[];
  now: string;
  /** Of the mall: where callbacks go. */
  baseUrl: string;
  actions: InstitutionActions;
}

/** A financier: how it is asked and about what, whether it answers, and the last that was said to it and by it. */
export function InstitutionSection({ institution, categories, now, baseUrl, actions }: Props) {
  const t = useTranslations('institutions');
  const name = useLocale() === 'en' ? institution.nameEn : institution.nameKo;
  const outside = institution.kind === 'HTTP';
  const aside = institution.events.filter(({ outcome }) => outcome === 'QUARANTINED').length;
  return (
    <Section title={name} className="mb-12" aside={<Badge tone={institution.status === 'ACTIVE' ? 'positive' : 'neutral'} icon={ICON[institution.status]}>{t(`statuses.${institution.status}`)}</Badge>}>
      <DescriptionList
        items={[
          { term: t('facts.kind'), value: t(`kinds.${institution.kind}`) },
          { term: t('facts.policy'), value: <PolicyText policy={institution.policy} categories={categories} /> },
          ...(outside ? [
            { term: t('facts.address'), value: <span className="break-all">{institution.baseUrl}</span> },
            { term: t('facts.callbacks'), value: <span className="break-all">{`${baseUrl}/api/institutions/${institution.code}/events`}</span> },
            { term: t('facts.line'), value: <Line line={institution.line} now={now} /> },
            { term: t('facts.keys'), value: <span className="break-all">{institution.keyIds.join(', ') || t('facts.none')}</span> },
          ] : []),
        ]}
      />
      {outside && (
        <>
          <InstitutionActs code={institution.code} name={name} status={institution.status} actions={actions} />
          <Fold className="mt-6" summary={t('calls.last', { count: institution.calls.length })}><CallTable calls={institution.calls} label={`${name} · ${t('calls.title')}`} /></Fold>
          <Fold open={aside > 0} summary={aside > 0 ? t('events.lastAside', { count: institution.events.length, aside }) : t('events.last', { count: institution.events.length })}>
            <EventTable events={institution.events} label={`${name} · ${t('events.title')}`} />
          </Fold>
        </>
      )}
    </Section>
  );
}

/** Whether it is asked now; one that failed again and again is left alone until it is tried again. */
function Line({ line, now }: { line: InstitutionView['line']; now: string }) {
  const t = useTranslations('institutions.line');
  if (line.state === 'CLOSED') return <>{line.failures > 0 ? t('failing', { count: line.failures }) : t('good')}</>;
  return <span className="text-critical">{t('rests', { error: line.lastError ?? '' })} {line.retryAt && <Deadline at={line.retryAt} now={now} />}</span>;
}
