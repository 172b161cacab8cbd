'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { DialogContent } from '@/components/ui/dialog';
import { useErrorText } from '@/components/ui/error-text';
import { FieldError } from '@/components/ui/field-error';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { wholeOf, withRatio, type Crop, type Ratio, type Size } from '@/lib/catalogue/model/crop';
import { CropFrame } from './crop-frame';
import { CropNumbers } from './crop-numbers';
import type { CropPhoto } from './form-parts';

const RATIOS = { free: null, plate: 4 / 3, square: 1 } as const satisfies Record<string, Ratio>;
type Shape = keyof typeof RATIOS;
const SHAPES = Object.keys(RATIOS) as Shape[];

/** Which part of a stored photo is to be shown: by dragging, or by numbers. The server cuts it out of what it has. */
export function CropDialog({ fileId, crop: cut, onCropped }: { fileId: string; crop: CropPhoto; onCropped: (fileId: string) => void }) {
  const t = useTranslations('photos');
  const text = useErrorText();
  const [size, setSize] = useState<Size>();
  const [part, setPart] = useState<Crop>();
  const [shape, setShape] = useState<Shape>('free');
  const [error, setError] = useState<string>();
  const [cutting, startCutting] = useTransition();
  const loaded = (natural: Size) => {
    setSize(natural);
    setPart((known) => known ?? wholeOf(natural));
  };
  const choose = (next: Shape) => {
    setShape(next);
    if (size && part) setPart(withRatio(size, part, RATIOS[next]));
  };
  const whole = size && part && part.width === size.width && part.height === size.height;
  const keep = () => startCutting(async () => {
    if (!part) return;
    setError(undefined);
    const answer = await cut({ fileId, ...part }).catch(() => ({ ok: false as const, error: { code: 'not-sent' } }));
    if (answer.ok) onCropped(answer.value.fileId);
    else setError(text(answer.error.code));
  });
  const footer = (
    <>
      <Button disabled={!size || whole} onClick={() => { if (size) setPart(withRatio(size, wholeOf(size), RATIOS[shape])); }}>{t('whole')}</Button>
      <Button variant="primary" disabled={!part || whole} pending={cutting} pendingLabel={t('cropping')} onClick={keep}>{t('keep')}</Button>
    </>
  );
  return (
    <DialogContent title={t('cropTitle')} description={t('cropLead')} footer={footer} className="md:w-[min(44rem,calc(100vw-3rem))]">
      <div className="flex flex-col gap-4">
        <CropFrame fileId={fileId} size={size} crop={part} ratio={RATIOS[shape]} onLoad={loaded} onChange={setPart} onFail={() => setError(t('notLoaded'))} />
        {!size && !error && <p className="text-sm text-ink-muted">{t('loading')}</p>}
        <SegmentedControl
          legend={t('ratio')}
          options={SHAPES.map((each) => ({ value: each, label: t(`ratios.${each}`) }))}
          value={shape}
          input={{ name: 'crop-shape', onChange: (event) => choose(event.target.value as Shape) }}
        />
        {size && part && <CropNumbers size={size} crop={part} ratio={RATIOS[shape]} onChange={setPart} />}
        <p role="status" className="money text-sm text-ink-muted">{part && t('size', { width: part.width, height: part.height })}</p>
        <div role="alert"><FieldError text={error} /></div>
      </div>
    </DialogContent>
  );
}
