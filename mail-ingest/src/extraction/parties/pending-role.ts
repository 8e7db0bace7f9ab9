import type { View } from '../text/view.ts';
import type { Cue, Role } from '../values/tokens.ts';

/** Their full stops end no sentence: «абонент орг. «Лютик»», not «данные клиента ниже. Мы …». */
const abbreviations =
  /(?:^|\s)(?:[а-яё]|ул|пр|пер|пл|стр|оф|кв|кор|обл|тел|моб|доб|факс|наим|назв|орг|комп|предпр|парт|аб|абон|зак|инд|рег|нов|тек|прод|серв|лог|юр|физ|ген|дир|гл|бух|им|см)\./gi;
const movesWhom =
  /(?<![а-яё])пере(?:нес|вед|вес|нос(?:им|ите)|вод(?:им|ите))[а-яё]*[\s,]+(?:пожалуйста[\s,]+)?[^\n]{0,40}$/i;

/** `isOrder`: «абонент → партнёр», «кого и куда»: the words tell in which order the next lines come. */
export type Pending = { role: Role; end: number; force: Cue['force']; isOrder: boolean };
/** Between the two words of an order; «абонента к партнёру» is none. */
const orderGap = /^(?:[^а-яё\n]*(?!(?:ко?|на|в|от|у|со?|за)[\s,])[а-яё]+){0,3}[^а-яё\n]*$/;

/** The last role word, until something stands there that it speaks of. */
export class PendingRole {
  #pending: Pending | null = null;
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  /** The role that an earlier word gives to what stands at `start`: not across a sentence's end or another full line. */
  take(start: number): Pending | null {
    const pending = this.#pending;
    this.#pending = null;
    if (!pending) return null;
    const between = this.#view.text.slice(pending.end, start);
    const lines = between.split('\n');
    const rest = lines[0] ?? '';
    if (
      lines.length > 1 &&
      (pending.force === 'pronoun' ||
        pending.isOrder ||
        /[.!?](?:\s|$)/.test(rest.trimEnd()) ||
        lines.slice(1, -1).some((line) => line.trim() !== ''))
    )
      return null;
    if (lines.length > 1 && pending.role === 'source' && !/^\s*[:–—-]?\s*$/.test(rest)) return null;
    if (lines.length === 1 && /[.!?]\s+\S/.test(between.replace(abbreviations, ''))) return null;
    // «Прежний партнёр трубку не берёт, просим перенести ООО «Лютик»»: the verb speaks of another one.
    if (pending.role === 'source' && movesWhom.test(between)) return null;
    // «Договор у клиента с «Кедром»» above «ООО «Кедр», ИНН …»: other words stand between, the registry may know better.
    return lines.length > 1 && /\p{L}/u.test(rest) && pending.force === 'firm'
      ? { ...pending, force: 'soft' }
      : pending;
  }

  /** A word that says whose the next data are. */
  put(cue: Cue): void {
    const last = this.#pending;
    const isOrder =
      last !== null && last.role !== cue.role && orderGap.test(this.#view.folded.slice(last.end, cue.start));
    this.#pending = cue.role === 'other' ? null : { role: cue.role, end: cue.end, force: cue.force, isOrder };
  }

  clear(): void {
    this.#pending = null;
  }
}
