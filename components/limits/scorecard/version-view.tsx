import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import type { WhatIf } from '@/lib/limits/model/what-if';
import type { ScorecardVersion } from '@/lib/limits/views/scorecards';
import { CardFigures } from './card-figures';
import { DecideCard } from './decide-card';
import { Differences } from './differences';
import { ProposeCard } from './press-card';
import { CardState } from './versions-table';
import { WhatIfResult } from './what-if-result';

interface Props {
  version: ScorecardVersion;
  /** Null where it is not to be decided any more. */
  result: WhatIf | null;
  propose?: ComponentProps<typeof ProposeCard>['action'];
  decide: ComponentProps<typeof DecideCard>['action'];
  /** Cases open at the desk alone. */
  links: boolean;
}

/** One version: what it changes, what it would have made of past requests, and who decides on it. */
export function VersionView({ version: row, result, propose, decide, links }: Props) {
  const t = useTranslations('limits');
  const waits = row.state === 'DRAFT' || row.state === 'PROPOSED';
  return (
    <>
      <PageHeader title={t('card.byVersion', { version: row.version })} lead={<CardState state={row.state} />} />
      <div className="grid gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="space-y-10">
          {waits && <Section title={t('card.differences')}><Differences card={row.card} differences={row.differences} /></Section>}
          {result && <Section title={t('card.result')}><WhatIfResult result={result} currency={row.card.currency} links={links} /></Section>}
        </div>
        <div className="space-y-10">
          <Section title={t(waits ? 'card.decide' : 'card.verdict')}>
            {row.may === 'PROPOSE' && propose && <ProposeCard version={row.version} action={propose} />}
            {row.may === 'DECIDE' && <DecideCard version={row.version} action={decide} />}
            {row.may === null && <Standing row={row} />}
          </Section>
          <Section title={t('card.rules')}><CardFigures card={row.card} /></Section>
        </div>
      </div>
    </>
  );
}

function Standing({ row }: { row: ScorecardVersion }) {
  const t = useTranslations('limits');
  if (row.state === 'PROPOSED') return <p className="text-sm">{t('card.waits')} {t('card.own')}</p>;
  if (row.state === 'DRAFT') return <p className="text-sm">{t('card.draftOther', { person: row.madeBy ?? '–' })}</p>;
  return <p className="text-sm">{row.decidedBy === null ? t('card.house') : `${row.decidedBy}: ${row.note ?? '–'}`}</p>;
}
