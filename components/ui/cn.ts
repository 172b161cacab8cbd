import { clsx, type ClassValue } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({
  extend: { theme: { text: ['2xs'], container: ['page', 'read', 'desk'], radius: ['xs', 'full'] } },
});

/** Joins class names; the later of two that contradict each other wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
