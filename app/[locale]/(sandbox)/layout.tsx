import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';

/** Around the test payment company's page: it is another's, so nothing of the mall stands there. */
export default function SandboxLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages only={['common', 'errors', 'payments']}>
      <main className="mx-auto max-w-120 px-5 py-10">{children}</main>
    </ClientMessages>
  );
}
