'use client';
import { Camera, CircleAlert, File, ImagePlus, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';

export interface UploadItem {
  key: string;
  name: string;
  /** 0 to 1 while on its way. */
  progress: number;
  state: 'sending' | 'failed';
  /** Sent again it would be refused again. */
  final?: boolean;
  /** The sentence beside a failed file. */
  error?: string;
}

/**
 * A place to drop files, with a button for everybody else and the camera on phones. Says types and size beforehand
 * (`hint`). It only collects: sending, retrying and removing are the caller's (`useUploads`).
 */
export function Dropzone({
  name,
  label,
  hint,
  accept,
  multiple = true,
  camera = false,
  icon: Icon = ImagePlus,
  items,
  onPick,
  onRetry,
  onRemove,
  error,
  className,
}: {
  /** The field's name, by which the error summary finds the button. */
  name?: string;
  label: ReactNode;
  hint: ReactNode;
  accept: string;
  multiple?: boolean;
  camera?: boolean;
  /** What kind of file is meant; a picture where nothing is said. */
  icon?: LucideIcon;
  items: readonly UploadItem[];
  onPick: (files: File[]) => void;
  onRetry: (key: string) => void;
  onRemove: (key: string) => void;
  error?: string;
  className?: string;
}) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onPick([...event.dataTransfer.files].slice(0, multiple ? undefined : 1));
  };
  return (
    <div className={className}>
      <div
        role="group"
        aria-labelledby={`${id}-label`}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn('flex flex-col items-center gap-2 rounded-lg border border-dashed border-line-strong p-5 text-center text-sm', over && 'border-accent bg-accent-soft', error && 'border-critical')}
      >
        <Icon aria-hidden className="size-6" /><p><span id={`${id}-label`}>{label}</span> · <span id={`${id}-hint`} className="text-ink-muted">{hint}</span></p>
        <Pickers name={name} accept={accept} multiple={multiple} camera={camera} onPick={onPick} />
      </div>
      {error && <p id={`${id}-error`} className="mt-1.5 text-sm text-critical">{error}</p>}
      <ul aria-live="polite">
        {items.map((item) => <FileRow key={item.key} item={item} onRetry={onRetry} onRemove={onRemove} />)}
      </ul>
    </div>
  );
}

/** The buttons, and the file fields that they open. */
function Pickers({ name, accept, multiple, camera, onPick }: { name?: string; accept: string; multiple: boolean; camera: boolean; onPick: (files: File[]) => void }) {
  const t = useTranslations('common');
  const files = useRef<HTMLInputElement>(null);
  const lens = useRef<HTMLInputElement>(null);
  const pick = { type: 'file', accept, className: 'sr-only', tabIndex: -1, 'aria-hidden': true } as const;
  return (
    <>
      <div className="flex flex-wrap justify-center gap-2">
        <Button size="sm" name={name} onClick={() => files.current?.click()}>{t('pickFiles')}</Button>
        {camera && <Button size="sm" className="md:hidden" onClick={() => lens.current?.click()}><Camera aria-hidden />{t('takePhoto')}</Button>}
      </div>
      <input ref={files} {...pick} multiple={multiple} onChange={(event) => takeFrom(event.target, onPick)} />
      {camera && <input ref={lens} {...pick} capture="environment" onChange={(event) => takeFrom(event.target, onPick)} />}
    </>
  );
}

function takeFrom(input: HTMLInputElement, onPick: (files: File[]) => void): void {
  onPick([...(input.files ?? [])]);
  input.value = '';
}

function FileRow({ item, onRetry, onRemove }: { item: UploadItem; onRetry: (key: string) => void; onRemove: (key: string) => void }) {
  const t = useTranslations('common');
  const failed = item.state === 'failed';
  const percent = Math.round(item.progress * 100);
  const Icon = failed ? CircleAlert : File;
  return (
    <li className="flex items-center gap-3 border-b border-line py-2 text-sm">
      <Icon aria-hidden className={cn('size-5 shrink-0', failed && 'text-critical')} />
      <span className={cn('min-w-0 flex-1 break-words', failed && 'text-critical')}>
        {item.name}
        {failed && item.error && <> · {item.error}</>}
        {item.state === 'sending' && (
          <span role="progressbar" aria-label={item.name} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} className="mt-1 block h-1 rounded-full bg-line">
            <span className="block h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
          </span>
        )}
      </span>
      {item.state === 'sending' && <span aria-hidden className="money text-xs text-ink-muted">{percent}%</span>}
      {failed && !item.final && <Button variant="link" size="sm" onClick={() => onRetry(item.key)} aria-label={t('retryOf', { name: item.name })}>{t('retry')}</Button>}
      <Button variant="link" size="sm" onClick={() => onRemove(item.key)} aria-label={t('removeOf', { name: item.name })}>{t('remove')}</Button>
    </li>
  );
}
