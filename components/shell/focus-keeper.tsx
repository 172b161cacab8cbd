'use client';
import { useEffect } from 'react';
import { keepFocus } from './keep-focus';

/** Stands in the root layout: no press of a button leaves the focus nowhere. */
export function FocusKeeper() {
  useEffect(keepFocus, []);
  return null;
}
