'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';

/** The reader's own limit beside the price terms. The page is the same for everybody: until it is known whose it is, the way to ask. */
export function OwnLimit({ label, hint, link }: { label: ReactNode; hint: ReactNode; link: ReactNode }) {
  return (
    <div className="min-h-15 text-sm">
      <p className="flex min-h-8 items-center justify-between gap-3"><span className="text-ink-muted">{label}</span></p>
      <p className="text-xs text-ink-muted">
        {hint} · <Link href="/limits" prefetch={false} className="inline-flex min-h-6 items-center text-accent underline underline-offset-4">{link}</Link>
      </p>
    </div>
  );
}
