'use client';
import { FileSearch } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dropzone } from '@/components/ui/dropzone';
import { useErrorText } from '@/components/ui/error-text';
import { Field } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { Textarea } from '@/components/ui/textarea';
import { readStatedTerms } from '@/lib/catalogue/model/stated-terms';
import { missingInPrint } from '@/lib/contracts/model/printed';
import { missingInSupplement } from '@/lib/contracts/model/printed-change';
import type { ContractText } from '@/lib/contracts/model/read-contract';
import { canonicalText, sha256Hex } from '@/lib/kernel/canonical-terms';
import { err, ok, type Result } from '@/lib/kernel/result';
import { verifyStated } from '@/lib/kernel/verify-amendment';
import { RecomputedTerms, type Found } from './recomputed-terms';

const MOST_BYTES = 20 * 1024 * 1024;

interface Shown {
  name: string;
  result: Result<Found>;
}

/** What a contract says to people, and what it changes where it is a supplement. */
type Said = Pick<ContractText, 'printed' | 'change'>;

/** Reads terms, and looks in the text that people read for every line that such terms would print. Errors: those of `readStatedTerms` and `verifyStated`. */
async function understood(terms: string, said?: Said): Promise<Result<Found>> {
  const stated = await readStatedTerms(terms);
  if (!stated.ok) return stated;
  if (stated.value.kind !== 'CANONICAL') return ok(stated.value);
  const { schedule, given, own } = stated.value.recomputed;
  const sha256 = await sha256Hex(canonicalText(given));
  if (!said) return ok({ ...stated.value, sha256 });
  if (said.change === null) return ok({ ...stated.value, sha256, print: missingInPrint(said.printed, schedule, own, sha256) });
  // A supplement prints what it changes; that has to follow from what it says it changes.
  const change = verifyStated(said.change, given);
  return change.ok ? ok({ ...stated.value, sha256, print: missingInSupplement(said.printed, change.value, own, sha256) }) : change;
}

async function read(file: File): Promise<Result<Found>> {
  if (file.size > MOST_BYTES) return { ok: false, error: { code: 'file-size' } };
  const head = new TextDecoder('latin1').decode(await file.slice(0, 1024).arrayBuffer());
  if (!head.includes('%PDF-')) return understood(await file.text());
  const reader = await import('@/lib/contracts/model/read-contract').catch(() => undefined);
  if (!reader) return err({ code: 'recompute.no-reader' });
  const contract = await reader.readContract(await file.arrayBuffer());
  if (!contract.ok) return contract;
  const found = await understood(contract.value.terms, contract.value);
  // With anything else inside, nothing would say what the document should print.
  return found.ok && found.value.kind !== 'CANONICAL' ? err({ code: 'recompute.no-terms' }) : found;
}

/** Takes a contract or its terms, and shows what follows from them and what agrees. Nothing leaves this browser. */
export function RecomputeDesk() {
  const t = useTranslations('recompute');
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState<Shown>();
  const [reading, setReading] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  const latest = useRef(0);
  /** Whatever was given last is shown, however long an earlier one takes. */
  const show = async (name: string, finding: Promise<Result<Found>>) => {
    latest.current += 1;
    const own = latest.current;
    const result = await finding.catch(() => err({ code: 'recompute.broken' }));
    if (own !== latest.current) return;
    setShown({ name, result });
    setReading(undefined);
    requestAnimationFrame(() => heading.current?.focus());
  };
  const pick = ([file]: File[]) => {
    if (!file) return;
    setReading(file.name);
    void show(file.name, read(file));
  };
  return (
    <div className="flex flex-col gap-10">
      <Section title={t('give')} lead={t('private')}>
        <Dropzone
          name="file" label={t('drop')} hint={t('types')} accept=".pdf,.json,application/pdf,application/json" multiple={false} icon={FileSearch}
          items={reading ? [{ key: reading, name: reading, progress: 0.5, state: 'sending' }] : []} onPick={pick} onRetry={() => undefined} onRemove={() => setReading(undefined)}
        />
        <form className="mt-6 flex flex-col items-start gap-3" onSubmit={(event) => { event.preventDefault(); void show(t('typed'), understood(typed)); }}>
          <Field label={t('paste')} hint={t('pasteHint')} className="w-full">
            <Textarea name="terms" rows={5} spellCheck={false} className="font-mono text-xs" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </Field>
          <Button type="submit" variant="primary" disabled={typed.trim() === ''}>{t('compute')}</Button>
        </form>
      </Section>
      {shown && (
        <section aria-labelledby="recomputed">
          <h2 id="recomputed" ref={heading} tabIndex={-1} className="mb-3 text-lg font-bold break-words outline-none">{t('resultOf', { name: shown.name })}</h2>
          {shown.result.ok ? <RecomputedTerms found={shown.result.value} /> : <Unreadable result={shown.result} />}
        </section>
      )}
    </div>
  );
}

/** What is said of a form's fields is of no use to whoever has a file. */
const OF_FILES: Readonly<Record<string, string>> = { amount: 'terms.minor-text', required: 'recompute.lacking', 'unexpected-field': 'recompute.unknown', invalid: 'recompute.wrong' };

function Unreadable({ result: { error } }: { result: Extract<Result<Found>, { ok: false }> }) {
  const t = useTranslations('recompute');
  const text = useErrorText();
  const fields = Object.entries(error.fields ?? {});
  const at = String(error.params?.at ?? '');
  return (
    <Panel tone="critical" title={text(error.code, error.params)} live>
      {fields.length === 0 && at !== '' && <p>{t('at', { at })}</p>}
      {fields.length > 0 && <ul className="mt-1 list-disc pl-5">{fields.map(([field, code]) => <li key={field}><code>{field || t('whole')}</code> · {text(OF_FILES[code] ?? code)}</li>)}</ul>}
    </Panel>
  );
}
