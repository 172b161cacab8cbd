'use client';
import type { CSSProperties } from 'react';
import type { FrontSize } from '@/lib/catalogue/model/dimensions';
import type { Extent } from './picture-extent';

/** A picture that is further off than this does not show the front that the figures are of. */
const TOLERANCE = 0.15;

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** Lines with the real width and height beside the goods, where the picture bears the figures out. The specification says the same in words. */
export function DimensionLines({ sizes, extent }: { sizes: readonly FrontSize[]; extent: Extent }) {
  const size = sizes.find(({ ratio }) => Math.abs(Math.log(ratio / extent.ratio)) <= TOLERANCE);
  if (!size) return null;
  const { left, right, top, bottom, pictureRatio } = extent;
  return (
    <div
      aria-hidden
      style={{ '--picture': pictureRatio } as CSSProperties}
      className="money pointer-events-none absolute inset-0 m-auto h-[min(100cqh,100cqw/var(--picture))] w-[min(100cqw,100cqh*var(--picture))] text-2xs text-ink-muted md:text-sm"
    >
      <span style={{ left: percent(left), width: percent(right - left), top: `min(${percent(bottom)} + 1.1rem, 100% + 0.4rem)` }} className="absolute flex h-3 -translate-y-1/2 items-center border-x border-ink-muted before:h-px before:flex-1 before:bg-ink-muted after:h-px after:flex-1 after:bg-ink-muted">
        <span className="px-0.5">{size.width}</span>
      </span>
      <span style={{ top: percent(top), height: percent(bottom - top), left: `calc(${percent(right)} + 1.1rem)` }} className="absolute flex w-3 -translate-x-1/2 flex-col items-center border-y border-ink-muted before:w-px before:flex-1 before:bg-ink-muted after:w-px after:flex-1 after:bg-ink-muted">
        <span className="rotate-180 py-0.5 [writing-mode:vertical-rl]">{size.height}</span>
      </span>
    </div>
  );
}
