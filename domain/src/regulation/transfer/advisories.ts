import type { IsoDate, Partner } from '../../registry/types.ts';
import type { Advisory, JudgeInput } from '../types.ts';
import type { Situation } from './situation.ts';

/** A restriction that is in force on a date. */
export const isRestricted = (partner: Partner, date: IsoDate): boolean =>
  partner.restriction !== null && partner.restriction.since <= date;

/** Neither the source, nor the target, nor the sales centre of one. */
function isThirdParty({ sender }: JudgeInput, partners: readonly Partner[]): boolean {
  if (sender.partnerId === null || partners.length === 0) return false;
  return !partners.some((partner) => partner.id === sender.partnerId || partner.salesCenterId === sender.partnerId);
}

export const mailAdvisories = ({ dkim }: JudgeInput): Advisory[] => (dkim === 'fail' ? ['dkim-fail'] : []);

/** What a specialist should look at twice; none of it changes a verdict. */
export function advisoriesOf({ input, source, target }: Situation): Advisory[] {
  const advisories = mailAdvisories(input);
  const partners = [source, target.partner].filter((partner) => partner !== null);
  if (isThirdParty(input, partners)) advisories.push('sender-is-third-party');
  if (target.partner !== null && isRestricted(target.partner, input.requestDate)) advisories.push('target-restricted');
  return advisories;
}
