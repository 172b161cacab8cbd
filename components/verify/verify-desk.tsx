'use client';
import { FileCheck2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Dropzone } from '@/components/ui/dropzone';
import { Section } from '@/components/ui/section';
import { askByFile, askByNumber, askWithFile } from './ask-mall';
import { checkHere } from './check-here';
import { FoundResult, type Found } from './found';
import { NumberForm } from './number-form';

type Doing = 'READING' | 'ASKING' | 'SENDING';

/** What was asked for last is shown, however long an earlier question takes. */
function useFound(roots: readonly string[]) {
  const [found, setFound] = useState<Found>();
  const [doing, setDoing] = useState<{ what: Doing; name: string }>();
  const heading = useRef<HTMLHeadingElement>(null);
  const latest = useRef(0);
  const [shown, setShown] = useState(0);
  // Below both forms it would be out of sight: once for each question, so that nobody who reads on is pulled back.
  useEffect(() => {
    if (shown === 0) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [shown]);
  const begin = (what: Doing, name: string) => {
    setDoing({ what, name });
    latest.current += 1;
    const own = latest.current;
    return (next: Found, isLast = true) => {
      if (own !== latest.current) return false;
      setFound(next);
      if (isLast) setDoing(undefined);
      setShown(own);
      return true;
    };
  };
  const check = async (file: File) => {
    const show = begin('READING', file.name);
    const read = await checkHere(file, roots);
    if (!read.ok) return void show({ kind: 'TROUBLE', name: file.name, code: read.error.code });
    const of = { kind: 'FILE', name: file.name, file, report: read.value, byServer: false } as const;
    if (show({ ...of, asked: undefined }, false)) show({ ...of, asked: await askByFile(read.value) });
  };
  const ask = async (question: { number: string; code: string }) => {
    const show = begin('ASKING', question.number);
    const answer = await askByNumber(question);
    show(answer.ok ? { kind: 'NUMBER', name: question.number, answer: answer.value } : { kind: 'TROUBLE', name: question.number, code: answer.error.code });
  };
  const send = async (file: File) => {
    const show = begin('SENDING', file.name);
    const sent = await askWithFile(file);
    show(sent.ok
      ? { kind: 'FILE', name: file.name, file, report: sent.value.report, asked: { ok: true, value: sent.value.answer }, byServer: true }
      : { kind: 'TROUBLE', name: file.name, code: sent.error.code });
  };
  const stop = () => { latest.current += 1; setDoing(undefined); };
  return { found, doing, heading, check, ask, send, stop };
}

/** Takes a contract's file, or its number and code, and says what it is. The file is checked in this browser; the mall is asked by its hash. */
export function VerifyDesk({ roots }: { roots: readonly string[] }) {
  const t = useTranslations('verify');
  const { found, doing, heading, check, ask, send, stop } = useFound(roots);
  const reading = doing?.what === 'READING' ? [{ key: doing.name, name: doing.name, progress: 0.5, state: 'sending' as const }] : [];
  const again = () => { if (found?.kind === 'FILE') void check(found.file); };
  return (
    <div className="flex flex-col gap-10">
      <Section title={t('byFile')} lead={t('private')}>
        <Dropzone
          name="file" label={t('drop')} hint={t('types')} accept=".pdf,application/pdf" multiple={false} icon={FileCheck2}
          items={reading} onPick={([file]) => { if (file) void check(file); }} onRetry={() => undefined} onRemove={stop}
        />
      </Section>
      <Section title={t('byNumber')} lead={t('byNumberLead')}>
        <NumberForm pending={doing?.what === 'ASKING'} onAsk={(question) => void ask(question)} />
      </Section>
      {found && (
        <section aria-labelledby="checked">
          <h2 id="checked" ref={heading} tabIndex={-1} className="mb-3 text-lg font-bold break-words outline-none">{t('resultOf', { name: found.name })}</h2>
          <FoundResult found={found} pending={doing?.what === 'SENDING'} onAskAgain={again} onSend={() => { if (found.kind === 'FILE') void send(found.file); }} />
        </section>
      )}
    </div>
  );
}
