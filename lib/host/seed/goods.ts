import { PURIFIERS, ROBOTS, WATER_PURIFIERS } from './shelves/air-water';
import { MATTRESSES, MOTION_BEDS } from './shelves/bedroom';
import { CAMERAS, DRONES } from './shelves/cameras';
import { LAPTOPS, MONITORS } from './shelves/computers';
import { DESKS, SOFAS } from './shelves/furniture';
import { CARE_BEDS, MASSAGE_CHAIRS, TREADMILLS, WHEELCHAIRS } from './shelves/health';
import { CELLOS, PIANOS } from './shelves/instruments';
import { FRIDGES, WASHERS } from './shelves/kitchen-laundry';
import { BICYCLES, SCOOTERS } from './shelves/mobility';
import { AIR_CONDITIONERS, TELEVISIONS } from './shelves/screens-air';
import type { Goods } from './shelves/shelf';
import { COPIERS, ESPRESSO_MACHINES, SHOWCASES } from './shelves/shop-office';
import { SHOWPIECES } from './shelves/showpieces';

const SHELVES: readonly (readonly Goods[])[] = [
  FRIDGES, LAPTOPS, SOFAS, TREADMILLS, PIANOS, ROBOTS, WASHERS, CAMERAS, MATTRESSES, BICYCLES, ESPRESSO_MACHINES, PURIFIERS, TELEVISIONS, CELLOS, DESKS,
  MASSAGE_CHAIRS, COPIERS, MONITORS, CARE_BEDS, SCOOTERS, SHOWCASES, WATER_PURIFIERS, AIR_CONDITIONERS, WHEELCHAIRS, DRONES, MOTION_BEDS,
];

/** Goods of each shelf evenly among the others, so that nothing stands beside its like. */
const mixed = (shelves: readonly (readonly Goods[])[]): Goods[] => shelves
  .flatMap((shelf) => shelf.map((goods, index) => ({ goods, place: (index + 0.5) / shelf.length })))
  .sort((a, b) => a.place - b.place)
  .map(({ goods }) => goods);

/** In the order in which they come into the mall: the last one stands first there. */
export const GOODS: readonly Goods[] = [...mixed(SHELVES), ...SHOWPIECES];
