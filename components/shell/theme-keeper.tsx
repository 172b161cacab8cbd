'use client';
import { useLayoutEffect } from 'react';

/** Day or night where the page's first script did not run: a page of an error is put together by the browser, which runs no script that it puts in. */
export function ThemeKeeper() {
  useLayoutEffect(() => {
    const chosen = /(?:^|; )theme=(light|dark)/.exec(document.cookie)?.[1];
    const dark = chosen ? chosen === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
    document.documentElement.classList.toggle('dark', dark);
  }, []);
  return null;
}
