import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { CaseSight } from '@/lib/rights/views/sights';
import { DecideCaseForm, type DecideCase } from './decide-case-form';

/** The open cases of a withdrawal or a refusal at the desk, each with its decision. `blocked`: not for this person. */
export function CaseList({ cases, action, blocked = false }: { cases: readonly CaseSight[]; action: DecideCase; blocked?: boolean }) {
  const t = useTranslations('rights.desk');
  return cases.filter(({ open }) => open).map(({ id, kind, text }) => (
    <Section key={id} title={t(`kinds.${kind}`)}>
      {text && <p className="mb-4 rounded-md bg-sunken p-4 text-sm break-words whitespace-pre-line">{text}</p>}
      {blocked && kind === 'OBJECTION' ? <p className="text-sm">{t('otherPerson')}</p> : <DecideCaseForm caseId={id} kind={kind} action={action} />}
    </Section>
  ));
}
