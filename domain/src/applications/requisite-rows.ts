import { applicationTypeLabels, subscriberKindLabels } from '../registry/labels.ts';
import type { Application } from '../registry/types.ts';
import { type ApplicationRequisites, type RequisiteField, requisiteLabels, requisiteText } from './requisites.ts';

/** A line of «Реквизиты»; `field` is null where the value stands in the registry record. */
export type RequisiteRow = { field: RequisiteField | null; label: string; value: string };

/** The requisites in WEB-Регистратор's order, «—» for what is not given. */
export function requisiteRows(
  application: Pick<Application, 'type' | 'subscriberInn' | 'subscriberKpp' | 'subscriberName'>,
  given: Partial<ApplicationRequisites>,
  salesCenterName: string | null,
): RequisiteRow[] {
  const { subscriberInn: inn, subscriberKpp: kpp } = application;
  const own = (field: RequisiteField, instead: string | null = null): RequisiteRow => ({
    field,
    label: requisiteLabels[field],
    value: requisiteText(given[field] ?? instead),
  });
  const recorded = (label: string, value: string | null): RequisiteRow => ({
    field: null,
    label,
    value: requisiteText(value),
  });
  return [
    recorded('Вид', subscriberKindLabels[inn.length === 12 ? 'individual' : 'legal']),
    own('category'),
    recorded('Тип запроса', applicationTypeLabels[application.type]),
    own('paperlessRenewal'),
    own('accountId'),
    own('fullName', application.subscriberName),
    recorded('ИНН', inn),
    recorded('КПП', kpp),
    own('ogrn'),
    own('pfrNumber'),
    own('fssNumber'),
    own('mainPhone'),
    own('extraPhone'),
    own('legalAddress'),
    own('actualAddress'),
    own('email'),
    own('documentFlowId'),
    own('office'),
    recorded('Центр продаж', salesCenterName),
    own('configuration'),
    own('formatVersion'),
    own('tariff'),
    own('issuesCertificate'),
    own('certificationCenter'),
    own('cryptoProLicence'),
    own('itsUserId'),
  ];
}
