import { rejectEdoApplication } from '../edo/reject-application.ts';
import { judgeFinancialBlock } from '../financial-block/financial-block.ts';
import { judgeStartEdo } from '../start-edo/start-edo.ts';
import { blankOutline, decide } from './decide.ts';
import { editionOn, publishedEditions } from './editions.ts';
import { doubt } from './findings.ts';
import { mailAdvisories } from './transfer/advisories.ts';
import { judgeTransfer } from './transfer/transfer.ts';
import type { Decision, DecisionInEdition, InputInEdition, JudgeInput } from './types.ts';

/** A mail that fits none of the kinds: a specialist reads it. No clause is invented. */
function judgeOther(input: InputInEdition): DecisionInEdition[] {
  const outline = { ...blankOutline, advisories: mailAdvisories(input) };
  const text =
    'Ясной просьбы известного вида в письме нет: оно о другом, отзывает или откладывает просьбу либо ставит условие. Прочитайте его целиком.';
  return input.items.map(() => decide(outline, [doubt([], text)]));
}

/**
 * What the regulation says to each item of a ticket, in order: the verdict with its clauses, reasons, demands and
 * effects, by the edition in force on the request date. Pure: the request date and the calendar are arguments. Throws
 * `CalendarYearMissing` where 4.1.14 needs a year that the calendar doesn't cover.
 */
export function judge(input: JudgeInput): Decision[] {
  const edition = editionOn(input.editions ?? publishedEditions, input.requestDate);
  return judgeInEdition({ ...input, edition }).map((decision) => ({ ...decision, edition: edition.id }));
}

function judgeInEdition(input: InputInEdition): DecisionInEdition[] {
  switch (input.kind) {
    case 'transfer':
      return judgeTransfer(input);
    case 'debt-inquiry':
    case 'unblock':
    case 'block':
      return judgeFinancialBlock(input);
    case 'edo-reject':
      return rejectEdoApplication(input);
    case 'start-edo':
      return judgeStartEdo(input);
    case 'other':
      return judgeOther(input);
  }
}
