import { cva } from 'class-variance-authority';

/** The look of a button, for a link that has it and for parts that the mall's documents load: those do without the weight of `cn`. */
export const buttonVariants = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 border text-center font-semibold transition-colors duration-quick aria-disabled:pointer-events-none disabled:cursor-not-allowed [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'border-accent bg-accent text-accent-ink hover:border-accent-hover hover:bg-accent-hover',
        secondary: 'border-line-strong bg-surface text-ink hover:bg-sunken',
        danger: 'border-critical bg-surface text-critical hover:bg-critical-soft',
        ghost: 'border-transparent bg-transparent text-ink hover:bg-sunken',
        link: 'border-transparent px-0! font-medium text-accent underline underline-offset-4 hover:text-accent-hover',
      },
      size: {
        lg: 'min-h-13 rounded-md px-6 py-2 text-base',
        md: 'min-h-11 rounded-md px-4 py-1.5 text-sm md:min-h-10',
        sm: 'min-h-11 rounded-sm px-3.5 py-1 text-sm md:min-h-9',
        /** Beside other words: it needs less room. */
        word: 'min-h-11 rounded-md px-2 py-1.5 text-sm md:min-h-10',
        icon: 'size-11 rounded-md md:size-10 [&_svg]:size-5',
      },
      block: { true: 'w-full', false: '' },
    },
    defaultVariants: { variant: 'secondary', size: 'md', block: false },
  },
);
