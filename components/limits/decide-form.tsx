'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { VERDICTS, type Verdict } from '@/lib/limits/model/desk-form';
import type { DecideProps } from './acts';
import { ApproveFields } from './decide-approve';
import { CounterFields } from './decide-counter';
import { DeclineFields } from './decide-decline';

const FIELDS = { APPROVE: ApproveFields, DECLINE: DeclineFields, COUNTER: CounterFields };

/** Approve, decline or offer other terms: each with its own fields, all with a note. */
export function DecideForm(props: DecideProps) {
  const t = useTranslations('limits');
  const [verdict, setVerdict] = useState<Verdict>('APPROVE');
  const Fields = FIELDS[verdict];
  return (
    <div>
      <SegmentedControl
        legend={t('desk.decision')} className="mb-5"
        options={VERDICTS.map((value) => ({ value, label: t(`desk.verdict.${value}`) }))}
        value={verdict} input={{ name: 'verdict', onChange: (event) => setVerdict(event.target.value as Verdict) }}
      />
      <Fields {...props} />
    </div>
  );
}
