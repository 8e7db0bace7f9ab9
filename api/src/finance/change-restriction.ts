import {
  type Actor,
  imposeDueRestrictions,
  imposeRestriction,
  judgeTicketsAgain,
  liftRestriction,
  loadCalendar,
  lockFinance,
  openTicketsAboutMoneyOf,
  RegistryChangedError,
} from '@perenos/db';
import {
  blockingTermsOn,
  type ImposeBasis,
  imposeBasisLabels,
  imposeByHand,
  type LiftBasis,
  liftBasisLabels,
  liftByHand,
  moscowDateOf,
  type Partner,
} from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import { ApiError } from '../http/errors.ts';
import { partnerToJudge } from './describe-restrictions.ts';

/** What else is a click's business: the open tickets about the money of these partners, judged by the registry as it is. */
export async function judgeMoneyTickets(
  deps: ApiDependencies,
  partnerIds: readonly string[],
  grounds: string,
  actor: Actor,
): Promise<string[]> {
  const tickets = await openTicketsAboutMoneyOf(deps.database.em(), partnerIds);
  const judged = await judgeTicketsAgain(deps.database, tickets, { actor, at: deps.now(), grounds }, (problem) =>
    deps.logger.error({ err: problem.error, ticketId: problem.ticketId }, 'a ticket was not judged again'),
  );
  return judged.map(({ number }) => number);
}

/** What the rules refuse, and what somebody else has done meanwhile, in words. */
const refused = (error: unknown): never => {
  if (error instanceof RegistryChangedError)
    throw new ApiError('registry-changed', {
      reason: 'Ограничение только что изменил кто-то другой. Обновите страницу.',
    });
  throw error;
};

type Hand = { basis: string; grounds: string };
const inWords = (label: string, { grounds }: Hand): string => `${label}. ${grounds.replace(/\.+$/, '')}`;

/** Restricts a partner by hand, if the rules allow it: the decision is made again under lock. */
export async function imposeOnPartner(
  deps: ApiDependencies,
  user: UserView,
  { partnerId, basis, grounds }: { partnerId: string; basis: ImposeBasis; grounds: string },
): Promise<void> {
  const at = deps.now();
  const on = moscowDateOf(at.toISOString());
  await deps.database
    .em()
    .transactional(async (tx) => {
      await lockFinance(tx);
      const { partner } = await partnerToJudge(tx, partnerId);
      const calendar = await loadCalendar(tx);
      const decision = imposeByHand(partner, { basis, on, terms: blockingTermsOn(on), calendar });
      if (!decision.ok) throw new ApiError('restriction-refused', { reason: decision.reason, rule: decision.rule });
      const { restriction, rules } = decision;
      const words = inWords(imposeBasisLabels[basis], { basis, grounds });
      await imposeRestriction(tx, { partner, restriction, grounds: words, rules, actor: actorOf(user), at });
    })
    .catch(refused);
  await judgeMoneyTickets(deps, [partnerId], 'Финансовая блокировка наложена.', actorOf(user));
}

/** Lifts a partner's restriction by hand, if the rules allow it. */
export async function liftFromPartner(
  deps: ApiDependencies,
  user: UserView,
  partnerId: string,
  { basis, grounds }: { basis: LiftBasis; grounds: string },
): Promise<void> {
  const at = deps.now();
  const on = moscowDateOf(at.toISOString());
  await deps.database
    .em()
    .transactional(async (tx) => {
      await lockFinance(tx);
      const { partner, nameOf } = await partnerToJudge(tx, partnerId);
      const decision = liftByHand(partner, { basis, on, nameOf });
      if (!decision.ok) throw new ApiError('restriction-refused', { reason: decision.reason, rule: decision.rule });
      const { restriction, rules } = decision;
      const words = inWords(liftBasisLabels[basis], { basis, grounds });
      await liftRestriction(tx, { partner, restriction, grounds: words, rules, actor: actorOf(user), at });
    })
    .catch(refused);
  await judgeMoneyTickets(deps, [partnerId], 'Финансовая блокировка снята.', actorOf(user));
}

/** Does now what the daily job would do today. @returns whom it restricted */
export async function runDueRestrictions(deps: ApiDependencies, user: UserView): Promise<Partner[]> {
  const actor = actorOf(user);
  const restricted = await imposeDueRestrictions(deps.database, { actor, at: deps.now() }, ({ partnerId, error }) =>
    deps.logger.error({ err: error, partnerId }, 'a partner was not restricted'),
  );
  const ids = restricted.map(({ id }) => id);
  await judgeMoneyTickets(deps, ids, 'Финансовая блокировка наложена.', actor);
  return restricted;
}
