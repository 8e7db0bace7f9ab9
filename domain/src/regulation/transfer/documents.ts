import { objectionsTo, ownLetters, paymentsFor, strayLettersFor } from '../../letters/matching.ts';
import { checkPayment, unsureBeside } from '../../letters/payments.ts';
import {
  bestLetter,
  checkLetter,
  isAtFault,
  isFaultless,
  type LetterCheck,
  type LetterTerms,
} from '../../letters/requirements.ts';
import type { OfficialLetter } from '../../requests/types.ts';
import { formatDate } from '../../wording/format.ts';
import { doubt, type Finding, hasMissing, missing, note } from '../findings.ts';
import type { Advisory } from '../types.ts';
import type { DocumentsDemand } from './sections.ts';
import type { Situation } from './situation.ts';
import { carriedOutOn, letterHold } from './waiting.ts';

/** What the documents of the thread bring about for one item. */
export type Documents = { findings: Finding[]; advisories: Advisory[] };

const nothing: Documents = { findings: [], advisories: [] };

/** What a letter must say; for a group (4.1.8) its author is the head, not the subscriber. */
function termsOf({ input, item, subscriber, target }: Situation, headInn: string | null): LetterTerms | null {
  if (item.product === null || subscriber === null) return null;
  const ofHead = (inn: string): string[] =>
    input.registry.subscribersByInn(inn).flatMap((s) => (s.kpp === null ? [] : [s.kpp]));
  const own = subscriber.kpp === null ? [] : [subscriber.kpp];
  return {
    author: headInn === null ? { inn: subscriber.inn, kpps: own } : { inn: headInn, kpps: ofHead(headInn) },
    product: item.product,
    target: target.partner,
    requestDate: input.requestDate,
    maximumAgeDays: input.edition.parameters.letterMaximumAgeDays,
    registry: input.registry,
  };
}

const met = ({ letter }: LetterCheck): Finding => {
  const dated = letter.letterDate === null ? '' : ` от ${formatDate(letter.letterDate)}`;
  const text = `Официальное письмо${dated} содержит всё, что требует глава 3. Бланк, подпись и печать проверяет специалист.`;
  return note('3.3', text, { attachment: letter.attachment, effectiveDate: letter.effectiveDate });
};

const holdOf = (check: LetterCheck, { input }: Situation): Finding[] => letterHold(check.letter, carriedOutOn(input));

/** 4.1.4 and its siblings: the official letter alone will do. */
function byLetter(check: LetterCheck | null, situation: Situation): Documents {
  if (check === null) return { findings: [missing('official-letter')], advisories: [] };
  const findings = isFaultless(check) ? [met(check), ...holdOf(check, situation)] : check.findings;
  return { findings, advisories: check.advisories };
}

/** A later letter of the same subscriber that names another partner takes back what the earlier one asks for. */
function takenBack(best: LetterCheck, checks: readonly LetterCheck[]): Finding[] {
  const position = checks.indexOf(best);
  const contrary = checks.slice(position + 1).find(({ letter, findings }) => {
    const older =
      letter.letterDate !== null && best.letter.letterDate !== null && letter.letterDate < best.letter.letterDate;
    return (
      !older &&
      findings.some((f) => f.kind === 'missing' && f.code === 'letter-target-partner') &&
      letter.targetPartnerInn !== null
    );
  });
  if (contrary === undefined) return [];
  const text = 'Письма абонента противоречат друг другу: в более позднем назван другой партнёр.';
  return [doubt(['3.3'], text, { attachment: contrary.letter.attachment })];
}

/** A letter by which the subscriber forbids the transfer, or takes another letter back, whatever the others say. */
function objected({ item, input }: Situation): Finding[] {
  const [letter] = objectionsTo(item, input.items, input.letters);
  if (letter === undefined) return [];
  const text = `Документ «${letter.attachment}» возражает против переноса, отзывает другое письмо или ни о чём не просит.`;
  return [doubt(['3.3'], text, { attachment: letter.attachment })];
}

/** 4.1.5 and its siblings: the letter or the payment document. */
function byLetterOrPayment(check: LetterCheck | null, situation: Situation): Documents {
  const { input, item, target, subscriber } = situation;
  if (check !== null && isFaultless(check)) return byLetter(check, situation);
  const terms = {
    payerInn: subscriber?.inn ?? '',
    payee: target.partner,
    licensedSince: situation.counted?.licence.validFrom ?? null,
    requestDate: input.requestDate,
  };
  const payments = paymentsFor(item, input.items, input.payments).map((payment) => checkPayment(payment, terms));
  const good = payments.find(({ findings }) => findings.length === 0);
  const advisories = check?.advisories ?? [];
  if (good !== undefined) {
    const { attachment, date } = good.payment;
    const text = `Платёжный документ${date === null ? '' : ` от ${formatDate(date)}`}: плательщик — абонент, получатель — партнёр, к которому запрошен перенос.${unsureBeside(good.payment)}`;
    return { findings: [note(null, text, { attachment }), ...besidePayment(check, situation)], advisories };
  }
  const unsure = payments.flatMap(({ findings }) => findings.filter((f) => f.kind === 'doubt'));
  if (unsure.length > 0) return { findings: unsure, advisories };
  const mismatch = payments.flatMap(({ findings }) => findings);
  if (check !== null) return { findings: [...check.findings, ...(isAtFault(check) ? mismatch : [])], advisories };
  return { findings: mismatch.length > 0 ? mismatch.slice(0, 1) : [missing('official-letter-or-payment')], advisories };
}

/** The payment suffices, but what the subscriber's own letter says still counts: another partner, or a later date. */
function besidePayment(check: LetterCheck | null, situation: Situation): Finding[] {
  if (check === null) return [];
  return [...contradiction(check, situation), ...holdOf(check, situation)];
}

function contradiction({ letter }: LetterCheck, { target }: Situation): Finding[] {
  if (letter.targetPartnerInn === null || target.partner === null || letter.targetPartnerInn === target.partner.inn)
    return [];
  const text = 'В официальном письме абонента назван другой партнёр, чем в запросе: данные противоречат друг другу.';
  return [doubt(['3.3'], text, { attachment: letter.attachment, targetPartnerInn: letter.targetPartnerInn })];
}

/** The e-mail suffices; a letter that came with it all the same is the subscriber's word (3.4.2). */
function byEmail(check: LetterCheck | null, situation: Situation): Documents {
  if (check === null || !check.letter.readable || check.letter.product !== situation.item.product) return nothing;
  return { findings: besidePayment(check, situation), advisories: check.advisories };
}

/** Which items of the mail need a document and have no letter of their own: `lacking` for stray letters. */
export type DocumentsTask = {
  demand: DocumentsDemand;
  groupLetter: OfficialLetter | null;
  headInn: string | null;
  lacking: readonly Situation[];
};

export function checkDocuments(situation: Situation, task: DocumentsTask): Documents {
  const { input, item } = situation;
  const terms = termsOf(situation, task.headInn);
  if (terms === null) return nothing;
  const own = task.groupLetter === null ? ownLetters(item, input.letters) : [task.groupLetter];
  const lacking = task.lacking.map((other) => other.item);
  const stray =
    own.length > 0 || task.demand === 'email' ? [] : strayLettersFor(item, lacking, input.items, input.letters);
  const checks = [...own, ...stray].map((letter) => checkLetter(letter, terms));
  const best = bestLetter(checks);
  const contrary = [...(best === null ? [] : takenBack(best, checks)), ...objected(situation)];
  const documents = { email: byEmail, letter: byLetter, 'letter-or-payment': byLetterOrPayment }[task.demand](
    best,
    situation,
  );
  return { ...documents, findings: [...documents.findings, ...(hasMissing(documents.findings) ? [] : contrary)] };
}
