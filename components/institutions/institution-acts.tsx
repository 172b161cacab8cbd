'use client';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { useAct } from '@/components/ui/use-act';
import type { InstitutionRef } from '@/lib/institutions/model/institution';
import type { Tried } from '@/lib/institutions/model/tried';
import type { InstitutionView } from '@/lib/institutions/views';
import type { Result } from '@/lib/kernel/result';
import { ConfirmDialog } from './confirm-dialog';

type Act<O> = (ref: InstitutionRef) => Promise<Result<O>>;

export interface InstitutionActions {
  tryInstitutionAction: Act<Tried>;
  pauseInstitutionAction: Act<unknown>;
  resumeInstitutionAction: Act<unknown>;
  removeInstitutionAction: Act<unknown>;
}

/** What an admin does with an outside financier: try it, pause it, ask it again, change it, end it. */
export function InstitutionActs({ code, name, status, actions }: Pick<InstitutionView, 'code' | 'status'> & { name: string; actions: InstitutionActions }) {
  const [t, remittances] = [useTranslations('institutions.acts'), useTranslations('settlements.remittances')];
  const [tried, setTried] = useState<Tried>();
  const trial = useAct(() => actions.tryInstitutionAction({ code }), setTried);
  const resume = useAct(() => actions.resumeInstitutionAction({ code }));
  const problem = trial.error ?? resume.error;
  return (
    <div className="mt-4">
      <div className="flex flex-wrap gap-2">
        <Button size="sm" pending={trial.pending} onClick={trial.press}>{t('try')}<span className="sr-only"> {name}</span></Button>
        <Button size="sm" asChild><Link href={`/admin/institutions/${code}`}>{t('edit')}<span className="sr-only"> {name}</span></Link></Button>
        <Button size="sm" asChild><Link href={`/admin/institutions/${code}/remittances`}>{remittances('link')}<span className="sr-only"> {name}</span></Link></Button>
        {status === 'ACTIVE' && <ConfirmDialog label={t('pause')} name={name} title={t('pauseTitle', { name })} text={t('pauseText')} act={() => actions.pauseInstitutionAction({ code })} />}
        {status === 'PAUSED' && <Button size="sm" pending={resume.pending} onClick={resume.press}>{t('resume')}<span className="sr-only"> {name}</span></Button>}
        {status !== 'REMOVED' && <ConfirmDialog danger label={t('remove')} name={name} title={t('removeTitle', { name })} text={t('removeText')} act={() => actions.removeInstitutionAction({ code })} />}
      </div>
      {problem && <Panel live tone="critical" className="mt-3">{problem}</Panel>}
      {tried && !trial.pending && <Outcome tried={tried} />}
    </div>
  );
}

function Outcome({ tried: { health, signed, seen } }: { tried: Tried }) {
  const t = useTranslations('institutions.acts');
  const well = 'ms' in health && signed === 'ok';
  return (
    <Panel live tone={well ? 'positive' : 'critical'} icon={well ? CircleCheck : CircleAlert} className="mt-3">
      {'ms' in health ? t('healthy', { ms: health.ms }) : t('unhealthy', { wrong: health.wrong })} {t(`signed.${signed}`, { seen: seen ?? '' })}
    </Panel>
  );
}
