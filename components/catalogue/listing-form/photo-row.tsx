'use client';
import { ArrowDown, ArrowUp, Crop, GripVertical, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Dialog, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Registered } from '@/components/ui/use-action-form';
import { useState } from 'react';
import { Thumb } from '../plate';
import { CropDialog } from './crop-dialog';
import type { CropPhoto } from './form-parts';

interface Props {
  index: number;
  total: number;
  fileId: string;
  /** It is being dragged. */
  held: boolean;
  input: Registered;
  error?: string;
  onStep: (way: 'earlier' | 'later') => void;
  onRemove: () => void;
  onCropped: (fileId: string) => void;
  crop: CropPhoto;
}

/** One photo: what it shows in words, its place, its part. Dragged by the grip; the buttons do the same for everybody. */
export function PhotoRow({ index, total, fileId, held, input, error, onStep, onRemove, onCropped, crop }: Props) {
  const t = useTranslations('photos');
  const [open, setOpen] = useState(false);
  const number = index + 1;
  return (
    <li data-row={index} className={cn('grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-2 border-b border-line py-4 md:grid-cols-[auto_minmax(0,1fr)_auto]', held && 'bg-accent-soft')}>
      <div data-grip className="relative -ml-1 flex cursor-grab touch-none items-center gap-1 self-start active:cursor-grabbing">
        <GripVertical aria-hidden className="size-5 shrink-0 text-ink-muted" />
        <Thumb photoId={fileId} className="pointer-events-none w-24 md:w-32" />
        {index === 0 && <span className="absolute bottom-1 left-7 rounded-sm bg-ink px-1.5 text-xs font-semibold text-canvas">{t('cover')}</span>}
      </div>
      <Field label={t('alt', { number })} hint={index === 0 && t('altHint')} error={error}>
        <Input size="sm" {...input} autoComplete="off" aria-required />
      </Field>
      <span className="col-span-2 flex justify-end md:col-span-1 md:self-start md:pt-6">
        <Button variant="ghost" size="icon" data-way="earlier" disabled={index === 0} aria-label={t('earlier', { number })} onClick={() => onStep('earlier')}><ArrowUp aria-hidden /></Button>
        <Button variant="ghost" size="icon" data-way="later" disabled={number === total} aria-label={t('later', { number })} onClick={() => onStep('later')}><ArrowDown aria-hidden /></Button>
        <Dialog open={open} onOpenChange={setOpen}>
          <DialogTrigger asChild><Button variant="ghost" size="icon" data-way="crop" aria-label={t('crop', { number })}><Crop aria-hidden /></Button></DialogTrigger>
          {open && <CropDialog fileId={fileId} crop={crop} onCropped={(cut) => { setOpen(false); onCropped(cut); }} />}
        </Dialog>
        <Button variant="ghost" size="icon" data-way="remove" aria-label={t('remove', { number })} onClick={onRemove}><Trash2 aria-hidden /></Button>
      </span>
    </li>
  );
}
