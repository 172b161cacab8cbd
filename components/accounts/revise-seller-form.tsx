'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { bindTo } from './bind';
import { BusinessFields } from './business-fields';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Panel } from '@/components/ui/panel';
import { useActionForm } from '@/components/ui/use-action-form';
import { reviseSellerInput } from '@/lib/accounts/model/seller';
import type { Result } from '@/lib/kernel/result';

type Typed = z.input<typeof reviseSellerInput>;

/** A seller that is not approved puts its facts right and applies again. */
export function ReviseSellerForm({ facts, rejected, action }: { facts: Typed; rejected: boolean; action: (input: Typed) => Promise<Result<null>> }) {
  const t = useTranslations('accounts.account');
  const [done, setDone] = useState(false);
  const form = useActionForm<Typed, null>({ schema: reviseSellerInput, action, defaultValues: facts, onSuccess: () => setDone(true) });
  return (
    <Form form={form} label={t('revise')} className="gap-8">
      <BusinessFields bind={bindTo(form)} returnsHere={form.methods.watch('returnsHere')} />
      {done && <Panel live tone="positive">{t(rejected ? 'revised' : 'saved')}</Panel>}
      <Button type="submit" variant="primary" size="lg" block pending={form.pending}>{t(rejected ? 'reviseSubmit' : 'revisePending')}</Button>
    </Form>
  );
}
