'use client';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import type { CardJson } from '@/lib/catalogue/model/card-json';
import { withSeen } from '@/lib/catalogue/model/finding';
import { seenKept, seenOffKept, useKept } from './finding/kept';

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
  const seen = useKept(seenKept).filter((id) => id !== except);
  const off = useKept(seenOffKept);
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
        <Button variant="link" size="sm" onClick={() => turn(false)}>{t('turnOn')}</Button>
      </p>
    );
  }
  if (cards.length === 0) return null;
  return (
    <Section title={t('title')} className={className} aside={
      <span className="flex flex-wrap gap-x-2">
        <Button variant="ghost" size="sm" onClick={() => seenKept.write(except ? [except] : [])}>{t('clear')}</Button>
        <Button variant="ghost" size="sm" onClick={() => turn(true)}>{t('turnOff')}</Button>
      </span>
    }>
      <SeenRow cards={cards} label={t('title')} />
      <p className="mt-2 text-xs text-ink-muted">{t('note')}</p>
    </Section>
  );
}
