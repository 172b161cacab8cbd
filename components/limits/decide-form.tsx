'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { Result } from '@/lib/kernel/result';
import { VERDICTS, type decideAskInput, type Verdict } from '@/lib/limits/model/desk-form';
import type { ReferredCase } from '@/lib/limits/views/desk';
import { ApproveFields } from './decide-approve';
import { CounterFields } from './decide-counter';
import { DeclineFields } from './decide-decline';

export interface DecideProps {
  referred: ReferredCase;
  action: (input: z.input<typeof decideAskInput>) => Promise<Result<{ askId: string }>>;
}

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
