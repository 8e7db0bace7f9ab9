import type { Application, ApplicationDetail } from '@perenos/db';
import {
  distanceText,
  identificationCenters,
  type NearbyCenter,
  nearestCenters,
  type Place,
  regionOf,
} from '@perenos/domain';

/** Where a subscriber of an unknown region is taken to be: Калуга, the seat of the certification centre. */
const seat: Place & { name: string } = { name: 'Калуга', latitude: 54.51, longitude: 36.26 };

type Near = { from: string; centers: (NearbyCenter & { distance: string })[] };

/** Centres by their distance from the subscriber's address, or from the middle of its region. */
export function centersNear(
  { subscriberInn, subscriberKpp }: Application,
  { latitude, longitude, requisites }: ApplicationDetail,
): Near {
  const known = latitude !== null && longitude !== null ? { latitude, longitude } : null;
  const region = regionOf(subscriberInn, subscriberKpp);
  const place = known ?? region ?? seat;
  const from = known
    ? `адрес абонента${requisites.actualAddress ? `: ${requisites.actualAddress}` : ''}`
    : `${(region ?? seat).name} (адрес абонента на карте не найден)`;
  const centers = nearestCenters(place, identificationCenters.length);
  return { from, centers: centers.map((center) => ({ ...center, distance: distanceText(center.distanceKm) })) };
}
