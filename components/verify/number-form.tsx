'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useErrorText } from '@/components/ui/error-text';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { byNumber } from '@/lib/checking/model/answer';
import { inputProblem } from '@/lib/kernel/zod-problem';

interface Props {
  pending: boolean;
  onAsk: (asked: { number: string; code: string }) => void;
}

/** For whoever has the paper alone: what stands at the foot of each of its pages. */
export function NumberForm({ pending, onAsk }: Props) {
  const t = useTranslations('verify');
  const text = useErrorText();
  const [typed, setTyped] = useState({ number: '', code: '' });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const submit = () => {
    const read = byNumber.safeParse(typed);
    const fields = read.success ? {} : inputProblem(read.error).fields ?? {};
    setWrong(fields);
    if (read.success) onAsk(read.data);
    else requestAnimationFrame(() => document.querySelector<HTMLInputElement>(`input[name=${Object.keys(fields)[0]}]`)?.focus());
  };
  const field = (name: 'number' | 'code', hint: string, example: string) => (
    <Field label={t(`form.${name}`)} hint={hint} {...(wrong[name] && { error: text(wrong[name]) })} className="w-full">
      <Input name={name} value={typed[name]} autoComplete="off" autoCapitalize="characters" spellCheck={false} placeholder={example} onChange={(event) => setTyped({ ...typed, [name]: event.target.value })} />
    </Field>
  );
  return (
    <form noValidate className="flex max-w-md flex-col items-start gap-4" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      {field('number', t('form.numberHint'), 'DM-2612-0031')}
      {field('code', t('form.codeHint'), '7Q2M-9XK4-TB0C')}
      <Button type="submit" pending={pending} pendingLabel={t('asking')}>{t('form.submit')}</Button>
    </form>
  );
}
