import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { MallFrame } from '@/components/shell/mall-frame';
import { currentMonth } from '@/lib/web/appearance';
import { changeLocaleAction } from '../(member)/account/actions';
import { addFavouriteAction, removeFavouriteAction } from '../(purchaser)/favourites/actions';

/* What client components of the mall's own pages say; server components need no entry. */
const TEXTS = ['common', 'finding'];

const FAVOURITES = { add: addFavouriteAction, remove: removeFavouriteAction };

/** Around what is the same for everybody: it asks no request who reads. */
export default async function MallLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages only={TEXTS}>
      <MallFrame month={await currentMonth()} favourites={FAVOURITES} rememberLocale={changeLocaleAction}>{children}</MallFrame>
    </ClientMessages>
  );
}
