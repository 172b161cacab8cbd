import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { MallFrame } from '@/components/shell/mall-frame';
import { currentMonth } from '@/lib/web/appearance';
import { currentPerson } from '@/lib/web/person';

/* What client components of these pages say; server components need no entry. */
const TEXTS = ['common', 'errors', 'accounts', 'notifications', 'catalogue', 'finding', 'staff', 'people', 'payments'];

/** Around the pages of whoever has an account, or is about to. */
export default async function MemberLayout({ children }: { children: ReactNode }) {
  const [month, person] = await Promise.all([currentMonth(), currentPerson()]);
  return (
    <ClientMessages only={TEXTS}>
      <MallFrame month={month} person={person}>{children}</MallFrame>
    </ClientMessages>
  );
}
