import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { MallFrame } from '@/components/shell/mall-frame';
import { currentMonth } from '@/lib/web/appearance';

/* What client components of the mall's own pages say; server components need no entry. */
const TEXTS = ['common', 'finding', 'catalogue.months', 'errors.invalid', 'errors.unexpected', 'errors.session-ended'];

/** Around what is the same for everybody: it asks no request who reads. */
export default async function MallLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages only={TEXTS} carried>
      <MallFrame month={await currentMonth()}>{children}</MallFrame>
    </ClientMessages>
  );
}
