'use client';
import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, type ReactNode } from 'react';
import { Button } from './button';
import type { Draft } from './kept-draft';
import { notify } from './notify';
import { Panel } from './panel';

/** Around a form: says above it that it holds what was typed earlier, and leads back to what is saved. */
export function RestoredNote({ draft, className, children }: { draft: Pick<Draft<unknown>, 'restored' | 'discard'>; className?: string; children: ReactNode }) {
  const t = useTranslations('common');
  const place = useRef<HTMLDivElement>(null);
  const discard = () => {
    draft.discard();
    notify(t('draftDiscarded'));
    // The button goes with the note.
    place.current?.focus();
  };
  return (
    <div ref={place} tabIndex={-1} className={className}>
      <div role="status">
        {draft.restored && (
          <Panel icon={RotateCcw} title={t('draftRestored')} className="mb-6">
            <p className="mt-1">{t('draftRestoredText')}</p>
            <Button size="sm" className="mt-3" onClick={discard}>{t('draftDiscard')}</Button>
          </Panel>
        )}
      </div>
      {children}
    </div>
  );
}
