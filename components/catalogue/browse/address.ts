import { browseHref, type Browse } from '@/lib/catalogue/model/browse';

/** The address of a list; what asks for nothing is the mall's front page. */
export function listHref(browse: Browse): string {
  const href = browseHref(browse);
  return href === '/search' && browse.words === undefined ? '/' : href;
}

/** Where the form with the conditions is sent, and what goes with it unseen. */
export function formAddress({ category, words }: Browse): { action: string; hidden: Record<string, string> } {
  if (words === undefined && category !== undefined) return { action: `/c/${category}`, hidden: {} };
  return { action: '/search', hidden: { ...(words !== undefined && { q: words }), ...(category !== undefined && { category }) } };
}
