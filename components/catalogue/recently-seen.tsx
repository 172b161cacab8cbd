'use client';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { buttonVariants } from '@/components/ui/button-look';
import { Section } from '@/components/ui/section';
import type { CardJson } from '@/lib/catalogue/model/card-json';
import { withSeen } from '@/lib/catalogue/model/finding';
import { useShared } from '@/components/ui/shared';
import { seenKept, seenOffKept } from './finding/kept';

const QUIET = buttonVariants({ variant: 'ghost', size: 'sm' });

const SeenRow = dynamic(() => import('./seen-row').then((module) => module.SeenRow), { ssr: false });

/** Remembers on this device alone that this product was shown, unless it was told not to. */
export function RecordSeen({ id }: { id: string }) {
  useEffect(() => {
    if (!seenOffKept.read()) seenKept.write(withSeen(seenKept.read(), id));
  }, [id]);
  return null;
}

async function cardsOf(ids: readonly string[], signal: AbortSignal): Promise<CardJson[]> {
  const answer = await fetch(`/cards?ids=${ids.join(',')}`, { signal });
  if (!answer.ok) throw new Error(`Refused: ${answer.status}`);
  return ((await answer.json()) as { cards: CardJson[] }).cards;
}

/** The cards of these listings, once they are there; what could not be asked is not shown. */
function useCards(ids: string): readonly CardJson[] {
  const [cards, setCards] = useState<readonly CardJson[]>([]);
  useEffect(() => {
    if (ids === '') return undefined;
    const leaving = new AbortController();
    cardsOf(ids.split(','), leaving.signal).then(setCards, () => undefined);
    return () => leaving.abort();
  }, [ids]);
  return cards;
}

/** What this device was shown lately, below what is being read; no room is kept for it where there is nothing. */
export function RecentlySeen({ except, className }: { except?: string; className?: string }) {
  const t = useTranslations('finding.seen');
  const seen = useShared(seenKept).filter((id) => id !== except);
  const off = useShared(seenOffKept);
  const known = useCards(off ? '' : seen.join(','));
  const cards = seen.flatMap((id) => known.find((card) => card.id === id) ?? []);
  const turn = (to: boolean) => {
    seenOffKept.write(to);
    if (to) seenKept.write([]);
  };
  if (off) {
    return (
      <p className={className}>
        <span className="text-sm text-ink-muted">{t('off')}</span>{' '}
        <button type="button" onClick={() => turn(false)} className={buttonVariants({ variant: 'link', size: 'sm' })}>{t('turnOn')}</button>
      </p>
    );
  }
  if (cards.length === 0) return null;
  return (
    <Section title={t('title')} className={className} aside={
      <span className="flex flex-wrap gap-x-2">
        <button type="button" onClick={() => seenKept.write(except ? [except] : [])} className={QUIET}>{t('clear')}</button>
        <button type="button" onClick={() => turn(true)} className={QUIET}>{t('turnOff')}</button>
      </span>
    }>
      <SeenRow cards={cards} label={t('title')} />
      <p className="mt-2 text-xs text-ink-muted">{t('note')}</p>
    </Section>
  );
}
