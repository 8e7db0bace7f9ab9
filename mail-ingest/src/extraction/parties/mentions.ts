import { type Found, isNamed, type Party } from './party.ts';

const agree = (a: Found | null, b: Found | null): boolean => a === null || b === null || a.value === b.value;
const areSame = (a: Found | null, b: Found | null): boolean => a !== null && a.value === b?.value;

/** Whether nothing known of the one contradicts what is known of the other. */
const complements = (a: Party, b: Party): boolean =>
  agree(a.inn, b.inn) &&
  agree(a.kpp, b.kpp) &&
  (a.name === null || b.name === null || isNamed(a, b.name.value) || areSame(a.inn, b.inn));

/** Whether two parties are mentions of one company: of the same number or name, or halves of one target. */
const isSameCompany = (a: Party, b: Party): boolean =>
  a.role === b.role &&
  complements(a, b) &&
  (areSame(a.inn, b.inn) ||
    isNamed(a, b.name?.value) ||
    (b.role === 'target' && (a.inn === null) !== (b.inn === null) && (a.name === null || b.name === null)));

/** «Сменить партнёра у ООО «А» … Абонент: ИНН …»: the only nameless subscriber and the only one without ИНН are one. */
function joinHalves(parties: readonly Party[]): Party[] {
  const subscribers = parties.filter((party) => party.role === 'subscriber');
  const [nameless, another] = subscribers.filter((party) => party.name === null && party.inn !== null);
  const [named, other] = subscribers.filter((party) => party.name !== null && party.inn === null && party.kpp === null);
  if (subscribers.length !== 2 || !nameless || !named || another || other) return [...parties];
  const whole = { ...nameless, name: named.name, weakName: named.weakName };
  return parties.flatMap((party) => (party === named ? [] : party === nameless ? [whole] : [party]));
}

/** Mentions of one company in one role become one party; weak names give way where the role is stated properly. */
export function mergeMentions(parties: readonly Party[]): Party[] {
  const merged: Party[] = [];
  for (const party of parties) {
    const same = merged.find((one) => isSameCompany(one, party));
    if (!same) {
      merged.push({ ...party });
      continue;
    }
    same.again = [...same.again, party.start];
    if (same.name === null || (same.weakName && party.name !== null && !party.weakName))
      Object.assign(same, { name: party.name, weakName: party.weakName });
    same.inn ??= party.inn;
    same.kpp ??= party.kpp;
    same.unsure &&= party.unsure;
    same.end = Math.max(same.end, party.end);
  }
  const isMention = (party: Party): boolean =>
    party.inn === null && party.kpp === null && (party.weakName || !party.firm);
  return joinHalves(merged).filter((party, index) => {
    const stated = merged.some(
      (one) =>
        one !== party &&
        one.role === party.role &&
        (one.inn !== null || (one.name !== null && !one.weakName)) &&
        // Of mentions alone the first one stays.
        (!isMention(one) || party.weakName || merged.indexOf(one) < index),
    );
    return !(isMention(party) && stated);
  });
}

/** Asked of each pair in a list of thousands, so it makes nothing and looks no further than it must. */
function differBySlip(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let slips = 0;
  for (let i = 0; i < a.length && slips <= 2; i += 1) if (a[i] !== b[i]) slips += 1;
  return slips <= 2;
}

/**
 * «ООО «А», ИНН 7700000001 … ещё раз: ИНН 7700000002»: two ИНН of one subscriber that differ by a slip of the hand.
 * Nobody knows which one is meant: one party, in doubt.
 */
export function joinMisprints(parties: readonly Party[]): Party[] {
  const joined: Party[] = [];
  for (const party of parties) {
    const { name, inn, kpp } = party;
    const same = joined.find(
      (one) =>
        one.role === 'subscriber' &&
        party.role === 'subscriber' &&
        one.inn !== null &&
        inn !== null &&
        differBySlip(one.inn.value, inn.value) &&
        agree(one.kpp, kpp) &&
        (one.name === null || name === null || isNamed(one, name.value)),
    );
    if (!same?.inn || !inn) joined.push({ ...party });
    else
      Object.assign(same, {
        name: same.name ?? name,
        kpp: same.kpp ?? kpp,
        inn: { ...same.inn, doubtful: true, alternatives: [...(same.inn.alternatives ?? []), inn.value] },
      });
  }
  return joined;
}
