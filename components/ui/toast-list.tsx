'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useSyncExternalStore } from 'react';
import { toast, Toaster as Sonner } from 'sonner';
import { takeNotices, watchNotices } from './notify';

const WIDE = '(min-width: 48rem)';

function watchWidth(changed: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

function showWaiting(): void {
  for (const { text, action } of takeNotices()) toast(text, { ...(action && { action }) });
}

/** At the lower edge on phones, at the top right on desks; six seconds. */
export function ToastList() {
  const t = useTranslations('common');
  const wide = useSyncExternalStore(watchWidth, () => window.matchMedia(WIDE).matches, () => true);
  useEffect(() => {
    showWaiting();
    return watchNotices(showWaiting);
  }, []);
  return (
    <Sonner
      position={wide ? 'top-right' : 'bottom-center'}
      duration={6_000}
      mobileOffset={{ bottom: 'calc(6rem + var(--tray, 0rem))', left: 20, right: 20 }}
      containerAriaLabel={t('notices')}
      style={{ fontFamily: 'inherit' }}
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
