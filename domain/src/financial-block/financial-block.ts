import { debtProductName } from '../registry/debts.ts';
import type { Partner } from '../registry/types.ts';
import { blankOutline, decide } from '../regulation/decide.ts';
import { doubt, type Finding, ground, missing, refusal } from '../regulation/findings.ts';
import { isRestricted, mailAdvisories } from '../regulation/transfer/advisories.ts';
import { resolveTarget } from '../regulation/transfer/target-partner.ts';
import { carriedOutOn } from '../regulation/transfer/waiting.ts';
import { onlyIn, whoMayAsk } from '../regulation/transfer/who-may-ask.ts';
import type { DecisionInEdition, JudgeInput, TicketAction } from '../regulation/types.ts';
import type { RequestedItem } from '../requests/types.ts';
import { formatDate } from '../wording/format.ts';
import { type AskedAbout, partnerAskedAbout } from './partner-asked-about.ts';

type Case = { input: JudgeInput; sender: Partner; partner: Partner; asked: AskedAbout };
type Outcome = { action: TicketAction | null; findings: Finding[] };

const open = (findings: Finding[]): Outcome => ({ action: null, findings });
const isSalesCenter = ({ sender }: JudgeInput): boolean => sender.role === 'sales-center';
const isOwn = ({ sender, partner }: Case): boolean => partner.salesCenterId === sender.id && partner.id !== sender.id;

const notRestricted = ({ partner }: Case): Outcome =>
  open([doubt(['FB-10'], `У партнёра ${partner.name} ограничение не действует.`, { partner: partner.id })]);

/** FB-1. Another partner's debts are nobody else's business: no rule lets a third person have them. */
function debtInquiry(one: Case): Outcome {
  const { input, partner, asked } = one;
  if (!asked.isSenderMeant) {
    const text = `Спрашивают о задолженности другого партнёра (${partner.name}): правила об этом нет.`;
    return open([doubt([], text, { partner: partner.id })]);
  }
  if (!isRestricted(partner, carriedOutOn(input))) return notRestricted(one);
  const unpaid = partner.debts.filter((debt) => debt.paidAt === null || debt.paidAt > carriedOutOn(input)).length;
  const text = `Доступ партнёра ${partner.name} ограничен с ${formatDate(partner.restriction?.since ?? '')}: отправить перечень задолженностей по продуктам.`;
  return { action: 'send-debt-statement', findings: [ground('FB-1', text, { partner: partner.id, unpaid })] };
}

/**
 * FB-2, FB-3 and FB-4. A debt is paid if the money was received on or before the request date; judged again later, the day
 * of that counts: access comes back «по факту поступления оплаты».
 */
function byDebts({ input, partner }: Case): Outcome {
  const unpaid = partner.debts.filter((debt) => debt.paidAt === null || debt.paidAt > carriedOutOn(input));
  const facts = { partner: partner.id, unpaid: unpaid.map((debt) => debt.invoiceNumber).join(', ') };
  if (unpaid.length === 0) {
    const text = `Неоплаченных счетов у партнёра ${partner.name} нет, ограничение действует с ${formatDate(partner.restriction?.since ?? '')}: снять его.`;
    return { action: 'lift-restriction', findings: [ground('FB-2', text, facts)] };
  }
  const invoices = `Не оплачено: ${unpaid.map((debt) => `счёт ${debt.invoiceNumber} (${debtProductName(debt.product)})`).join(', ')}.`;
  if (input.payments.length > 0) {
    const text = `${invoices} Платёжный документ приложен, но оплата ещё не отмечена: доступ восстанавливают по факту поступления.`;
    return open([doubt(['FB-3'], text, facts)]);
  }
  return open([ground('FB-4', invoices, facts), missing('payment', facts)]);
}

/** FB-2 … FB-4 for the partner himself, FB-7 and FB-9 for his sales centre, FB-8, FB-10. */
function unblock(one: Case): Outcome {
  const { input, sender, partner, asked } = one;
  const { restriction } = partner;
  if (restriction === null || !isRestricted(partner, carriedOutOn(input))) return notRestricted(one);
  const facts = { partner: partner.id, imposedBy: restriction.imposedBy, since: restriction.since };
  const automatic = restriction.imposedBy === 'automatic';
  if (isSalesCenter(input) && restriction.imposedBy === sender.id && !asked.isSenderMeant) {
    const text = `Ограничение наложено по запросу этого же Центра продаж ${formatDate(restriction.since)}: снять его.`;
    return { action: 'lift-restriction', findings: [ground('FB-7', text, facts)] };
  }
  if (asked.isSenderMeant && automatic) return byDebts(one);
  if (asked.isSenderMeant) {
    const center = input.registry.partnerById(restriction.imposedBy)?.name ?? restriction.imposedBy;
    const text = `Ограничение наложено по запросу Центра продаж ${center}: снять его может только он.`;
    return open([refusal('FB-8', text, facts)]);
  }
  if (isSalesCenter(input) && automatic && isOwn(one)) {
    const { action, findings } = byDebts(one);
    const text = `Центр продаж просит снять автоматическое ограничение своего партнёра ${partner.name}.`;
    return { action, findings: [...findings, ground('FB-9', text, facts)] };
  }
  const text = `Снять ограничение партнёра ${partner.name} просит тот, кто его не запрашивал: правила об этом нет.`;
  return open([doubt([], text, facts)]);
}

/** FB-5 and FB-6. A restriction that is in force already is not imposed anew: that would change who may lift it. */
function block(one: Case): Outcome {
  const { input, partner, asked } = one;
  const facts = { partner: partner.id, salesCenter: partner.salesCenterId };
  if (asked.isSenderMeant) {
    return open([doubt([], 'Не указано, доступ какого партнёра нужно ограничить.', facts)]);
  }
  if (!isOwn(one)) {
    const text = `Ограничить доступ партнёра ${partner.name} может просить только его Центр продаж.`;
    return open([refusal('FB-6', text, facts)]);
  }
  if (isRestricted(partner, carriedOutOn(input))) {
    return open([doubt(['FB-5'], `Доступ партнёра ${partner.name} уже ограничен.`, facts)]);
  }
  const text = `Центр продаж просит ограничить доступ своего партнёра ${partner.name}.`;
  return { action: 'impose-restriction', findings: [ground('FB-5', text, facts)] };
}

/** FB-6 asks only who writes: whomever somebody else than a sales centre means, he may not ask for it. */
const mayNeverBlock = (input: JudgeInput): boolean => input.kind === 'block' && !isSalesCenter(input);

function outcomeOf(item: RequestedItem, input: JudgeInput, sender: Partner, asked: AskedAbout): Outcome {
  if (mayNeverBlock(input)) {
    const text = 'Ограничить доступ партнёра может просить только его Центр продаж.';
    return open([refusal('FB-6', text, { partner: asked.partner?.id ?? null, name: item.targetPartnerName })]);
  }
  // Whom the mail means decides everything here: in doubt nothing else is said.
  if (asked.partner === null || asked.doubts.length > 0) return open(asked.doubts);
  const one: Case = { input, sender, partner: asked.partner, asked };
  if (input.kind === 'debt-inquiry') return debtInquiry(one);
  return input.kind === 'block' ? block(one) : unblock(one);
}

function judgeItem(item: RequestedItem, input: JudgeInput): DecisionInEdition {
  const advisories = mailAdvisories(input);
  const first = whoMayAsk(input.sender, input.registry);
  const early = first.length > 0 ? first : onlyIn('sverka', input.mailbox);
  const sender = input.sender.partnerId === null ? null : input.registry.partnerById(input.sender.partnerId);
  if (early.length > 0 || sender === null) {
    const targetPartnerId = resolveTarget(item, input.registry).partner?.id ?? null;
    return decide({ ...blankOutline, targetPartnerId, advisories }, early);
  }
  const asked = partnerAskedAbout(item, input, sender);
  const { action, findings } = outcomeOf(item, input, sender, asked);
  const outline = {
    ...blankOutline,
    targetPartnerId: asked.partner?.id ?? null,
    action,
    advisories: asked.nameDiffers ? [...advisories, 'name-differs' as const] : advisories,
  };
  return decide(outline, findings);
}

/** The financial block (sverka@): FB-1 … FB-10. */
export const judgeFinancialBlock = (input: JudgeInput): DecisionInEdition[] =>
  input.items.map((item) => judgeItem(item, input));
