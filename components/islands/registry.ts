import type { ComponentType } from 'react';
import { CardActions } from '../catalogue/card-actions';
import { CeilingField } from '../catalogue/browse/ceiling-field';
import { LiveConditions } from '../catalogue/browse/live-conditions';
import { CompareTray } from '../catalogue/compare-tray';
import { FavouriteButton } from '../catalogue/favourite-button';
import { FitMarks } from '../catalogue/fit-marks';
import { OwnLimit } from '../catalogue/own-limit';
import { RecentlySeen, RecordSeen } from '../catalogue/recently-seen';
import { BottomNav } from '../shell/bottom-nav';
import { LanguageSwitch } from '../shell/language-switch';
import { OfflineNotice } from '../shell/offline-notice';
import { OwnAccount, OwnPlaces } from '../shell/personal-places';
import { ThemeSwitch } from '../shell/theme-switch';
import { Toaster } from '../ui/toaster';
import type { PRODUCT } from './product';

/** What most pages of the mall have. */
export const COMMON = {
  BottomNav, CardActions, CeilingField, CompareTray, FavouriteButton, FitMarks, LanguageSwitch, LiveConditions, OfflineNotice, OwnAccount, OwnLimit, OwnPlaces, RecentlySeen, RecordSeen, ThemeSwitch, Toaster,
};

type Product = typeof PRODUCT;
const ofProduct = <N extends keyof Product>(name: N) => async (): Promise<Product[N]> => (await import('./product')).PRODUCT[name];

/** What one page has, and so is fetched by it alone. */
export const OF_ONE_PAGE = {
  ExitPrices: ofProduct('ExitPrices'),
  Gallery: ofProduct('Gallery'),
  GuaranteeTitle: ofProduct('GuaranteeTitle'),
  PriceBar: ofProduct('PriceBar'),
  PriceDesk: ofProduct('PriceDesk'),
  ProductFinding: ofProduct('ProductFinding'),
  ScheduleByYear: ofProduct('ScheduleByYear'),
  TermTable: ofProduct('TermTable'),
  KeepingLink: () => import('../catalogue/compare/keeping-link').then((parts) => parts.KeepingLink),
};

export type IslandName = keyof typeof COMMON | keyof typeof OF_ONE_PAGE;

/** The component of an island. Its props are those that its own page gave it: the types met in {@link Island}. */
export async function islandOf(name: IslandName): Promise<ComponentType<object>> {
  const component = name in COMMON ? COMMON[name as keyof typeof COMMON] : await OF_ONE_PAGE[name as keyof typeof OF_ONE_PAGE]();
  return component as ComponentType<object>;
}
