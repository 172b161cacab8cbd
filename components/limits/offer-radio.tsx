'use client';
import { heldTick } from '@/components/ui/held';

/** What chooses one of the answers. */
export function OfferRadio({ id, value, chosen, onChoose, describedBy }: { id: string; value: string; chosen: boolean; onChoose: () => void; describedBy: string }) {
  return (
    <input
      {...heldTick(chosen)} type="radio" name="offer" id={id} value={value} onChange={onChoose} aria-describedby={describedBy}
      className="size-6 shrink-0 appearance-none rounded-full border-2 border-line-strong bg-surface checked:border-7 checked:border-accent"
    />
  );
}

/** The look of a row that can be chosen. */
export const CHOICE_ROW = 'relative -mx-(--gutter,0px) flex gap-4 border-b border-line px-(--gutter,0px) py-4 has-checked:bg-accent-soft md:-mx-6 md:px-6';
