import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { MallFrame } from '@/components/shell/mall-frame';
import { currentMonth } from '@/lib/web/appearance';
import { currentPerson } from '@/lib/web/person';

export default async function PurchaserLayout({ children }: { children: ReactNode }) {
  const [month, person] = await Promise.all([currentMonth(), currentPerson()]);
  return (
    <ClientMessages>
      <MallFrame month={month} person={person}>{children}</MallFrame>
    </ClientMessages>
  );
}
