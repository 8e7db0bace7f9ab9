import type { IsoInstant } from '@perenos/domain';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// RFC 5322, 4.3: obsolete zones, and the Russian abbreviations that servers print.
const namedZones: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  msk: 180,
  msd: 240,
  samt: 240,
  yekt: 300,
  omst: 360,
  krat: 420,
  novt: 420,
  irkt: 480,
  yakt: 540,
  vlat: 600,
  magt: 660,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
};

/** RFC 5322 comments nest and may hold `;` and digits. */
function withoutComments(value: string): string {
  let depth = 0;
  let out = '';
  for (const sign of value) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) out += sign;
  }
  return out;
}

/** Minutes east of UTC; RFC 5322: an unknown zone counts as `-0000`, that is UTC. */
function zoneMinutes(zone: string | undefined): number {
  const numeric = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (numeric) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3]));
  return namedZones[(zone ?? '').toLowerCase()] ?? 0;
}

const fullYear = (year: string): number =>
  year.length > 2 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);

function instant(y: number, mo: number, d: number, h: number, mi: number, s: number, zone: number): IsoInstant | null {
  const date = new Date(Date.UTC(y, mo, d, h, mi, Math.min(s, 59)));
  if (date.getUTCMonth() !== mo || date.getUTCDate() !== d || h > 23 || mi > 59 || y < 1980 || y > 2099) return null;
  return new Date(date.getTime() - zone * 60_000).toISOString();
}

/** A date-time of RFC 5322 with any zone and comments, also ISO 8601 with an offset; null where there is none that can be. */
export function parseMailDate(value: string): IsoInstant | null {
  const text = withoutComments(value).replace(/\s+/g, ' ').trim();
  const rfc =
    /(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*[ -](\d{2,4}),? (\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([+-]\d{2}:?\d{2}|[A-Za-z]{1,5})?/.exec(
      text,
    );
  if (rfc) {
    const [, day = '', month = '', year = '', hour = '', minute = '', second = '0', zone] = rfc;
    const index = months.indexOf(month.toLowerCase());
    return index < 0
      ? null
      : instant(fullYear(year), index, Number(day), Number(hour), Number(minute), Number(second), zoneMinutes(zone));
  }
  const iso = /(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})/i.exec(text);
  if (!iso) return null;
  const [, y = '', mo = '', d = '', h = '', mi = '', s = '0', zone] = iso;
  return instant(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s), zoneMinutes(zone));
}

/**
 * When the mail was received: the date of the topmost `Received:` (after its last `;` outside comments), else `Date:`,
 * else null. A topmost `Received:` without a readable date is passed over.
 */
export function receivedAt(headers: ReadonlyMap<string, readonly string[]>): IsoInstant | null {
  for (const value of headers.get('received') ?? []) {
    const bare = withoutComments(value);
    const date = parseMailDate(bare.includes(';') ? bare.slice(bare.lastIndexOf(';') + 1) : bare);
    if (date !== null) return date;
  }
  for (const value of headers.get('date') ?? []) {
    const date = parseMailDate(value);
    if (date !== null) return date;
  }
  return null;
}
