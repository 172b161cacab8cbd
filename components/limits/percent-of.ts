/** A decimal rate as a person types it: "0.079" → "7.9". */
export const percentOf = (rate: string): string => String(Number((Number(rate) * 100).toFixed(4)));
