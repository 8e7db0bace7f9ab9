import { letterRules } from '../letters/requirements.ts';
import type { RegulationClause } from './clauses.ts';
import type { RuleText } from './findings.ts';
import { astralEdoRule } from './transfer/astral-edo.ts';
import { emailRules } from './transfer/email.ts';
import { productSections } from './transfer/sections.ts';
import { waitingRules } from './transfer/waiting.ts';
import { whoMayAskRules } from './transfer/who-may-ask.ts';

const sectionRules = productSections.flatMap((section): RuleText[] => [
  ...section.licenceRules,
  ...[
    section.primaryApplication,
    section.noLicence,
    section.accountOnly,
    section.acceptedApplication,
    section.forbiddenService,
    section.group,
    section.tariffReplaced,
    section.invoiceToTarget,
    section.reconciliation,
    section.quarterEndInvoice,
  ].filter((rule) => rule !== undefined),
]);

/** Every clause of the regulation that code carries out when a request is judged, with the sentence it carries out. */
export const judgingRules: readonly RuleText[] = [
  ...whoMayAskRules,
  ...emailRules,
  ...letterRules,
  ...waitingRules,
  ...sectionRules,
  astralEdoRule,
];

/** Why a clause is no rule of `judge`. */
export const notJudged: Readonly<Partial<Record<RegulationClause, string>>> = {
  '1.3': 'По сроку и графику идут часы обращения; на решение они не влияют.',
  '1.4': 'Право запросить дополнительные документы: им пользуется специалист, когда сам пишет запрос.',
  '1.5': 'Вводит 1.5.1 и 1.5.2.',
  '1.5.1': 'Извещение прежнего партнёра: уходит письмом после исполнения.',
  '1.5.2': 'Извещение нового партнёра: уходит письмом после исполнения.',
  '3.1': 'Отсылка к пунктам главы 4, которые требуют официального письма.',
  '3.2': 'Рекомендация: письмо не по шаблону допускается, его данные проверяет 3.3.',
  '3.4': 'Вводит 3.4.1–3.4.4.',
  '3.4.3': 'Датой переноса считается день исполнения: её ставит исполнение, а не решение.',
  '3.6': 'Подпись руководителя проверяет специалист глазами перед исполнением.',
  '3.7': 'Печать проверяет специалист глазами; незамеченная машиной печать — предупреждение, а не отказ.',
  '3.10': 'Передача копии письма прежнему партнёру: по его отдельной просьбе, решает специалист.',
};
