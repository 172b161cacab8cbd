import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlVariants, type ControlSize } from './control';
import { heldValue } from './held';

export type TextareaProps = ComponentProps<'textarea'> & { size?: ControlSize };

export function Textarea({ size, className, rows = 4, ...rest }: TextareaProps) {
  return <textarea rows={rows} {...rest} {...heldValue(rest)} className={cn(controlVariants({ size }), 'block resize-y', className)} />;
}
