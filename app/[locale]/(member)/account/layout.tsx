import type { ReactNode } from 'react';
import { AccountNav } from '@/components/people/account-nav';
import { currentActor } from '@/lib/web/session';

/* Each page decides by itself who may see it; this only stands around them. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  return (
    <div className="grid gap-x-14 lg:grid-cols-[11rem_minmax(0,42rem)]">
      <AccountNav role={actor?.role ?? ''} />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
