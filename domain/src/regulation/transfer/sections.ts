import type { Product } from '../../products.ts';
import type { RegulationClause } from '../clauses.ts';
import type { RuleText } from '../findings.ts';
import type { EditionParameters } from '../parameters.ts';
import { oneCReporting } from './1c-reporting.ts';
import { astralReport } from './astral-report.ts';
import { tradingServices } from './etp.ts';
import type { LicenceInForce } from './licences.ts';
import { onlineReport } from './online.ts';

/** What chapter 4 asks for beside the e-mail of chapter 2. */
export type DocumentsDemand = 'email' | 'letter' | 'letter-or-payment';

/** What a rule about a licence looks at beside the licence. */
export type TransferTerms = { targetKnown: boolean; profContract: boolean; parameters: EditionParameters };

/** A clause of chapter 4 about one licence in force. */
export type LicenceRule = RuleText & {
  clause: RegulationClause;
  /** `forbidden`: «перенос невозможен». */
  demand: DocumentsDemand | 'forbidden';
  holds: (licence: LicenceInForce, terms: TransferTerms) => boolean;
};

type Clause = RuleText & { clause: RegulationClause };

/** A section of chapter 4: the rules for its products, as data. */
export type SectionRules = {
  products: readonly Product[];
  /** The name by which the regulation calls the section's products. */
  title: string;
  /**
   * For one licence the first rule that holds is the one (reading 5: specific before general). Among several licences
   * in force the one with the earliest rule counts (reading 4: the one that demands most).
   */
  licenceRules: readonly LicenceRule[];
  /** Without one the section is silent about primary applications. */
  primaryApplication?: Clause;
  /** Without one the section is silent about subscribers who have no licence in force. */
  noLicence?: Clause;
  /** A blocked or revoked licence: only the account moves. */
  accountOnly?: Clause;
  /** No licence in force and an application «Принято»: only the application moves. */
  acceptedApplication?: Clause;
  /** The service that forbids a transfer, and what it is called. */
  forbiddenService?: Clause;
  group?: Clause;
  /** A paid tariff gives way to the «Обслуживание учетной записи …» tariff. */
  tariffReplaced?: Clause;
  /** The invoice for a licence issued in the month of the request goes to the target partner. */
  invoiceToTarget?: Clause;
  /** The month's reconciliation holds transfers back. */
  reconciliation?: Clause;
  /** Kinds of tariff under which transactions are invoiced at the end of the quarter, and the clause. */
  quarterEndInvoice?: Clause & { kind: 'representative' | 'authorized-center' };
};

export type ProductSection = SectionRules & {
  ruleFor: (licence: LicenceInForce, terms: TransferTerms) => LicenceRule | null;
  countedLicence: (inForce: readonly LicenceInForce[], terms: TransferTerms) => LicenceInForce | null;
};

function withChoice(rules: SectionRules): ProductSection {
  const ruleFor: ProductSection['ruleFor'] = (licence, terms) =>
    rules.licenceRules.find((rule) => rule.holds(licence, terms)) ?? null;
  const rank = (licence: LicenceInForce, terms: TransferTerms): number => {
    const rule = ruleFor(licence, terms);
    return rule === null ? rules.licenceRules.length : rules.licenceRules.indexOf(rule);
  };
  const countedLicence: ProductSection['countedLicence'] = (inForce, terms) =>
    [...inForce].sort(
      (a, b) =>
        rank(a, terms) - rank(b, terms) ||
        b.licence.validUntil.localeCompare(a.licence.validUntil) ||
        b.licence.issuedOn.localeCompare(a.licence.issuedOn),
    )[0] ?? null;
  return { ...rules, ruleFor, countedLicence };
}

export const productSections: readonly ProductSection[] = [
  oneCReporting,
  astralReport,
  onlineReport,
  tradingServices,
].map(withChoice);

/** The section of chapter 4 that governs transfers of a product; null for «Астрал ЭДО» (4.5.1: no transfers at all). */
export const sectionOf = (product: Product): ProductSection | null =>
  productSections.find((section) => section.products.includes(product)) ?? null;
