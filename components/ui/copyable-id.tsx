'use client';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { cn } from './cn';

/** A number that somebody will want to name elsewhere. `show` is a shorter form to look at. */
export function CopyableId({ value, show, className }: { value: string; show?: string; className?: string }) {
  const t = useTranslations('common');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <span className={cn('inline-flex items-center gap-1', className)}>
      <span className="money" title={show ? value : undefined}>{show ?? value}</span>
      <button type="button" onClick={copy} aria-label={t('copyOf', { value })} className="inline-flex size-11 items-center justify-center rounded-sm text-ink-muted hover:bg-sunken md:size-6">
        {copied ? <Check aria-hidden className="size-3.5 text-positive" /> : <Copy aria-hidden className="size-3.5" />}
      </button>
      <span role="status" className="sr-only">{copied ? t('copied') : ''}</span>
    </span>
  );
}
