import type { ReactNode } from 'react';
import { AccountNav } from '@/components/people/account-nav';

/* Each page decides by itself who may see it; this only stands around them. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid gap-x-14 lg:grid-cols-[11rem_minmax(0,42rem)]">
      <AccountNav />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
