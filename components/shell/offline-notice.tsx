'use client';
import { useEffect } from 'react';

/** Has the browser show our own page where there is no connection (`public/sw.js`). */
export function OfflineNotice() {
  useEffect(() => {
    // Private windows and old browsers go without.
    if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  }, []);
  return null;
}
