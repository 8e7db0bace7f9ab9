import centersFile from './centers.json' with { type: 'json' };
import regionsFile from './regions.json' with { type: 'json' };

/** Degrees of latitude and longitude, WGS 84. */
export type Place = { latitude: number; longitude: number };

/** Центр идентификации: who may identify applicants in the name of the certification centre. */
export type IdentificationCenter = Place & {
  id: string;
  name: string;
  /** The product of its contract, as WEB-Регистратор shows it behind the name. */
  product: string;
  address: string;
  schedule: string;
  phone: string;
  email: string;
};

/** All centres; invented until the certification centre gives its list. */
export const identificationCenters: readonly IdentificationCenter[] = centersFile.centers;

const { _about, ...regionRows } = regionsFile;
const regions: Readonly<Record<string, (string | number)[] | undefined>> = regionRows;

type Region = Place & { name: string };

/** The region that a КПП, or without one an ИНН, begins with; null for a code that no region has. */
export function regionOf(inn: string, kpp: string | null): Region | null {
  const [name, latitude, longitude] = regions[(kpp ?? inn).slice(0, 2)] ?? [];
  return typeof name === 'string' && typeof latitude === 'number' && typeof longitude === 'number'
    ? { name, latitude, longitude }
    : null;
}

const earthRadiusKm = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres (haversine, mean radius of the IUGG): half a per cent at most beside the ellipsoid. */
export function distanceKm(from: Place, to: Place): number {
  const half = (a: number, b: number): number => Math.sin(radians(b - a) / 2) ** 2;
  const chord =
    half(from.latitude, to.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(from.longitude, to.longitude);
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}

export type NearbyCenter = IdentificationCenter & { distanceKm: number };

/** The nearest centres, nearest first; of equally near ones by name. */
export const nearestCenters = (
  place: Place,
  count: number,
  centers: readonly IdentificationCenter[] = identificationCenters,
): NearbyCenter[] =>
  centers
    .map((center) => ({ ...center, distanceKm: distanceKm(place, center) }))
    .sort((a, b) => a.distanceKm - b.distanceKm || a.name.localeCompare(b.name, 'ru'))
    .slice(0, count);

/** «5,27 км», as WEB-Регистратор shows it: to ten metres. */
export const distanceText = (km: number): string => `${km.toFixed(2).replace('.', ',')}\u00A0км`;
