import { BrowseView } from '@/components/catalogue/browse/browse-view';
import { MallHero } from '@/components/catalogue/mall-hero';
import { RecentlySeen } from '@/components/catalogue/recently-seen';
import { EVERYTHING } from '@/lib/catalogue/model/browse';
import { browsePage } from '@/lib/catalogue/views/browse';
import { webDeps } from '@/lib/web/deps';
import { foundAt } from '@/lib/web/found';

/* Made when it is first asked for, because a build knows no database; anew when the mall changes (`kept-pages`), and hourly. */
export const revalidate = 3600;
export const generateStaticParams = () => [];

export const generateMetadata = () => foundAt('/');

/** The front page has no conditions, so that it is one page for everybody: those with conditions are under `/search`. */
export default async function HomePage() {
  const { db } = await webDeps();
  return (
    <>
      <MallHero />
      <BrowseView browse={EVERYTHING} page={await browsePage(db, EVERYTHING, {})} />
      <RecentlySeen className="mt-12" />
    </>
  );
}
