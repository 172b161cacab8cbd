'use client';
import { useRef, type CSSProperties, type PointerEvent } from 'react';
import { cn } from '@/components/ui/cn';
import { CORNERS, dragged, fitted, type Corner, type Crop, type Ratio, type Size } from '@/lib/catalogue/model/crop';

interface Props {
  fileId: string;
  /** Known once the photo is there. */
  size?: Size;
  crop?: Crop;
  ratio: Ratio;
  onLoad: (size: Size) => void;
  onFail: () => void;
  onChange: (crop: Crop) => void;
}

const PLACE: Record<Corner, string> = {
  nw: '-top-3 -left-3 cursor-nwse-resize', ne: '-top-3 -right-3 cursor-nesw-resize', sw: '-bottom-3 -left-3 cursor-nesw-resize', se: '-bottom-3 -right-3 cursor-nwse-resize',
};

interface Grip {
  at: { x: number; y: number };
  from: Crop;
  corner: Corner | null;
  /** Pixels of the photo in one of the screen. */
  scale: number;
}

const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;

const placed = (crop: Crop, size: Size): CSSProperties => ({
  left: percent(crop.left, size.width), top: percent(crop.top, size.height), width: percent(crop.width, size.width), height: percent(crop.height, size.height),
});

/** The whole photo with what is left out in the shade. For pointers alone: the numbers beside it say and do the same. */
export function CropFrame({ fileId, size, crop, ratio, onLoad, onFail, onChange }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const grip = useRef<Grip>(null);
  const take = (event: PointerEvent<HTMLElement>) => {
    if (!size || !crop || event.button !== 0 || !frame.current) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const corner = CORNERS.find((each) => each === (event.target as HTMLElement).dataset['corner']) ?? null;
    grip.current = { at: { x: event.clientX, y: event.clientY }, from: crop, corner, scale: size.width / frame.current.clientWidth };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (!grip.current || !size) return;
    const { at, from, corner, scale } = grip.current;
    const by = { x: Math.round((event.clientX - at.x) * scale), y: Math.round((event.clientY - at.y) * scale) };
    onChange(corner ? dragged(size, from, corner, by, ratio) : fitted(size, { ...from, left: from.left + by.x, top: from.top + by.y }, ratio));
  };
  const release = () => { grip.current = null; };
  return (
    <div className="flex justify-center rounded-lg bg-plate p-4" aria-hidden>
      <div ref={frame} className="relative max-w-full touch-none overflow-clip">
        <img
          src={`/files/${fileId}`} alt="" decoding="async" draggable={false} className="block max-h-[42dvh] w-auto max-w-full select-none"
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => onLoad({ width, height })} onError={onFail}
        />
        {size && crop && (
          <div
            style={placed(crop, size)} onPointerDown={take} onPointerMove={move} onPointerUp={release} onPointerCancel={release}
            className="absolute cursor-move border-2 border-white outline-[100vmax] outline-black/55"
          >
            {CORNERS.map((corner) => (
              <span key={corner} data-corner={corner} className={cn('absolute flex size-11 items-center justify-center', PLACE[corner])}>
                <span className="pointer-events-none size-4 rounded-full border-2 border-white bg-accent" />
              </span>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
