import { doubt, type Finding } from '../findings.ts';
import type { Advisory } from '../types.ts';
import { anothersName, matchPartnerName, matchSubscriberName } from './names.ts';
import type { Situation } from './situation.ts';

type Names = { findings: Finding[]; advisories: Advisory[] };

/** Reading 13: a name that belongs to another ИНН → `review`; one that merely differs → an advisory. */
export function checkNames({ item, input, subscriber, target }: Situation): Names {
  const { registry } = input;
  const findings: Finding[] = [];
  const advisories: Advisory[] = [];
  if (subscriber !== null && item.subscriberName !== null) {
    const match = matchSubscriberName(item.subscriberName, subscriber.inn, registry);
    const facts = { name: item.subscriberName, inn: subscriber.inn };
    if (match === 'belongs-to-another') {
      findings.push(doubt(['2.1'], anothersName('абонента', item.subscriberName, subscriber.inn), facts));
    }
    if (match === 'differs') advisories.push('name-differs');
  }
  if (target.partner !== null && item.targetPartnerInn !== null && item.targetPartnerName !== null) {
    const match = matchPartnerName(item.targetPartnerName, target.partner, registry);
    const facts = { name: item.targetPartnerName, inn: target.partner.inn };
    if (match === 'belongs-to-another') {
      findings.push(doubt(['2.1'], anothersName('партнёра', item.targetPartnerName, target.partner.inn), facts));
    }
    if (match === 'differs') advisories.push('name-differs');
  }
  return { findings, advisories };
}

/** What the registry itself leaves open: nothing is executed on such data. */
export function checkRegistry({ subscriber, target, application, sourcePartnerId, source }: Situation): Finding[] {
  const findings: Finding[] = [];
  if (subscriber?.duplicated === true) {
    findings.push(
      doubt(['2.1'], `В реестре несколько абонентов с ИНН ${subscriber.inn} и тем же КПП.`, { inn: subscriber.inn }),
    );
  }
  if (target.partner === null) findings.push(doubt([], 'Партнёр, к которому нужен перенос, не определён.'));
  if (target.ambiguous) {
    const inn = target.partner?.inn ?? null;
    findings.push(
      doubt(['2.1'], `В реестре несколько партнёров с ИНН ${inn}: по логину не определить, к какому нужен перенос.`, {
        inn,
      }),
    );
  }
  if (application?.contested === true) {
    const { id } = application.application;
    findings.push(doubt([], 'У абонента несколько заявок по этому продукту у разных партнёров.', { application: id }));
  }
  if (subscriber !== null && (sourcePartnerId === null || source === null)) {
    findings.push(
      doubt([], 'Партнёр, у которого сейчас обслуживается абонент, в реестре не найден.', { partner: sourcePartnerId }),
    );
  }
  return findings;
}
