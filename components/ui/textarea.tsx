import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlVariants, type ControlSize } from './control';

export type TextareaProps = ComponentProps<'textarea'> & { size?: ControlSize };

export function Textarea({ size, className, rows = 4, ...rest }: TextareaProps) {
  return <textarea rows={rows} {...rest} className={cn(controlVariants({ size }), 'block resize-y', className)} />;
}
