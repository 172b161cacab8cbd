import { ExitPrices } from '../catalogue/product/exit-prices';
import { Gallery } from '../catalogue/product/gallery';
import { GuaranteeTitle } from '../catalogue/product/guarantee-title';
import { PriceBar } from '../catalogue/product/price-bar';
import { PriceDesk } from '../catalogue/product/price-desk';
import { ProductFinding } from '../catalogue/product/product-finding';
import { ScheduleByYear } from '../catalogue/product/schedule-by-year';
import { TermTable } from '../catalogue/product/term-table';

/** What a product's page alone has alive: one file beside what every page of the mall fetches. */
export const PRODUCT = { ExitPrices, Gallery, GuaranteeTitle, PriceBar, PriceDesk, ProductFinding, ScheduleByYear, TermTable };
