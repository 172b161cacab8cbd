'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import type { PhotoRef } from '@/lib/catalogue/model/product';
import type { ListingFormParts } from './form-parts';

/** A row's buttons by which it is moved: the one that was pressed keeps the focus, or its fellow where it cannot be pressed any more. */
type Way = 'earlier' | 'later';

interface Undo {
  text: string;
  run: () => void;
}

/**
 * The photos of the form in their order. Whatever happens to one is said aloud (`said`), what was done last can be undone
 * for as long as nothing else is done, and the focus stays with the row that moved.
 */
export function usePhotoList(form: ListingFormParts) {
  const t = useTranslations('photos');
  const list = useFieldArray({ control: form.control, name: 'product.photos' });
  const photos = useWatch({ control: form.control, name: 'product.photos' });
  const [said, say] = useState('');
  const [undo, setUndo] = useState<Undo | null>(null);
  const rows = useRef<HTMLOListElement>(null);
  const focus = useRef<string[]>([]);
  useEffect(() => {
    const [found] = focus.current.flatMap((selector) => rows.current?.querySelector<HTMLElement>(selector) ?? []);
    focus.current = [];
    found?.focus();
  });

  const moveTo = (from: number, to: number) => {
    list.move(from, to);
    setUndo(null);
    say(to === 0 ? t('movedFirst') : t('moved', { to: to + 1, total: photos.length }));
  };
  const step = (from: number, way: Way) => {
    const to = way === 'earlier' ? from - 1 : from + 1;
    moveTo(from, to);
    focus.current = [way, way === 'earlier' ? 'later' : 'earlier'].map((each) => `[data-row="${to}"] [data-way=${each}]:enabled`);
  };
  /** What undoes it goes with its button, so it says where the focus goes. */
  const offer = (text: string, run: () => void) => {
    say(text);
    setUndo({ text, run: () => { setUndo(null); run(); } });
  };
  const putBack = (index: number, photo: PhotoRef) => {
    const place = Math.min(index, form.methods.getValues('product.photos').length);
    list.insert(place, photo, { shouldFocus: false });
    say(t('restored', { number: place + 1 }));
    focus.current = [`[data-row="${place}"] [data-way=remove]`];
  };
  const remove = (index: number) => {
    const photo = form.methods.getValues(`product.photos.${index}`);
    list.remove(index);
    focus.current = [index, index - 1].map((at) => `[data-row="${at}"] [data-way=remove]`);
    offer(t('removed', { number: index + 1 }), () => putBack(index, photo));
  };
  const show = (index: number, fileId: string) => form.methods.setValue(`product.photos.${index}.fileId`, fileId, { shouldDirty: true });
  const cropped = (index: number, fileId: string) => {
    const before = form.methods.getValues(`product.photos.${index}.fileId`);
    show(index, fileId);
    offer(t('cropped', { number: index + 1 }), () => {
      show(index, before);
      say(t('uncropped', { number: index + 1 }));
      focus.current = [`[data-row="${index}"] [data-way=crop]`];
    });
  };
  const add = (fileId: string) => {
    const number = form.methods.getValues('product.photos').length + 1;
    list.append({ fileId, alt: '' }, { shouldFocus: false });
    say(t('added', { number }));
  };
  return { keys: list.fields.map(({ id }) => id), photos, said, undo, rows, add, step, remove, cropped, drag: useDraggedRow(moveTo) };
}

/** Rows are dragged by their grip, with a finger as with a mouse. The pointer is caught by the list, which does not move. */
function useDraggedRow(moveTo: (from: number, to: number) => void) {
  const [held, setHeld] = useState<number | null>(null);
  const rowsOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('[data-row]')].map((row) => row.getBoundingClientRect());
  return {
    held,
    events: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const row = (event.target as Element).closest('[data-grip]')?.closest<HTMLElement>('[data-row]');
        if (!row || event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld(Number(row.dataset['row']));
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (held === null) return;
        const over = rowsOf(event.currentTarget).findIndex(({ top, bottom }) => event.clientY >= top && event.clientY < bottom);
        if (over < 0 || over === held) return;
        moveTo(held, over);
        setHeld(over);
      },
      onPointerUp: () => setHeld(null),
      onPointerCancel: () => setHeld(null),
    },
  };
}
