import { LoaderCircle } from 'lucide-react';
import { cn } from './cn';

/** Decoration beside a word that already says what is waited for. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('size-4 shrink-0 animate-spin', className)} />;
}
