import { join } from './join';

export type PartLook = 'accent' | 'moon' | 'critical' | 'free';

/* What is taken is filled; what is free is the hollow of the bar, whose edge is dark enough to be seen. Moon is pale, so a ring stands around it. */
const PARTS = { accent: 'bg-accent', moon: 'bg-moon ring-1 ring-ink ring-inset', critical: 'bg-critical' } as const satisfies Partial<Record<PartLook, string>>;

export interface Part {
  look: keyof typeof PARTS;
  minor: bigint;
}

/** Parts of a whole, and after them what is free of it. Decoration of figures that say the same. */
export function PartBar({ whole, parts, className }: { whole: bigint; parts: readonly Part[]; className?: string }) {
  let left = whole;
  const shown = parts.flatMap(({ look, minor }) => {
    const room = minor < left ? minor : left;
    left -= room;
    return room > 0n ? [{ look, width: `${Number((room * 10_000n) / whole) / 100}%` }] : [];
  });
  return (
    <div aria-hidden className={join('flex h-3 overflow-clip rounded-xs border border-line-strong bg-canvas', className)}>
      {shown.map(({ look, width }) => <span key={look} className={`min-w-1 ${PARTS[look]}`} style={{ width }} />)}
    </div>
  );
}

/** The mark of a part beside its name. */
export function PartMark({ look }: { look: PartLook }) {
  return <span aria-hidden className={`size-2.5 shrink-0 rounded-xs ${look === 'free' ? 'border border-line-strong bg-canvas' : PARTS[look]}`} />;
}
