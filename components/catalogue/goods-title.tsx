/** Longer words may break: a narrow card has no room for them. */
const MODEL_NUMBER = /(\S*-\S*)/;
const LONGEST_WHOLE = 14;

/** A title in which no line ends within a model number (`U-131`), as browsers let it at a hyphen. */
export function GoodsTitle({ title }: { title: string }) {
  return title.split(MODEL_NUMBER).map((part, index) => (index % 2 === 1 && part.length <= LONGEST_WHOLE ? <span key={index} className="whitespace-nowrap">{part}</span> : part));
}
