import { letterFields, type OfficialLetter } from '@perenos/domain';
import type { DocumentProblem, DocumentText } from '../../types.ts';

/** Files that a person may be able to open though the machine was not: whether they hold a letter is not known. */
const unopened: ReadonlySet<DocumentProblem> = new Set([
  'recognition-unavailable',
  'time-limit',
  'encrypted',
  'too-large',
  'damaged',
  'archive-bomb',
  'unsupported-picture',
]);

/** Nothing of it was read: what failed, what the machine can't unpack, what comes after all the pages of one mail. */
export const isUnopened = ({ problem, fileName, pages }: DocumentText): boolean =>
  problem !== null &&
  (unopened.has(problem) ||
    (problem === 'too-many-pages' && pages.length === 0) ||
    /\.(?:rar|7z|gz|tgz|doc|eml|msg|heic|heif|djvu?|xps)$/iu.test(fileName));

/** Stands for a letter that the machine could not read: everything in it is doubtful, so that a person decides. */
export const unopenedLetter = (text: DocumentText): OfficialLetter => ({
  ...unreadableLetter(text),
  readable: true,
  doubtful: [...letterFields],
});

/** A sheet of which nothing can be read: the letter must be sent again. */
export function unreadableLetter(text: DocumentText): OfficialLetter {
  return {
    attachment: text.fileName,
    form: text.form,
    readable: false,
    subscriberInn: null,
    subscriberKpp: null,
    subscriberName: null,
    product: null,
    targetPartnerInn: null,
    targetPartnerName: null,
    letterDate: null,
    effectiveDate: null,
    addressedToAstral: null,
    sealDetected: null,
    groupInns: [],
    lowQuality: true,
    doubtful: [],
    evidence: {},
  };
}
