import { isValidLegalInn, isValidPersonInn } from '../../requisites/inn.ts';
import { isValidKpp } from '../../requisites/kpp.ts';
import { isValidOgrn, isValidOgrnip } from '../../requisites/ogrn.ts';
import { fact } from './facts.ts';
import type { CheckFact, CheckSubject } from './types.ts';

const byRule = 'по контрольному числу';

/** What can be said of ИНН, КПП and ОГРН without any register: length and check digits by the kind of subscriber. */
export function requisiteFacts({ kind, inn, kpp, ogrn }: CheckSubject): CheckFact[] {
  const legal = kind === 'legal';
  const innHolds = legal ? isValidLegalInn(inn) : isValidPersonInn(inn);
  const kppHolds = legal ? kpp !== null && isValidKpp(kpp) : kpp === null;
  const ogrnHolds = ogrn !== null && (legal ? isValidOgrn(ogrn) : isValidOgrnip(ogrn));
  const right = (holds: boolean, rule: string): string => (holds ? 'верен' : `ошибка ${rule}`);
  return [
    fact('ИНН', inn, right(innHolds, `${byRule} или длине: ${legal ? 10 : 12} цифр`), innHolds),
    legal
      ? fact('КПП', kpp, kpp === null ? 'у организации должен быть КПП' : right(kppHolds, 'в строении'), kppHolds)
      : fact('КПП', kpp, 'у предпринимателя КПП не бывает', kppHolds),
    fact(legal ? 'ОГРН' : 'ОГРНИП', ogrn, right(ogrnHolds, `${byRule} или длине: ${legal ? 13 : 15} цифр`), ogrnHolds),
  ];
}

/**
 * КПП whose reason (signs 5–6) is not `01` is that of a branch or another ground of registration: ЕГРЮЛ gives only the
 * organisation's own by its seat (order of the Federal Tax Service № ЕД-7-14/559@).
 */
export const isKppOfSeat = (kpp: string): boolean => kpp.slice(4, 6) === '01';
