import { type Finding, type RuleText, refusal } from '../findings.ts';
import type { Situation } from './situation.ts';

export const astralEdoRule: RuleText = {
  clause: '4.5.1',
  quote:
    'Перевод заявок по продукту Астрал.ЭДО невозможен. Необходимо отклонить текущее Заявление клиента и отправить новое, предварительно указав в Заявлении Код партнера.',
};

/** 4.5.1, reading 17: refused in perevod@; the answer tells what to do instead. */
export function refuseAstralEdo({ item }: Situation): Finding[] {
  if (item.product !== 'astral-edo' || item.doubtful.includes('product')) return [];
  const text =
    'Перевод заявок по продукту Астрал.ЭДО невозможен. Нужно отклонить текущее заявление клиента и отправить новое с кодом партнёра; для этого напишите на partners@astral.ru.';
  return [refusal('4.5.1', text, { product: item.product })];
}
