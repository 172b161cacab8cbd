'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useKeepDraft, useKeptDraft, type Draft } from '@/components/ui/kept-draft';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Strokes } from '@/lib/contracts/model/evidence';
import { CODE_DIGITS, signContractInput } from '@/lib/signing/model/inputs';
import type { SigningPage } from '@/lib/signing/views/purchaser-signing';
import { CodeRequest } from './code-request';
import { SignaturePad } from './signature-pad';
import { isOver, type SigningActs, type ToSign } from './signing-acts';

interface Typed {
  signatureName: string;
  strokes: Strokes | null;
}

interface Props {
  contractId: string;
  paper: 'contract' | 'supplement';
  /** Whose contract it is, by account and by the name that stands in it. */
  person: string;
  signer: string;
  code: Pick<SigningPage, 'code' | 'nextCodeAt' | 'now'>;
  acts: Pick<SigningActs, 'sendCode' | 'sign'>;
  /** Address of the step before. */
  agree: string;
}

/** By name, drawn as well where one likes, and with a code that reached the purchaser. What was typed and drawn outlives a reload; the code does not. */
export function SignStep(props: Props) {
  const draft = useKeptDraft<Typed>(`sign:${props.person}:${props.contractId}`, { signatureName: '', strokes: null });
  return <Fields key={draft.mount} {...props} draft={draft} />;
}

function Fields({ contractId, paper, signer, code, acts, agree, draft }: Props & { draft: Draft<Typed> }) {
  const t = useTranslations('signing.sign');
  const common = useTranslations('common');
  const router = useRouter();
  const hint = useId();
  const form = useActionForm<ToSign, { contractId: string }>({
    schema: signContractInput,
    defaultValues: { contractId, ...draft.start, code: '' },
    action: async (input) => {
      const result = await acts.sign(input);
      if (result.ok) return result;
      if (isOver(result.error.code)) router.push(`/contracts/${contractId}`);
      // The tries of a code may be over: the page says whether one is live.
      else router.refresh();
      return result;
    },
    onSuccess: draft.forget,
    goTo: () => `/contracts/${contractId}`,
  });
  useKeepDraft(draft, form.methods, ['signatureName', 'strokes']);
  const { register, errors, methods } = form;
  const strokes = methods.watch('strokes') ?? [];
  /** Whoever has asked for a code types it next; what was said of the last one is over. */
  const typeCode = () => {
    methods.clearErrors('code');
    methods.setFocus('code');
  };
  return (
    <Form form={form} label={t('label')} className="gap-8">
      <Field label={t('name')} hint={t('nameHint', { name: signer })} error={errors['signatureName']}>
        <Input {...register('signatureName')} autoComplete="name" className="h-20 text-center text-2xl font-semibold" />
      </Field>
      <FieldGroup label={t('drawn')} optional={common('optional')} error={errors['strokes']}>
        <p id={hint} className="text-xs text-ink-muted">{t('drawnHint')}</p>
        <SignaturePad strokes={strokes} describedBy={hint} onChange={(next) => methods.setValue('strokes', next.length > 0 ? next : null, { shouldDirty: true })} />
      </FieldGroup>
      <div className="flex flex-col gap-4 border-t border-ink pt-5">
        <CodeRequest contractId={contractId} {...code} action={acts.sendCode} onSent={typeCode} />
        <Field label={t('code')} hint={t('codeHint', { digits: CODE_DIGITS })} error={errors['code']} className="max-w-72">
          <Input {...register('code')} inputMode="numeric" autoComplete="one-time-code" className="money h-14 text-center text-2xl font-semibold tracking-[0.4em]" />
        </Field>
      </div>
      <div>
        <p className="mb-4 text-sm text-ink-muted">{t('means', { paper })} <Link href={agree} className="text-accent underline underline-offset-4">{t('back', { paper })}</Link></p>
        <Button type="submit" variant="primary" size="lg" block pending={form.pending} pendingLabel={t('pending')}>{t('submit', { paper })}</Button>
      </div>
    </Form>
  );
}
