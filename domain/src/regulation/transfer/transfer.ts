import { ownLetters } from '../../letters/matching.ts';
import { decide, type Outline } from '../decide.ts';
import { doubt, type Finding, hasMissing } from '../findings.ts';
import type { Advisory, DecisionInEdition, InputInEdition } from '../types.ts';
import { advisoriesOf } from './advisories.ts';
import { refuseAstralEdo } from './astral-edo.ts';
import { checkNames, checkRegistry } from './contradictions.ts';
import { type Demand, demandOf, prohibitions } from './demand.ts';
import { checkDocuments, type DocumentsTask } from './documents.ts';
import { effectsOf } from './effects.ts';
import { checkEmail, requestInDoubt } from './email.ts';
import { type GroupRole, groupDissolves, groupRoleOf } from './groups.ts';
import { type Situation, situationOf } from './situation.ts';
import { reconciliationHold, wishHold } from './waiting.ts';
import { whereToAsk, whoMayAsk } from './who-may-ask.ts';

/** One item with all that its rules reported. */
type Examined = { situation: Situation; role: GroupRole; findings: Finding[]; advisories: Advisory[] };

function outlineOf({ situation, advisories }: Examined): Outline {
  const { subject, application, counted, newest, sourcePartnerId, target } = situation;
  return {
    subject,
    sourcePartnerId,
    targetPartnerId: target.partner?.id ?? null,
    licenceId: (counted?.licence ?? newest)?.id ?? null,
    applicationId: application?.application.id ?? null,
    action: subject === 'application' ? 'transfer-application' : 'transfer-subscriber',
    advisories: [...advisoriesOf(situation), ...advisories],
  };
}

/** Reading 14: nothing would move. Only 1.1, 1.2, a refusal and the data of 2.1–2.3 are looked at before. */
function samePartner({ sourcePartnerId, target }: Situation): Finding[] {
  if (sourcePartnerId === null || target.partner?.id !== sourcePartnerId) return [];
  const text = `Абонент уже обслуживается у партнёра ${target.partner.name}: переносить некуда.`;
  return [doubt([], text, { partner: sourcePartnerId })];
}

/** An item before its documents are looked at. */
type Prepared = { situation: Situation; role: GroupRole; demand: Demand; early: Finding[]; closed: boolean };

function prepare(situation: Situation): Prepared {
  const inDoubt = requestInDoubt(situation);
  const forbidden = [...refuseAstralEdo(situation), ...prohibitions(situation)];
  const early = [...forbidden, ...checkEmail(situation)];
  const same = samePartner(situation);
  const role = groupRoleOf(situation);
  // As by 1.1: whoever may not want it at all is asked for nothing.
  const closed = inDoubt.length > 0 || forbidden.length > 0 || same.length > 0 || role.kind === 'settled';
  const settled = same.length === 0 && role.kind === 'settled' ? role.findings : [];
  const demand = demandOf(situation, role.kind === 'served' ? role.clause : null);
  return { situation, role, demand, early: inDoubt.length > 0 ? inDoubt : [...early, ...same, ...settled], closed };
}

const needsLetter = ({ demand, role, closed, situation }: Prepared): boolean =>
  !closed &&
  role.kind === 'none' &&
  (demand.demand === 'letter' || demand.demand === 'letter-or-payment') &&
  ownLetters(situation.item, situation.input.letters).length === 0;

function examine(prepared: Prepared, lacking: readonly Situation[]): Examined {
  const { situation, role, demand, early, closed } = prepared;
  if (closed) return { situation, role, findings: early, advisories: [] };
  const names = checkNames(situation);
  const served = role.kind === 'served' ? role : null;
  const documents =
    demand.demand === null
      ? { findings: [], advisories: [] }
      : checkDocuments(situation, {
          demand: demand.demand,
          groupLetter: served?.letter ?? null,
          headInn: served?.group.headInn ?? null,
          lacking,
        } satisfies DocumentsTask);
  const findings = [
    ...early,
    ...names.findings,
    ...checkRegistry(situation),
    ...demand.findings,
    ...documents.findings,
    ...groupDissolves(role),
    ...effectsOf(situation),
    ...reconciliationHold(situation),
  ];
  findings.push(...wishHold(situation, findings));
  return { situation, role, findings, advisories: [...names.advisories, ...documents.advisories] };
}

/** 4.1.8: «только при переносе всех абонентов из группы»: while one of them can't be moved, none is by that letter. */
function wholeGroupsOnly(examined: readonly Examined[]): Examined[] {
  const stuck = ({ findings }: Examined): boolean =>
    hasMissing(findings) || findings.some((f) => f.kind === 'refusal' || f.kind === 'doubt');
  const groupOf = ({ situation: { item, input } }: Examined): string | null =>
    item.subscriberInn === null || item.product === null
      ? null
      : (input.registry.groupOf(item.subscriberInn, item.product)?.id ?? null);
  return examined.map((one) => {
    const { role } = one;
    if (role.kind !== 'served' || stuck(one)) return one;
    const other = examined.find((candidate) => groupOf(candidate) === role.group.id && stuck(candidate));
    if (other === undefined) return one;
    const inn = other.situation.item.subscriberInn;
    const text = `Группа ${role.group.name} переносится только целиком, а абонента с ИНН ${inn} перенести сейчас нельзя.`;
    return { ...one, findings: [...one.findings, doubt([role.clause], text, { group: role.group.name, inn })] };
  });
}

/** Transfers (perevod@): one decision per item, in order. */
export function judgeTransfer(input: InputInEdition): DecisionInEdition[] {
  const situations = input.items.map((item) => situationOf(item, input));
  const asking = whoMayAsk(input.sender, input.registry);
  const first = asking.length > 0 ? asking : whereToAsk(input.mailbox);
  if (first.length > 0) {
    return situations.map((situation) =>
      decide(outlineOf({ situation, role: { kind: 'none' }, findings: first, advisories: [] }), first),
    );
  }
  const prepared = situations.map(prepare);
  const lacking = prepared.filter(needsLetter).map(({ situation }) => situation);
  const examined = wholeGroupsOnly(prepared.map((one) => examine(one, lacking)));
  return examined.map((one) => decide(outlineOf(one), one.findings));
}
