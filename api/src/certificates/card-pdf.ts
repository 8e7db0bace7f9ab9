import {
  certificateConditionLabels,
  formatDate,
  formatSerial,
  identificationKindLabels,
  keyAlgorithmLabel,
  keyUsageLabels,
  moscowTimeOf,
  type RevocationGround,
  type RevocationReason,
  revocationGrounds,
  revocationReasonWords,
  signatureAlgorithmLabel,
} from '@perenos/domain';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { z } from 'zod';
import type { certificateDetail, certificateFields } from '../contract/certificates.ts';
import { pdf } from '../exports/pdf.ts';

type Fields = z.infer<typeof certificateFields>;
type Rows = (readonly [name: string, value: string | null])[];

const moment = (instant: string): string => {
  const [date = '', time = ''] = moscowTimeOf(instant).split('T');
  return `${formatDate(date)} ${time.slice(0, 8)} МСК`;
};

const part = (title: string, rows: Rows): Content[] => {
  const shown = rows.flatMap(([name, value]): TableCell[][] =>
    value === null || value === '' ? [] : [[{ text: name, color: '#55616d' }, { text: value }]],
  );
  if (shown.length === 0) return [];
  return [
    { text: title, bold: true, fontSize: 11, margin: [0, 12, 0, 4] },
    { table: { widths: [150, '*'], body: shown }, layout: 'lightHorizontalLines' },
  ];
};

/** «Скачать сертификат в pdf»: the card of a certificate with the requisites of its file in full. */
export function certificateCardPdf(
  certificate: z.infer<typeof certificateDetail>,
  fields: Fields | null,
  { by, at }: { by: string; at: string },
): Promise<Uint8Array> {
  const revoked = certificate.revocations.find(({ state }) => state === 'revoked');
  const ground = revoked && revocationGrounds[revoked.ground as RevocationGround];
  const content: Content[] = [
    { text: 'Сертификат ключа проверки электронной подписи', bold: true, fontSize: 15 },
    { text: certificate.holder, fontSize: 12, margin: [0, 4, 0, 0] },
    ...part('Реестр', [
      ['Серийный номер', formatSerial(certificate.serial)],
      ['Состояние', certificateConditionLabels[certificate.condition]],
      ['Абонент', certificate.subscriberName],
      ['ИНН / КПП', [certificate.subscriberInn, certificate.subscriberKpp].filter(Boolean).join(' / ')],
      ['Срок', `${formatDate(certificate.validFrom)} – ${formatDate(certificate.validUntil)}`],
    ]),
    ...part('Отзыв', [
      ['Запрос', revoked?.number ?? null],
      ['Основание', ground ? `${ground.label} (${ground.basis})` : null],
      ['Причина', revoked ? revocationReasonWords(revoked.reason as RevocationReason) : null],
      ['Запись в реестр', revoked?.settledAt ? moment(revoked.settledAt) : null],
    ]),
    ...(fields ? partsOfFields(fields) : [{ text: 'Файл сертификата не загружен.', margin: [0, 12, 0, 0] } as Content]),
    ...part('Файл', [
      ['SHA-256', certificate.file?.sha256 ?? null],
      ['Добавил', certificate.file?.addedByName ?? null],
    ]),
    {
      text: `Выгрузил ${by}, ${moment(at)}. Подпись сертификата этим документом не подтверждается.`,
      ...{ color: '#55616d', fontSize: 8, margin: [0, 14, 0, 0] },
    },
  ];
  return pdf({ info: { title: `Сертификат ${certificate.serial}` }, content });
}

const partsOfFields = (fields: Fields): Content[] => [
  ...part(
    'Владелец',
    fields.subject.map(({ label, value }) => [label, value] as const),
  ),
  ...part(
    'Издатель',
    fields.issuer.map(({ label, value }) => [label, value] as const),
  ),
  ...part('Ключ и подпись', [
    ['Номер в файле', formatSerial(fields.serial)],
    ['Действителен', `${moment(fields.notBefore)} – ${moment(fields.notAfter)}`],
    ['Алгоритм ключа', keyAlgorithmLabel(fields.keyAlgorithm)],
    ['Алгоритм подписи', signatureAlgorithmLabel(fields.signatureAlgorithm)],
    ['Назначение ключа', fields.keyUsage.map((usage) => keyUsageLabels[usage]).join(', ')],
    ['Класс средства', fields.toolClasses.join(', ')],
    ['Средство владельца', fields.subjectSignTool],
    ['Средство издателя', fields.issuerSignTool?.signTool ?? null],
    ['Средство УЦ', fields.issuerSignTool?.caTool ?? null],
    [
      'Идентификация',
      fields.identificationKind === null ? null : (identificationKindLabels[fields.identificationKind] ?? null),
    ],
  ]),
];
