import type { ReactNode } from 'react';
import { HollowRing } from '@/components/ui/hollow-ring';

/** A page with one sentence and one way on: nothing found, something failed. */
export function NoticePage({ title, text, action, children }: { title: string; text: string; action: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex max-w-read flex-col items-start gap-4 py-10">
      <HollowRing className="size-12 text-accent" />
      <h1 className="text-xl font-bold md:text-2xl">{title}</h1>
      <p>{text}</p>
      {children}
      {action}
    </div>
  );
}
