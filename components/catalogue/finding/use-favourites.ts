'use client';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useErrorText } from '@/components/ui/error-text';
import { notify } from '@/components/ui/notify';
import { listingIdsIn } from '@/lib/catalogue/model/finding';
import { err, type Problem, type Result } from '@/lib/kernel/result';
import { useKept, wishedKept } from './kept';

type Act = (input: { listingId: string }) => Promise<Result<unknown>>;

export interface FavouriteActs {
  add: Act;
  remove: Act;
}

/** Who looks, as far as hearts go; `other` has a desk and no hearts. */
type Looker = 'visitor' | 'purchaser' | 'other';

interface Mine {
  looker: Looker;
  ids: string[];
}

async function askMine(): Promise<Mine> {
  const answer = await fetch('/me/finding', { cache: 'no-store' });
  if (!answer.ok) throw new Error(`Refused: ${answer.status}`);
  const { looker, favourites } = (await answer.json()) as { looker: Looker; favourites: unknown[] };
  return { looker, ids: listingIdsIn(favourites) };
}

const changed = (ids: readonly string[], id: string, on: boolean) => {
  const others = ids.filter((other) => other !== id);
  return on ? [id, ...others] : others;
};

function signInAndReturn(): void {
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?next=${encodeURIComponent(`${pathname}${search}`)}`);
}

/** Asked once a page, after it has come alive; asked again where there was no answer. */
function useMine(arrived: (mine: Mine) => void) {
  const [mine, setMine] = useState<Mine | null>(null);
  const asked = useRef<Promise<Mine | null>>(null);
  const told = useRef(arrived);
  useEffect(() => { told.current = arrived; });
  const load = useCallback(() => (asked.current ??= askMine().then(
    (answer) => {
      setMine(answer);
      told.current(answer);
      return answer;
    },
    () => {
      asked.current = null;
      return null;
    },
  )), []);
  useEffect(() => { void load(); }, [load]);
  const set = useCallback((id: string, on: boolean) => setMine((before) => before && { ...before, ids: changed(before.ids, id, on) }), []);
  return { mine, load, set };
}

/** Hearts: at once on the page, then in the database; a visitor's are kept on the device until they sign in. */
export function useFavourites({ add, remove }: FavouriteActs) {
  const t = useTranslations('finding');
  const errorText = useErrorText();
  const wished = useKept(wishedKept);
  const wish = (id: string, on: boolean) => wishedKept.write(changed(wishedKept.read(), id, on));
  const { mine, load, set } = useMine(({ looker }) => { if (looker === 'purchaser') void bringWishes(); });

  async function put(id: string, on: boolean): Promise<Result<unknown>> {
    set(id, on);
    const result = await (on ? add : remove)({ listingId: id }).catch(() => err({ code: 'finding.not-kept' }));
    if (!result.ok) set(id, !on);
    return result;
  }

  /** What was marked before signing in; what is refused is said once, and not asked again. */
  async function bringWishes(): Promise<void> {
    const before = [...wishedKept.read()].reverse();
    if (before.length === 0) return;
    const results: Result<unknown>[] = [];
    for (const id of before) {
      const result = await put(id, true);
      results.push(result);
      if (result.ok || result.error.code !== 'finding.not-kept') wish(id, false);
    }
    const refused = results.find((result) => !result.ok);
    if (refused && !refused.ok) notify(errorText(refused.error.code, refused.error.params));
    else notify(t('broughtAlong', { count: before.length }));
  }

  async function mark(id: string, on: boolean, undoable: boolean): Promise<void> {
    const known = mine ?? (await load());
    if (!known) return notify(errorText('finding.not-kept'));
    const result = known.looker === 'purchaser' ? await put(id, on) : err<Problem>({ code: 'session-ended' });
    if (!result.ok && result.error.code === 'session-ended') {
      wish(id, on);
      if (on) signInAndReturn();
      return undefined;
    }
    if (!result.ok) return notify(errorText(result.error.code, result.error.params));
    return notify(t(on ? 'added' : 'removed'), undoable ? { label: t('undo'), onClick: () => void mark(id, !on, undoable) } : undefined);
  }

  const own = mine?.looker === 'purchaser' ? mine.ids : wished;
  return {
    favourites: useMemo(() => new Set(own), [own]),
    /** Null until it is known. */
    favouriteCount: mine?.looker === 'purchaser' ? mine.ids.length : null,
    heartless: mine?.looker === 'other',
    mark: (id: string, on: boolean, undoable = true) => void mark(id, on, undoable),
  };
}
