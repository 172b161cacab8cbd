'use client';
import { RefreshCw, Upload, WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useErrorText } from '@/components/ui/error-text';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import type { Answer } from '@/lib/checking/model/answer';
import type { FileReport } from '@/lib/checking/model/check-file';
import { keptCheck, verdictOf } from '@/lib/checking/model/verdict';
import type { Result } from '@/lib/kernel/result';
import { CheckList } from './check-list';
import { ContractFacts } from './contract-facts';
import { VerdictPanel } from './verdict';

/** What is shown at the moment. */
export type Found =
  | { kind: 'FILE'; name: string; file: File; report: FileReport; /** undefined: being asked. */ asked: Result<Answer> | undefined; byServer: boolean }
  | { kind: 'NUMBER'; name: string; answer: Answer }
  | { kind: 'TROUBLE'; name: string; code: string };

interface Props {
  found: Found;
  pending: boolean;
  onAskAgain: () => void;
  onSend: () => void;
}

export function FoundResult({ found, ...on }: Props) {
  const text = useErrorText();
  if (found.kind === 'TROUBLE') return <Panel tone="critical" title={text(found.code)} live />;
  if (found.kind === 'FILE') return <FileResult found={found} {...on} />;
  const { contract } = found.answer;
  return (
    <div className="flex flex-col gap-6">
      <VerdictPanel word={contract ? 'OURS' : 'NOT_FOUND'} />
      {contract && <ContractFacts contract={contract} />}
    </div>
  );
}

function FileResult({ found: { report, asked, byServer }, pending, onAskAgain, onSend }: Omit<Props, 'found'> & { found: Extract<Found, { kind: 'FILE' }> }) {
  const t = useTranslations('verify');
  const answer = asked?.ok ? asked.value : null;
  return (
    <div className="flex flex-col gap-6">
      {asked === undefined
        ? <Panel tone="neutral" title={t('asking')} live />
        : <VerdictPanel word={verdictOf(report, answer)}><OfRecord answer={answer} /></VerdictPanel>}
      {asked && !asked.ok && <NotAsked code={asked.error.code} onAskAgain={onAskAgain} />}
      <ContractFacts contract={answer?.contract ?? null} file={report} />
      <Section title={t('checksTitle')} lead={byServer ? t('checkedByServer') : t('checkedHere')}>
        <CheckList checks={byServer || asked === undefined ? report.checks : [...report.checks, keptCheck(answer)]} />
        {!byServer && (
          <div className="mt-4 flex flex-col items-start gap-1 text-sm text-ink-muted">
            <p className="max-w-read">{t('send.lead')}</p>
            <Button size="sm" pending={pending} pendingLabel={t('send.pending')} onClick={onSend}><Upload aria-hidden />{t('send.submit')}</Button>
          </div>
        )}
      </Section>
    </div>
  );
}

/** What is not in the records, and what the records say that this file does not. */
function OfRecord({ answer }: { answer: Answer | null }) {
  const t = useTranslations('verify');
  if (answer === null || answer.match === 'SEALED') return null;
  return <p className="mt-1">{t(answer.match === null ? 'notKnownHere' : 'ofRecord')}</p>;
}

function NotAsked({ code, onAskAgain }: { code: string; onAskAgain: () => void }) {
  const t = useTranslations('verify');
  const text = useErrorText();
  return (
    <Panel tone="caution" icon={WifiOff} title={t('fileAlone')} live>
      <p>{text(code)}</p>
      <Button size="sm" className="mt-2" onClick={onAskAgain}><RefreshCw aria-hidden />{t('askAgain')}</Button>
    </Panel>
  );
}
