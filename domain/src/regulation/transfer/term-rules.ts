import type { RegulationClause } from '../clauses.ts';
import type { ParameterName } from '../parameters.ts';
import type { LicenceInForce } from './licences.ts';
import type { LicenceRule } from './sections.ts';

const letter =
  'для переноса необходимо предоставить электронное письмо (см. п.2 Регламента) и приложить официальное письмо от Абонента (см. п.3 Регламента)';

/** «По любому из тарифов»: any that the catalogue knows. Reading 3: under a carry-over tariff the regulation is silent. */
const anyTariff = ({ kind }: LicenceInForce): boolean => kind !== null && kind !== 'carry-over';

/**
 * 4.2.1/4.2.2, 4.3.2/4.3.3 and 4.4.2/4.4.3 in the same words: what is demanded depends on the days left alone.
 * Reading 1: exactly 2 days are named by neither; the stricter one applies. `daysLeft` names the section's own number.
 */
export const termRules = (
  longer: RegulationClause,
  shorter: RegulationClause,
  daysLeft: ParameterName,
): LicenceRule[] => [
  {
    clause: longer,
    quote: `Если Абонент подключен по любому из тарифов и лицензия действует еще более 2-х календарных дней, ${letter}`,
    demand: 'letter',
    holds: (licence, { parameters }) => anyTariff(licence) && licence.daysLeft >= parameters[daysLeft],
  },
  {
    clause: shorter,
    quote: `Если Абонент подключен по любому из тарифов и лицензия завершится менее чем через 2 календарных дня, ${letter} или финансовый документ, подтверждающий оплату новой лицензии Партнеру, к которому запрашивается перенос.`,
    demand: 'letter-or-payment',
    holds: (licence, { parameters }) => anyTariff(licence) && licence.daysLeft < parameters[daysLeft],
  },
];
