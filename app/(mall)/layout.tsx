import type { ReactNode } from 'react';
import { FindingProvider } from '@/components/catalogue/finding-provider';
import { ClientMessages } from '@/components/shell/client-messages';
import { MallFrame } from '@/components/shell/mall-frame';
import { unreadCount } from '@/lib/notifications/views';
import { currentMonth, requestTheme } from '@/lib/web/appearance';
import { webDeps } from '@/lib/web/deps';
import { currentActor } from '@/lib/web/session';
import { addFavouriteAction, removeFavouriteAction } from '../(purchaser)/favourites/actions';
import { changeLocaleAction } from './account/actions';

/* What client components of the mall's own pages say; server components need no entry. */
const NAMESPACES = ['catalogue', 'accounts', 'finding'];

export default async function MallLayout({ children }: { children: ReactNode }) {
  const [month, theme, actor] = await Promise.all([currentMonth(), requestTheme(), currentActor()]);
  const visitor = actor && actor.role !== 'SYSTEM' && actor.role !== 'INSTITUTION' ? { name: actor.name, role: actor.role } : null;
  const unread = actor ? await unreadCount((await webDeps()).db, actor) : 0;
  return (
    <ClientMessages namespaces={NAMESPACES}>
      <FindingProvider add={addFavouriteAction} remove={removeFavouriteAction}>
        <MallFrame month={month} theme={theme} visitor={visitor} unread={unread} rememberLocale={visitor ? changeLocaleAction : undefined}>{children}</MallFrame>
      </FindingProvider>
    </ClientMessages>
  );
}
