import type { Application, Partner } from '../registry/types.ts';
import { blankOutline, decide, type Outline } from '../regulation/decide.ts';
import { doubt, type Finding, ground, missing } from '../regulation/findings.ts';
import { mailAdvisories } from '../regulation/transfer/advisories.ts';
import { anothersName, matchPartnerName, matchSubscriberName } from '../regulation/transfer/names.ts';
import { resolveTarget } from '../regulation/transfer/target-partner.ts';
import { onlyIn, whoMayAsk } from '../regulation/transfer/who-may-ask.ts';
import type { DecisionInEdition, JudgeInput, MissingCode } from '../regulation/types.ts';
import type { RequestedItem } from '../requests/types.ts';
import { isValidInn } from '../requisites/inn.ts';
import { formatDate } from '../wording/format.ts';

/** Reading 17: an application for «Астрал ЭДО» that is neither rejected nor registered, by ИНН and by КПП where stated. */
function openApplications(
  { subscriberInn: inn, subscriberKpp: kpp }: RequestedItem,
  { registry }: JudgeInput,
): Application[] {
  if (inn === null) return [];
  return registry
    .applicationsByInn(inn)
    .filter((a) => a.product === 'astral-edo' && a.state !== 'rejected' && a.state !== 'registered')
    .filter((a) => kpp === null || a.subscriberKpp === kpp)
    .sort((a, b) => b.receivedOn.localeCompare(a.receivedOn));
}

function missingCode({ subscriberInn: inn }: RequestedItem, applications: readonly Application[]): MissingCode | null {
  if (inn === null) return 'subscriber-inn';
  if (!isValidInn(inn)) return 'subscriber-inn-invalid';
  return applications.length === 0 ? 'subscriber-not-found' : null;
}

function contradictions(
  item: RequestedItem,
  input: JudgeInput,
  partner: Partner,
  applications: readonly Application[],
): Finding[] {
  const { registry } = input;
  const { subscriberInn: inn, subscriberName, targetPartnerInn, targetPartnerLogin, targetPartnerName } = item;
  const findings: Finding[] = [];
  const say = (text: string): number => findings.push(doubt(['4.5.1'], text, { inn, partner: partner.id }));
  if (
    inn !== null &&
    subscriberName !== null &&
    matchSubscriberName(subscriberName, inn, registry) === 'belongs-to-another'
  ) {
    say(anothersName('абонента', subscriberName, inn));
  }
  if (targetPartnerName !== null && matchPartnerName(targetPartnerName, partner, registry) === 'belongs-to-another') {
    say(anothersName('партнёра', targetPartnerName, partner.inn));
  }
  if (targetPartnerInn !== null && targetPartnerInn !== partner.inn)
    say(`Партнёр с ИНН ${targetPartnerInn} в реестре не найден.`);
  if (targetPartnerLogin !== null && !partner.logins.includes(targetPartnerLogin)) {
    say(`Логин «${targetPartnerLogin}» не принадлежит партнёру ${partner.name}.`);
  }
  if (new Set(applications.map((a) => a.subscriberKpp)).size > 1)
    say('Заявки по Астрал.ЭДО есть у нескольких КПП этого ИНН: не указано, какую отклонить.');
  if (item.doubtful.some((field) => field !== 'product' && item[field] !== null))
    say('Данные в письме прочитаны неуверенно.');
  return findings;
}

function findingsOf(
  item: RequestedItem,
  input: JudgeInput,
  partner: Partner,
  applications: readonly Application[],
): Finding[] {
  const [application] = applications;
  const code = missingCode(item, applications);
  const partnerCode = partner.partnerCode === null ? '' : ` ${partner.partnerCode}`;
  const text =
    application === undefined
      ? 'Перевод заявок по продукту Астрал.ЭДО невозможен: отклоняется текущее заявление клиента.'
      : `Отклонить заявление от ${formatDate(application.receivedOn)} и сообщить код партнёра${partnerCode}.`;
  const facts = { application: application?.id ?? null, partnerCode: partner.partnerCode };
  // Reading 17: 4.5.1 alone, not the clauses of chapter 2.
  const absent = code === null ? [] : [{ ...missing(code, { inn: item.subscriberInn }), clauses: [] }];
  return [ground('4.5.1', text, facts), ...absent, ...contradictions(item, input, partner, applications)];
}

function judgeItem(item: RequestedItem, input: JudgeInput): DecisionInEdition {
  const { registry, sender } = input;
  const strangers = whoMayAsk(sender, registry);
  const early = strangers.length > 0 ? strangers : onlyIn('partners', input.mailbox);
  const applications = openApplications(item, input);
  const [application] = applications;
  const partner =
    resolveTarget(item, registry).partner ??
    (sender.partnerId === null ? null : registry.partnerById(sender.partnerId));
  const outline: Outline = {
    ...blankOutline,
    subject: application === undefined ? null : 'application',
    sourcePartnerId: application?.partnerId ?? null,
    // Reading 17: the partner that the mail identifies by ИНН or login, else the sender.
    targetPartnerId: partner?.id ?? null,
    applicationId: application?.id ?? null,
    action: 'reject-application',
    advisories: mailAdvisories(input),
  };
  if (early.length > 0 || partner === null) return decide(outline, early);
  return decide(outline, findingsOf(item, input, partner, applications));
}

/** «Астрал ЭДО» in partners@ (4.5.1, reading 17): the clause is 4.5.1 alone. */
export const rejectEdoApplication = (input: JudgeInput): DecisionInEdition[] =>
  input.items.map((item) => judgeItem(item, input));
