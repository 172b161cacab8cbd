import { BrowseView } from '@/components/catalogue/browse/browse-view';
import { MallHero } from '@/components/catalogue/mall-hero';
import { Island } from '@/components/islands/island';
import { RecentlySeen } from '@/components/catalogue/recently-seen';
import { EVERYTHING } from '@/lib/catalogue/model/browse';
import { frontPage } from '@/lib/catalogue/views/browse';
import { webDeps } from '@/lib/web/deps';
import { foundAt } from '@/lib/web/found';

export const generateMetadata = () => foundAt('/');

/** The front page has no conditions, so that it is one page for everybody: those with conditions are under `/search`. */
export default async function HomePage() {
  const { db, clock } = await webDeps();
  return (
    <>
      <MallHero />
      <BrowseView browse={EVERYTHING} page={await frontPage(db, clock.now())} />
      <Island name="RecentlySeen" of={RecentlySeen} className="mt-12" />
    </>
  );
}
