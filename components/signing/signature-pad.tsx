'use client';
import { Eraser, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState, type PointerEvent } from 'react';
import { Button } from '@/components/ui/button';
import { join } from '@/components/ui/join';
import { SIGNATURE_BOX, type Strokes } from '@/lib/contracts/model/evidence';
import { MOST_POINTS, MOST_STROKES, pointsOf } from '@/lib/signing/model/inputs';

type Point = Strokes[number][number];

/** Points nearer than this to the last one draw nothing that is seen. */
const STEP = 3;

/** Where the pointer is in the box of the signature, in whole units. */
function pointAt(event: PointerEvent<SVGSVGElement>): Point {
  const box = event.currentTarget.getBoundingClientRect();
  const within = (share: number, most: number) => Math.min(most, Math.max(0, Math.round(share * most)));
  return [within((event.clientX - box.left) / box.width, SIGNATURE_BOX.width), within((event.clientY - box.top) / box.height, SIGNATURE_BOX.height)];
}

/** A point alone is a dot: it needs a line of no length. */
const lineOf = (stroke: Strokes[number]): string => [...stroke, ...stroke.slice(-1)].map((point) => point.join()).join(' ');

/** A signature by finger, pen or mouse. Nobody needs it: the typed name signs as well. */
export function SignaturePad({ strokes, onChange, describedBy }: { strokes: Strokes; onChange: (strokes: Strokes) => void; describedBy?: string }) {
  const t = useTranslations('signing.sign');
  // Points come faster than pages are drawn.
  const line = useRef<Point[]>(undefined);
  const [drawing, setDrawing] = useState<Strokes[number]>();
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (!event.isPrimary || strokes.length >= MOST_STROKES || pointsOf(strokes) >= MOST_POINTS) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    line.current = [pointAt(event)];
    setDrawing(line.current);
  };
  const goOn = (event: PointerEvent<SVGSVGElement>) => {
    const last = line.current?.at(-1);
    if (!line.current || !last || !event.isPrimary || pointsOf(strokes) + line.current.length >= MOST_POINTS) return;
    const [x, y] = pointAt(event);
    if (Math.hypot(x - last[0], y - last[1]) < STEP) return;
    line.current = [...line.current, [x, y]];
    setDrawing(line.current);
  };
  const end = () => {
    if (line.current) onChange([...strokes, line.current]);
    line.current = undefined;
    setDrawing(undefined);
  };
  const shown = drawing ? [...strokes, drawing] : strokes;
  return (
    <div>
      <svg
        role="img" aria-label={t('pad', { count: strokes.length })} {...(describedBy && { 'aria-describedby': describedBy })}
        viewBox={`0 0 ${SIGNATURE_BOX.width} ${SIGNATURE_BOX.height}`}
        className="block aspect-3/1 w-full cursor-crosshair touch-none rounded-md border border-line-strong bg-surface select-none"
        onPointerDown={begin} onPointerMove={goOn} onPointerUp={end} onPointerCancel={end}
      >
        <line x1="30" x2="570" y1="160" y2="160" className="stroke-line" strokeDasharray="4 6" />
        {shown.map((stroke, index) => <polyline key={index} points={lineOf(stroke)} fill="none" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round" className="stroke-ink" />)}
      </svg>
      <div className={join('mt-1 flex gap-2', strokes.length === 0 && 'invisible')}>
        <Button name="strokes" variant="ghost" size="word" onClick={() => onChange(strokes.slice(0, -1))}><Undo2 aria-hidden />{t('undo')}</Button>
        <Button variant="ghost" size="word" onClick={() => onChange([])}><Eraser aria-hidden />{t('clear')}</Button>
      </div>
    </div>
  );
}
