import { type DeadlineChange, type Verdict, verdictLabels, verdicts } from '@perenos/domain';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import type { DifferenceFilter } from './whatIfVerbs.ts';

/** What would become of deadlines, in the order of the page. */
export const changeLabels: readonly { change: DeadlineChange; label: string }[] = [
  { change: 'earlier', label: 'срок кончился бы раньше' },
  { change: 'later', label: 'срок кончился бы позже' },
  { change: 'begun', label: 'срок пошёл бы' },
  { change: 'dropped', label: 'срок не шёл бы' },
];

const aboutLabels = {
  verdict: 'решение было бы другим',
  late: 'изменилась бы просрочка',
  ...(Object.fromEntries(changeLabels.map(({ change, label }) => [change, label])) as Record<DeadlineChange, string>),
};

const isAbout = (text: string | null): text is keyof typeof aboutLabels => text !== null && text in aboutLabels;
const verdictOf = (text: string | null): Verdict | undefined => verdicts.find((verdict) => verdict === text);

/** Which tickets the page's address asks for; what it says that can't be is left out. */
export function readFilter(address: URLSearchParams): DifferenceFilter {
  const [about, clause] = [address.get('about'), address.get('clause')];
  const [was, would] = [verdictOf(address.get('was')), verdictOf(address.get('would'))];
  return { ...(isAbout(about) && { about }), ...(clause && { clause }), ...(was && { was }), ...(would && { would }) };
}

/** A filter in words; empty: all tickets that differ. */
export function filterLabel({ about, clause, was, would }: DifferenceFilter): string {
  if (clause) return clauseName(clause);
  if (was && would) return `${verdictLabels[was]} → ${verdictLabels[would]}`;
  return about ? aboutLabels[about] : '';
}
