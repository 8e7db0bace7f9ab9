// «Re», «Fwd» and what Russian and other clients write for them; `HA:` and `Hа:` mix Latin and Cyrillic letters.
const prefix =
  /^\s*(?:(?:re|rе|ре|fw|fwd|wg|aw|sv|vs|tr|отв|ответ|на|ha|hа|нa|пересл|переслано|пересылка|перенаправлено|переадр)\s*(?:\[\d+\]|\(\d+\)|\^\d+)?\s*:|\[(?:fwd|external|внешн\S*)[:\]]?\]?|автоматический ответ:)\s*/iu;

/** The subject less its reply and forward prefixes (also repeated and numbered), folded for comparison. */
export function threadSubject(subject: string): string {
  let bare = subject.replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '');
  for (let match = prefix.exec(bare); match && match[0] !== ''; match = prefix.exec(bare))
    bare = bare.slice(match[0].length);
  return bare.replace(/\]$/, '').replace(/\s+/g, ' ').trim().toLowerCase().replaceAll('ё', 'е');
}

/** Whether the subject says that it is that of another mail, which this one answers or passes on. */
export const isOfThread = (subject: string): boolean => prefix.test(subject);
