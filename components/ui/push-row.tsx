'use client';
import type { ComponentProps } from 'react';

/** A list in one line that is pushed sideways. What is reached by keyboard comes wholly into sight: by itself a browser is content with a part. */
export function PushRow(props: ComponentProps<'ul'>) {
  return <ul {...props} onFocus={(event) => event.target.scrollIntoView({ block: 'nearest', inline: 'nearest' })} />;
}
