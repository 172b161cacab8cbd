'use client';
import { Mail } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { useServerNow } from '@/components/ui/use-server-now';
import type { SigningPage } from '@/lib/signing/views/purchaser-signing';
import type { SigningActs } from './signing-acts';
import { useSigningPress } from './use-signing-press';

/** What is left until an instant, as a clock says it: `4:07`. */
const clockOf = (ms: number) => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

interface Props extends Pick<SigningPage, 'code' | 'nextCodeAt' | 'now'> {
  contractId: string;
  action: SigningActs['sendCode'];
  onSent: () => void;
}

/** Asks for a code by mail; says where it went, for how long it is good, and when another may be asked for. */
export function CodeRequest({ contractId, code, nextCodeAt, now, action, onSent }: Props) {
  const t = useTranslations('signing.sign');
  const { press, pending, error } = useSigningPress(contractId, () => action({ contractId }), onSent);
  const at = useServerNow(now);
  const left = code ? Date.parse(code.expiresAt) - at : 0;
  const wait = nextCodeAt === null ? 0 : Date.parse(nextCodeAt) - at;
  const waits = wait > 0;
  return (
    <div className="flex flex-col items-start gap-2">
      <p role="status" className="text-sm">{code && left > 0 ? t('sentTo', { address: code.sentTo }) : t(code ? 'codeOver' : 'noCode')}</p>
      {code && left > 0 && <p className="money text-xs text-ink-muted">{t('codeLeft', { left: clockOf(left) })}</p>}
      <Button onClick={press} pending={pending} pendingLabel={t('codePending')} disabled={waits && !pending}><Mail aria-hidden />{t(code ? 'codeAgain' : 'codeAsk')}</Button>
      {waits && <p className="money text-xs text-ink-muted">{t('codeWait', { left: clockOf(wait) })}</p>}
      <div role="alert"><FieldError text={error} /></div>
    </div>
  );
}
