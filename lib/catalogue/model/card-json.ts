interface Figures {
  instalmentMinor: bigint;
  totalCostMinor: bigint;
  totalToOwnMinor: bigint;
}

interface Names {
  id: string;
  title: string;
  sellerName: string;
  currency: string;
  termMonths: number;
  photoId: string | null;
}

/** A card as JSON carries it: amounts as strings of minor units. */
export type CardJson = Names & { [name in keyof Figures]: string };

export const cardJson = ({ id, title, sellerName, currency, termMonths, photoId, instalmentMinor, totalCostMinor, totalToOwnMinor }: Names & Figures): CardJson => ({
  id, title, sellerName, currency, termMonths, photoId,
  instalmentMinor: instalmentMinor.toString(), totalCostMinor: totalCostMinor.toString(), totalToOwnMinor: totalToOwnMinor.toString(),
});
