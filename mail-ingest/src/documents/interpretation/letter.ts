import type { LetterField, OfficialLetter } from '@perenos/domain';
import type { DocumentText } from '../../types.ts';
import { addressedToAstral } from './addressee.ts';
import { flowOf, inRows } from './flow.ts';
import type { Found } from './found.ts';
import { type LetterFields, type LetterReading, readFlow } from './letter-fields.ts';
import type { Hints } from './trust.ts';

/** More choices than these are no help: the person types what he sees. */
const offered = 4;

/** Reads an official letter (chapter 3). What can't be decided is named in `doubtful`; nothing is guessed. */
export function readLetter(document: DocumentText, hints: Hints, lowQuality: boolean): OfficialLetter {
  const readings = readingsOf(document, hints);
  const { fields: read, flow } = readings.reduce((best, other) => (other.score > best.score ? other : best));
  const fields: LetterFields = { ...read, effectiveDate: read.effectiveDate ?? read.letterDate };
  // What one order of the words shows to be stated is stated, though the other one tells more.
  const lost = new Set(readings.flatMap((reading) => [...reading.lost]));
  const evidence: OfficialLetter['evidence'] = {};
  const alternatives: NonNullable<OfficialLetter['alternatives']> = {};
  const doubtful: LetterField[] = [];
  const isElsewhere = readings.some((reading) => addressedToAstral(reading.flow.text));
  // Rows of a sheet that lies aslant mix their lines: where they alone have Астрал above the request, a person looks.
  const isStraight = document.pages.every(({ method }) => method === 'text-layer');
  const addressee = isStraight && isElsewhere ? true : addressedToAstral(flow.text);
  if (addressee === null || (!addressee && (lowQuality || isElsewhere))) doubtful.push('addressedToAstral');
  for (const [field, found] of Object.entries(fields) as [keyof LetterFields, Found<unknown> | null][]) {
    const where = found && flow.evidenceAt(found.start, found.end, found.repaired);
    if (where) evidence[field] = where;
    const isDoubtful = found ? found.doubtful : lowQuality || lost.has(field);
    if (!isDoubtful || isNoMatterOfDoubt(field, fields)) continue;
    doubtful.push(field);
    if (found?.alternatives?.length) alternatives[field] = found.alternatives.slice(0, offered);
  }
  return {
    attachment: document.fileName,
    form: document.form,
    readable: true,
    subscriberInn: fields.subscriberInn?.value ?? null,
    subscriberKpp: fields.subscriberKpp?.value ?? null,
    subscriberName: fields.subscriberName?.value ?? null,
    product: fields.product?.value ?? null,
    targetPartnerInn: fields.targetPartnerInn?.value ?? null,
    targetPartnerName: fields.targetPartnerName?.value ?? null,
    letterDate: fields.letterDate?.value ?? null,
    effectiveDate: fields.effectiveDate?.value ?? null,
    addressedToAstral: addressee,
    sealDetected: sealOf(document),
    groupInns: fields.groupInns?.value ?? [],
    lowQuality,
    doubtful,
    evidence,
    ...(Object.keys(alternatives).length > 0 ? { alternatives } : {}),
  };
}

/** The words of the sheets in the order in which they were recognised and, where that leaves something open, in rows. */
function readingsOf(document: DocumentText, hints: Hints): [LetterReading, ...LetterReading[]] {
  const isRecognized = document.pages.some(({ method }) => method === 'ocr');
  const inOrder = readFlow(flowOf(document), isRecognized, hints);
  const isWhole = inOrder.complete && addressedToAstral(inOrder.flow.text) === true;
  const hasWords = document.pages.some((page) => page.words.length > 0);
  // Where columns were read apart, labels stand away from their values: rows put them together.
  return isWhole || !hasWords ? [inOrder] : [inOrder, readFlow(flowOf(document, inRows), isRecognized, hints)];
}

/** Names only serve for comparison; an ИП has no КПП, and most letters have no group. */
const isNoMatterOfDoubt = (field: keyof LetterFields, { subscriberInn, groupInns }: LetterFields): boolean =>
  field === 'subscriberName' ||
  field === 'targetPartnerName' ||
  (field === 'subscriberKpp' && subscriberInn?.value.length === 12) ||
  (field === 'groupInns' && groupInns === null);

function sealOf(document: DocumentText): boolean | null {
  const seen = document.pages.map((page) => page.sealDetected);
  return seen.includes(true) ? true : seen.includes(null) || seen.length === 0 ? null : false;
}
