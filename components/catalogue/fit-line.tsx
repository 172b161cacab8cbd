import { join } from '@/components/ui/join';

/** Where `FitMarks` says whether a price fits; there only for who is known to have a limit for the whole mall. */
export const FitLine = ({ instalmentMinor, financedMinor, className }: { instalmentMinor: bigint; financedMinor: bigint; className?: string }) => (
  <p
    data-fit="" data-month={instalmentMinor.toString()} data-amount={financedMinor.toString()}
    className={join('hidden min-h-4 text-xs font-semibold text-ink-muted in-data-[known=room]:block data-[fit=yes]:text-positive', className)}
  />
);
