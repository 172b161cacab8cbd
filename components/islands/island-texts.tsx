import { embeddable } from '@/lib/catalogue/model/structured-data';

/** What the islands of a page say, as data within the page: no script, so that nothing need allow it. */
export const IslandTexts = ({ texts }: { texts: object }) => <script type="application/json" data-texts="" dangerouslySetInnerHTML={{ __html: embeddable(texts) }} />;
