import { type TariffEvent, verdictLabels } from '@perenos/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { JudgedAgain, TariffChangeAnswer } from '../api/types.ts';
import { plural } from '../lib/plural.ts';

const doneWords: Record<TariffEvent, [string, string]> = {
  block: ['Тариф заблокирован', 'Тарифы заблокированы'],
  resume: ['Тариф возобновлён', 'Тарифы возобновлены'],
  revoke: ['Тариф отозван', 'Тарифы отозваны'],
};

/** «Решение изменилось: П-000123 «Запросить данные» → «Исполнить»». */
export function judgedText(judged: JudgedAgain): string {
  const tickets = judged.map(
    ({ number, before, after }) => `${number} «${verdictLabels[before]}» → «${verdictLabels[after]}»`,
  );
  return `${plural(judged.length, 'Решение изменилось', 'Решения изменились', 'Решения изменились')}: ${tickets.join(', ')}.`;
}

/** Says what was done, and has everything read again that it may have changed. */
export function useTariffDone(): (event: TariffEvent, answer: TariffChangeAnswer) => void {
  const notify = useNotify();
  const queryClient = useQueryClient();
  return (event, { licences, judged }) => {
    const [one, several] = doneWords[event];
    const done = `${licences.length === 1 ? one : several}.`;
    notify(judged.length > 0 ? `${done} ${judgedText(judged)}` : done, { type: 'success', autoHideDuration: 8_000 });
    for (const key of ['licences', 'subscribers', 'journal', 'tickets'])
      queryClient.invalidateQueries({ queryKey: [key] });
  };
}
