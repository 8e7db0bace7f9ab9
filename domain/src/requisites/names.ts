import { foldToCyrillic } from './homoglyphs.ts';

// Endings are left open: letters and mails write «от Общества с ограниченной ответственностью», «абоненту ИП …».
const ENDING = '[А-Я]*';
const entrepreneur = `(?:ИП|ИНДИВИДУАЛЬН${ENDING} ПРЕДПРИНИМАТЕЛ${ENDING})`;
const legalForms = [
  `ОБЩЕСТВ${ENDING} С ОГРАНИЧЕНН${ENDING} ОТВЕТСТВЕННОСТЬЮ`,
  `(?:ПУБЛИЧН${ENDING} |НЕПУБЛИЧН${ENDING} |ОТКРЫТ${ENDING} |ЗАКРЫТ${ENDING} )?АКЦИОНЕРН${ENDING} ОБЩЕСТВ${ENDING}`,
  `(?:ФЕДЕРАЛЬН${ENDING} )?(?:ГОСУДАРСТВЕНН${ENDING} |МУНИЦИПАЛЬН${ENDING} )?(?:КАЗЕНН${ENDING} )?УНИТАРН${ENDING} ПРЕДПРИЯТИ${ENDING}`,
  `(?:ФЕДЕРАЛЬН${ENDING} )?(?:ГОСУДАРСТВЕНН${ENDING} |МУНИЦИПАЛЬН${ENDING} )(?:БЮДЖЕТН${ENDING} |КАЗЕНН${ENDING} |АВТОНОМН${ENDING} )?(?:ОБРАЗОВАТЕЛЬН${ENDING} |ДОШКОЛЬН${ENDING} |ОБЩЕОБРАЗОВАТЕЛЬН${ENDING} )*УЧРЕЖДЕНИ${ENDING}`,
  `ПРОИЗВОДСТВЕНН${ENDING} КООПЕРАТИВ${ENDING}`,
  `(?:АВТОНОМН${ENDING} )?НЕКОММЕРЧЕСК${ENDING} ОРГАНИЗАЦИ${ENDING}`,
  `ТОВАРИЩЕСТВ${ENDING} СОБСТВЕННИКОВ (?:ЖИЛЬЯ|НЕДВИЖИМОСТИ)`,
  `САДОВОДЧЕСК${ENDING} НЕКОММЕРЧЕСК${ENDING} ТОВАРИЩЕСТВ${ENDING}`,
  `КРЕСТЬЯНСК${ENDING} ФЕРМЕРСК${ENDING} ХОЗЯЙСТВ${ENDING}`,
  'ООО|ОАО|ЗАО|ПАО|НАО|АО|ФГУП|ФГБУ|ФКУ|ГУП|МУП|МКУП|ГКУ|ГБУ|ГАУ|МКУ|МБУ|МАУ|АНО|НКО|ТСЖ|ТСН|СНТ|ГСК|КФХ|СПК|ПК',
];
/** A form is a word of its own: it stands between blanks, never inside a hyphenated word («АО-Сервис» keeps its АО). */
const asWords = (pattern: string): RegExp => new RegExp(`(?<= )(?:${pattern})(?= )`, 'g');
const anyForm = asWords([...legalForms, entrepreneur].join('|'));

/** Upper case, one script per word, quotes and commas as blanks, one blank at each end. */
const normalise = (name: string): string => {
  const upper = foldToCyrillic(name.normalize('NFKC').toUpperCase()).replaceAll('Ё', 'Е');
  const abbreviated = upper.replace(/(?<!\p{L})О\.\s?О\.\s?О\.?/gu, 'ООО ');
  return ` ${abbreviated.replace(/[^\p{L}\p{N}+&–—‑‐−-]+/gu, ' ').trim()} `;
};

/**
 * The key by which names are compared (reading 13): without legal form in any spelling or position, quotes, case, ё/е,
 * spaces and dashes; Latin look-alikes count as Cyrillic. A name that is nothing but a legal form keeps it.
 */
export function nameKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  // The oldest go all at once: names come in bursts, a registry's or a mail's.
  if (keys.size >= rememberedKeys) keys.clear();
  const key = reckonKey(name);
  keys.set(name, key);
  return key;
}

/** The same names are compared over and over, with each other and with a registry. */
const keys = new Map<string, string>();
const rememberedKeys = 50_000;

function reckonKey(name: string): string {
  const words = normalise(name);
  // Twice: two forms in a row share the blank between them only when it is put back.
  const bare = words.replace(anyForm, ' ').replace(/ +/g, ' ').replace(anyForm, '');
  const key = (text: string): string => text.replace(/[^\p{L}\p{N}+&]/gu, '').toLowerCase();
  return key(bare) || key(words);
}

/** Whether two spellings name the same company or person; an empty name equals nothing. */
export const sameName = (a: string, b: string): boolean => nameKey(a) !== '' && nameKey(a) === nameKey(b);

/** Whether a name or number is among the words of a text, in any spelling that `nameKey` forgives; one of two letters never is. */
export function isNamedIn(text: string, name: string): boolean {
  const key = nameKey(name);
  return key.length > 2 && reckonKey(text).includes(key);
}
