'use client';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { Toaster as Sonner } from 'sonner';

const WIDE = '(min-width: 48rem)';

function watchWidth(changed: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/**
 * One line, six seconds, perhaps an undo: `toast(text, { action: { label, onClick } })` from `sonner`.
 * Never for money or deadlines, which stay on the page.
 */
export function Toaster() {
  const t = useTranslations('common');
  const wide = useSyncExternalStore(watchWidth, () => window.matchMedia(WIDE).matches, () => true);
  return (
    <Sonner
      position={wide ? 'top-right' : 'bottom-center'}
      duration={6_000}
      mobileOffset={{ bottom: 96, left: 20, right: 20 }}
      containerAriaLabel={t('notices')}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-full items-center gap-4 rounded-md bg-ink px-4 py-3 text-sm font-medium text-canvas shadow-float',
          content: 'flex-1',
          actionButton: 'min-h-6 font-semibold underline underline-offset-4',
        },
      }}
    />
  );
}
