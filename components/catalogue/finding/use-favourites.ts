'use client';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { askMe, setFavourite, useMe } from '@/components/shell/me';
import { useErrorText } from '@/components/ui/error-text';
import { notify } from '@/components/ui/notify';
import { useShared } from '@/components/ui/shared';
import { err, ok, type Result } from '@/lib/kernel/result';
import { sendJson } from '@/components/ui/send-json';
import { wishedKept } from './kept';

function signInAndReturn(): void {
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?next=${encodeURIComponent(`${pathname}${search}`)}`);
}

export function wish(id: string, on: boolean): void {
  const others = wishedKept.read().filter((other) => other !== id);
  wishedKept.write(on ? [id, ...others] : others);
}

/** Listing → its last press on the way. */
const sending = new Map<string, Promise<unknown>>();

/** At once on the page, then in the database, in the order of the presses; taken back on the page where it is refused. */
export async function putFavourite(id: string, on: boolean): Promise<Result<unknown>> {
  setFavourite(id, on);
  const sent = Promise.resolve(sending.get(id)).then(() => sendJson('/me/favourites', { listingId: id, on })).catch(() => err({ code: 'finding.not-kept' }));
  sending.set(id, sent);
  const result = await sent;
  if (!result.ok) setFavourite(id, !on);
  return result;
}

/** Hearts; a visitor's are kept on the device until they sign in. */
export function useFavourites() {
  const t = useTranslations('finding');
  const errorText = useErrorText();
  const wished = useShared(wishedKept);
  const me = useMe();

  async function mark(id: string, on: boolean, undoable: boolean): Promise<void> {
    const known = await askMe();
    if (!known) return notify(errorText('finding.not-kept'));
    const result: Result<unknown> = known.visitor ? await putFavourite(id, on) : err({ code: 'session-ended' });
    if (result.ok) return notify(t(on ? 'added' : 'removed'), undoable ? { label: t('undo'), onClick: () => void mark(id, !on, undoable) } : undefined);
    if (result.error.code !== 'session-ended') return notify(errorText(result.error.code, result.error.params));
    wish(id, on);
    return on ? signInAndReturn() : undefined;
  }

  const role = me?.visitor?.role;
  const own = role === 'PURCHASER' ? me?.favourites : wished;
  return {
    favourites: useMemo(() => new Set(own), [own]),
    /** Null until it is known. */
    favouriteCount: role === 'PURCHASER' ? (me?.favourites.length ?? null) : null,
    /** Whoever works at a desk has no hearts. */
    heartless: role !== undefined && role !== 'PURCHASER',
    mark: (id: string, on: boolean, undoable = true) => void mark(id, on, undoable),
  };
}

/** What was marked before signing in. What is refused is said once, and not asked again. */
export function useBringWishes(): () => Promise<void> {
  const t = useTranslations('finding');
  const errorText = useErrorText();
  return async () => {
    const known = await askMe();
    const before = [...wishedKept.read()].reverse();
    if (known?.visitor?.role !== 'PURCHASER' || before.length === 0) return;
    let refused: Result<unknown> = ok(null);
    for (const id of before) {
      const result = await putFavourite(id, true);
      if (!result.ok && refused.ok) refused = result;
      if (result.ok || result.error.code !== 'finding.not-kept') wish(id, false);
    }
    notify(refused.ok ? t('broughtAlong', { count: before.length }) : errorText(refused.error.code, refused.error.params));
  };
}
