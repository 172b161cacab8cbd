'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';

export const Dialog = Primitive.Root;
/** Use with `asChild` around a Button. */
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

const FIELDS = 'input:not([type=hidden], [type=file], [type=radio]:not(:checked)), select, textarea';

/** Who opens a form is there to fill it in: its first field has the focus, not the button that closes it. */
function enterField(event: Event): void {
  const fields = event.currentTarget instanceof HTMLElement ? event.currentTarget.querySelectorAll<HTMLElement>(FIELDS) : [];
  const first = [...fields].find((field) => field.checkVisibility() && !field.matches(':disabled'));
  if (!first) return;
  event.preventDefault();
  first.focus();
}

/** A sheet from the lower edge on a phone, a window in the middle from 768 px on. Title is required: it is what is announced. */
export function DialogContent({
  title,
  description,
  footer,
  className,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  footer?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const t = useTranslations('common');
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-(--z-scrim) bg-scrim" />
      <Primitive.Content
        onOpenAutoFocus={enterField}
        {...(!description && { 'aria-describedby': undefined })}
        className={cn(
          'fixed inset-x-0 bottom-0 z-(--z-dialog) flex max-h-[90dvh] flex-col rounded-t-lg bg-surface text-ink shadow-dialog outline-none',
          'md:inset-auto md:top-1/2 md:left-1/2 md:w-[min(32rem,calc(100vw-3rem))] md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-lg',
          className,
        )}
      >
        <div className="flex items-start justify-between gap-4 px-5 pt-4">
          <Primitive.Title className="pt-2 text-lg font-bold">{title}</Primitive.Title>
          <Primitive.Close asChild>
            <Button variant="ghost" size="icon" aria-label={t('close')} className="-mr-2"><X aria-hidden /></Button>
          </Primitive.Close>
        </div>
        <div className="min-h-0 overflow-y-auto px-5 pt-2 pb-5">
          {description && <Primitive.Description className="mb-4 text-sm text-ink-muted">{description}</Primitive.Description>}
          {children}
        </div>
        {footer && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-4">{footer}</div>}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
