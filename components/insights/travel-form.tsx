'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { useAct } from '@/components/ui/use-act';
import { useActionForm } from '@/components/ui/use-action-form';
import { beginTravelInput } from '@/lib/accounts/model/travel';
import type { Result } from '@/lib/kernel/result';

type Asked = z.input<typeof beginTravelInput>;
type Begin = (input: Asked) => Promise<Result<unknown>>;

interface Props {
  begin: Begin;
  /** When something falls due next, in words, and the day itself; null where nothing does. */
  due: { on: string; label: string } | null;
}

/** Sends the clock on its way: by one press how far it often goes, or to the morning of a day. */
export function TravelForm({ begin, due }: Props) {
  const t = useTranslations('insights.travel');
  const form = useActionForm<{ to: 'date'; on: string }, unknown>({ schema: beginTravelInput.options[2], action: begin, defaultValues: { to: 'date', on: '' } });
  return (
    <>
      <div role="group" aria-label={t('presets')} className="mb-6 flex flex-wrap items-start gap-2">
        <Preset begin={begin} input={{ to: 'days', days: 1 }}>{t('days', { count: 1 })}</Preset>
        <Preset begin={begin} input={{ to: 'days', days: 7 }}>{t('days', { count: 7 })}</Preset>
        {due && <Preset begin={begin} input={{ to: 'date', on: due.on }}>{due.label}</Preset>}
        <Preset begin={begin} input={{ to: 'months', months: 1 }}>{t('months', { count: 1 })}</Preset>
        <Preset begin={begin} input={{ to: 'months', months: 12 }}>{t('year')}</Preset>
      </div>
      <Form form={form} label={t('toDay')} className="max-w-112">
        <Field label={t('toDay')} error={form.errors['on']}><Input {...form.register('on')} type="date" /></Field>
        <Button type="submit" variant="primary" className="self-start" pending={form.pending}>{t('submit')}</Button>
      </Form>
    </>
  );
}

function Preset({ begin, input, children }: { begin: Begin; input: Asked; children: string }) {
  const { press, pending, error } = useAct(() => begin(input));
  return (
    <div className="flex flex-col gap-2">
      <Button onClick={press} pending={pending}>{children}</Button>
      {error !== undefined && <Panel live tone="critical">{error}</Panel>}
    </div>
  );
}
