'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { typed, type Crop, type Ratio, type Size } from '@/lib/catalogue/model/crop';

const SIDES = ['left', 'top', 'width', 'height'] as const satisfies (keyof Crop)[];

interface Props {
  size: Size;
  crop: Crop;
  ratio: Ratio;
  onChange: (crop: Crop) => void;
}

/** The same part in numbers. What can be meant is shown at once; the rest is set right when the field is left. */
export function CropNumbers({ size, crop, ratio, onChange }: Props) {
  const t = useTranslations('photos');
  const most = { left: size.width, top: size.height, width: size.width, height: size.height };
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {SIDES.map((side) => (
        <NumberField key={side} label={t(side)} value={crop[side]} most={most[side]} fit={(value) => typed(size, crop, side, value, ratio)[side]} onChange={(value) => onChange(typed(size, crop, side, value, ratio))} />
      ))}
    </div>
  );
}

function NumberField({ label, value, most, fit, onChange }: { label: string; value: number; most: number; fit: (value: number) => number; onChange: (value: number) => void }) {
  /** What is being typed, as long as it is not (yet) a number that fits. */
  const [text, setText] = useState<string>();
  const read = (entered: string) => {
    const number = entered.trim() === '' ? Number.NaN : Number(entered);
    const fits = Number.isInteger(number) && fit(number) === number;
    setText(fits ? undefined : entered);
    if (fits) onChange(number);
  };
  const leave = () => {
    const number = Number(text);
    if (text !== undefined && text.trim() !== '' && Number.isFinite(number)) onChange(number);
    setText(undefined);
  };
  return (
    <Field label={label}>
      <Input
        size="sm" type="number" inputMode="numeric" min={0} max={most} step={1} className="money"
        value={text ?? String(value)}
        onChange={(event) => read(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => { if (event.key === 'Enter') leave(); }}
      />
    </Field>
  );
}
