'use client';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { useErrorText } from '@/components/ui/error-text';
import { FieldError } from '@/components/ui/field-error';
import { notify } from '@/components/ui/notify';
import type { Result } from '@/lib/kernel/result';
import { alwaysInApp, type ChooseNotices } from '@/lib/notifications/model';

/** A row per topic, a tick per channel, saved at once. What must not be silent is ticked for good and says why. */
export function NoticeChoices({ choices, action }: { choices: readonly ChooseNotices[]; action: (input: ChooseNotices) => Promise<Result<ChooseNotices>> }) {
  const t = useTranslations('people.notices');
  return (
    <div className="border-t border-ink">
      {choices.map((choice) => <TopicRow key={choice.topic} first={choice} action={action} />)}
      <p className="py-4 text-sm text-ink-muted">{t('account')}</p>
    </div>
  );
}

function TopicRow({ first, action }: { first: ChooseNotices; action: (input: ChooseNotices) => Promise<Result<ChooseNotices>> }) {
  const t = useTranslations('people.notices');
  const text = useErrorText();
  const [choice, setChoice] = useState(first);
  const [error, setError] = useState<string>();
  const [, start] = useTransition();
  const set = (patch: Partial<ChooseNotices>) => {
    const [before, next] = [choice, { ...choice, ...patch }];
    setChoice(next);
    start(async () => {
      const result = await action(next).catch(() => ({ ok: false as const, error: { code: 'not-sent' } }));
      setError(result.ok ? undefined : text(result.error.code));
      if (result.ok) notify(t('saved'));
      else setChoice(before);
    });
  };
  const fixed = alwaysInApp(choice.topic);
  return (
    <fieldset className="min-w-0 border-b border-line py-4">
      <legend className="float-left w-full text-base font-semibold">{t(choice.topic)}</legend>
      <p id={`${choice.topic}-why`} className="clear-both text-sm text-ink-muted">{t(`${choice.topic}Hint`)}</p>
      <div className="mt-2 flex flex-wrap gap-x-8">
        {fixed
          ? <p className="flex min-h-11 items-center gap-3 text-base md:min-h-8 md:text-sm"><Check aria-hidden strokeWidth={3} className="size-5 p-0.5 text-ink-muted" />{t('inApp')} ({t('always')})</p>
          : <Checkbox name={`${choice.topic}-app`} label={t('inApp')} checked={choice.inApp} onChange={(event) => set({ inApp: event.target.checked })} aria-describedby={`${choice.topic}-why`} />}
        <Checkbox name={`${choice.topic}-mail`} label={t('byMail')} checked={choice.byMail} onChange={(event) => set({ byMail: event.target.checked })} aria-describedby={`${choice.topic}-why`} />
      </div>
      <div role="alert"><FieldError text={error} /></div>
    </fieldset>
  );
}
