import { CircleAlert } from 'lucide-react';

export function FieldError({ id, text }: { id?: string; text?: string }) {
  if (!text) return null;
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-critical">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="whitespace-pre-line">{text}</span>
    </p>
  );
}
