import { formatDate } from '../../wording/format.ts';
import type { CitedClause } from '../editions.ts';
import { doubt, type Facts, type Finding, ground, refusal } from '../findings.ts';
import { calendarDays, quoted } from '../wording.ts';
import { beginsLater, type LicenceInForce } from './licences.ts';
import type { DocumentsDemand, LicenceRule, ProductSection } from './sections.ts';
import { type Situation, termsOf } from './situation.ts';
import { licencesOfOtherProducts } from './subscriber.ts';

/** What chapter 4 asks for, or why the machine can't say (`demand: null`). */
export type Demand = { demand: DocumentsDemand | null; findings: Finding[] };

const needed: Readonly<Record<DocumentsDemand, string>> = {
  email: 'достаточно электронного письма',
  letter: 'нужно официальное письмо абонента',
  'letter-or-payment':
    'нужно официальное письмо абонента или документ об оплате новой лицензии партнёру, к которому запрошен перенос',
};

const factsOf = ({ licence, kind, daysLeft }: LicenceInForce): Facts => ({
  licence: licence.id,
  tariff: licence.tariff,
  kind,
  issuedOn: licence.issuedOn,
  validUntil: licence.validUntil,
  daysLeft,
});

const ofLicence = ({ licence, daysLeft }: LicenceInForce): string => {
  const left = daysLeft === 0 ? 'последний день' : `ещё ${calendarDays(daysLeft)}`;
  return `Лицензия по тарифу ${quoted(licence.tariff)} действует до ${formatDate(licence.validUntil)} — ${left}`;
};

const silent = (text: string, facts: Facts = {}): Demand => ({ demand: null, findings: [doubt([], text, facts)] });
const byEmail = (clause: CitedClause, text: string, facts: Facts = {}): Demand => ({
  demand: 'email',
  findings: [ground(clause, `${text}: ${needed.email}.`, facts)],
});

/** Identity and product are what a refusal rests on: where they were read with doubt, nothing is refused. */
const isIdentityDoubtful = ({ item }: Situation): boolean =>
  item.doubtful.some((field) => field === 'product' || field === 'subscriberInn' || field === 'subscriberKpp');

/** The representative or authorised centre is moved by the same mail: then 4.1.7 (4.2.4) doesn't forbid the transfer. */
function movesWithRepresentative({ input, item, subscriber }: Situation): boolean {
  const representative = subscriber?.record?.representativeInn ?? null;
  return input.items.some(
    (other) =>
      representative !== null &&
      other.subscriberInn === representative &&
      other.product === item.product &&
      other.targetPartnerInn === item.targetPartnerInn,
  );
}

/** 4.1.9, 4.1.7 and 4.2.4: «перенос невозможен», whatever is supplied. */
export function prohibitions(situation: Situation): Finding[] {
  const { section, counted, subscriber } = situation;
  if (section === null || isIdentityDoubtful(situation)) return [];
  if (section.forbiddenService !== undefined && subscriber?.record?.services.includes('1c-bukhobsluzhivanie')) {
    const text = 'Абонент подключён в рамках сервиса 1С:Бухобслуживание: перенос невозможен.';
    return [refusal(section.forbiddenService.clause, text, { service: '1С:Бухобслуживание' })];
  }
  const rule = counted === null ? null : ruleOf(situation, counted);
  if (counted === null || rule?.demand !== 'forbidden') return [];
  const facts = { ...factsOf(counted), representativeInn: subscriber?.record?.representativeInn ?? null };
  if (movesWithRepresentative(situation)) {
    const text = `${ofLicence(counted)}. Абонент переносится вместе с тем, через кого обслуживается (ИНН ${facts.representativeInn}): какие документы нужны, регламент не говорит.`;
    return [doubt([rule.clause], text, facts)];
  }
  return [refusal(rule.clause, `${ofLicence(counted)}: перенос такого абонента отдельно невозможен.`, facts)];
}

const ruleOf = (situation: Situation, licence: LicenceInForce): LicenceRule | null =>
  situation.section?.ruleFor(licence, termsOf(situation)) ?? null;

/** 4.1.1, 4.3.1, 4.4.1. Reading 3: 4.2 has no such clause. */
function ofPrimaryApplication(section: ProductSection, situation: Situation): Demand {
  const application = (situation.application ?? situation.holdings.liveApplication)?.application;
  const facts = { application: application?.id ?? null, state: application?.state ?? null };
  if (section.primaryApplication === undefined) {
    return silent(`Регламент не говорит о переносе первичных заявок по продукту ${section.title}.`, facts);
  }
  const received = application === undefined ? '' : ` от ${formatDate(application.receivedOn)}`;
  return byEmail(section.primaryApplication.clause, `Переносится первичная заявка${received}`, facts);
}

/** 4.1.10, 4.2.6. Reading 3: 4.3 and 4.4 don't say what is asked for then. */
function withoutLicence(section: ProductSection, situation: Situation): Demand {
  const { holdings, newest, subscriber, item, input } = situation;
  const later = holdings.licences.find((licence) => beginsLater(licence, input.requestDate));
  if (later !== undefined) {
    const text = `Лицензия зарегистрирована, но начнёт действовать только ${formatDate(later.validFrom)}: регламент о таком случае молчит.`;
    return silent(text, { licence: later.id, validFrom: later.validFrom });
  }
  if (section.noLicence === undefined) {
    return silent(
      `У абонента нет действующей лицензии: для продукта ${section.title} регламент о таком случае молчит.`,
    );
  }
  // Without a licence there has never been anything of this product to move but the application.
  if (newest === null && holdings.liveApplication !== null && section.primaryApplication === undefined)
    return ofPrimaryApplication(section, situation);
  if (newest === null) return withoutAnyLicence(section.noLicence.clause, situation);
  const ends = {
    registered: `закончилась ${formatDate(newest.validUntil)}`,
    blocked: 'заблокирована',
    revoked: 'отозвана',
  };
  const facts = { licence: newest.id, validUntil: newest.validUntil, state: newest.state, product: item.product };
  return byEmail(section.noLicence.clause, `Действующей лицензии нет (последняя ${ends[newest.state]})`, {
    ...facts,
    inn: subscriber?.inn ?? null,
  });
}

/**
 * The subscriber never had a licence of this product. If a licence of another product is in force, what the transfer
 * would move is not what the mail names: a specialist looks at it.
 */
function withoutAnyLicence(clause: CitedClause, { subscriber, item, input, application }: Situation): Demand {
  if (subscriber !== null && item.product !== null && application === null) {
    const others = licencesOfOtherProducts(subscriber, item.product, input.registry);
    const other = others.find((l) => l.state === 'registered' && l.validUntil >= input.requestDate);
    if (other !== undefined) {
      const text =
        'По этому продукту у абонента нет ни лицензии, ни заявки, а по другому лицензия действует: возможно, в письме назван не тот продукт.';
      return silent(text, { licence: other.id, product: other.product });
    }
  }
  return byEmail(clause, 'Лицензий по этому продукту у абонента нет', { inn: subscriber?.inn ?? null });
}

const silentTariff = (counted: LicenceInForce): string => {
  if (counted.kind === null) return `Тарифа ${quoted(counted.licence.tariff)} нет в справочнике: его вид неизвестен.`;
  return `Действует лицензия по тарифу ${quoted(counted.licence.tariff)}: о переносе при таком тарифе регламент молчит.`;
};

/** Another licence in force may ask for more, if only its tariff were known. */
const unknownTariffs = ({ inForce, counted }: Situation): Finding[] =>
  inForce
    .filter((licence) => licence.kind === null && licence !== counted)
    .map((licence) => doubt([], silentTariff(licence), factsOf(licence)));

/** The group's clause in place of the licence's (reading 9); silence about the licence itself stays silence. */
function ofGroup(clause: CitedClause, situation: Situation): Demand {
  const { counted } = situation;
  if (counted?.kind === 'carry-over') return silent(silentTariff(counted), factsOf(counted));
  const text = 'Группа компаний переносится целиком по одному официальному письму головной компании.';
  return { demand: 'letter', findings: [ground(clause, text), ...unknownTariffs(situation)] };
}

/** What the regulation demands for this item; `groupClause` where the whole group moves by its head's letter. */
export function demandOf(situation: Situation, groupClause: CitedClause | null): Demand {
  const { section, subscriber, counted, application, holdings } = situation;
  if (section === null || subscriber === null) return { demand: null, findings: [] };
  if (application !== null && holdings.primaryApplication !== null) return ofPrimaryApplication(section, situation);
  if (subscriber.record === null)
    return silent('Заявка этого абонента уже отклонена или зарегистрирована: переносить нечего.');
  if (counted === null) {
    const demand = withoutLicence(section, situation);
    return groupClause === null || demand.demand === null ? demand : ofGroup(groupClause, situation);
  }
  if (groupClause !== null && counted.kind !== null) return ofGroup(groupClause, situation);
  const rule = ruleOf(situation, counted);
  if (rule !== null) return ofRule(rule, situation, counted);
  // 4.1.2 or 4.1.3 depends on the target partner: while he isn't known, neither is the clause.
  if (counted.kind === 'its' && situation.target.partner === null) return { demand: null, findings: [] };
  return silent(silentTariff(counted), factsOf(counted));
}

function ofRule(rule: LicenceRule, situation: Situation, counted: LicenceInForce): Demand {
  // A prohibition that rests on doubtful data: `prohibitions` kept silent, and nothing may be executed.
  if (rule.demand === 'forbidden')
    return silent(`${ofLicence(counted)}: перенос такого абонента отдельно невозможен.`, factsOf(counted));
  const contract =
    counted.kind === 'its'
      ? `, договор 1С:ИТС ПРОФ с партнёром ${rule.demand === 'email' ? 'заключён' : 'не заключён'}`
      : '';
  const text = `${ofLicence(counted)}${contract}: ${needed[rule.demand]}.`;
  return { demand: rule.demand, findings: [ground(rule.clause, text, factsOf(counted)), ...unknownTariffs(situation)] };
}
