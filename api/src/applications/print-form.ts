import {
  applicationFileKindLabels,
  applicationStages,
  directionLabels,
  formatDate,
  productNames,
} from '@perenos/domain';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { ApplicationDetailView } from '../contract/applications.ts';

const dash = '—';
const day = (date: string | null): string => (date === null ? dash : formatDate(date));

const heading = (text: string): Content => ({ text, bold: true, fontSize: 11.5, margin: [0, 12, 0, 4] });

const lined = (widths: (string | number)[], body: TableCell[][], headerRows = 0): Content => ({
  layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => '#9aa4ae', vLineColor: () => '#9aa4ae' },
  table: { widths, body, headerRows },
});

const head = (...titles: string[]): TableCell[] => titles.map((text) => ({ text, bold: true, fillColor: '#eef1f4' }));

const employees = ({ employees: list }: ApplicationDetailView): Content =>
  lined(
    ['*', 100, 110, 70],
    [
      head('ФИО', 'Должность', 'СНИЛС / ИНН', 'Сертификат до'),
      ...list.map(({ fullName, jobTitle, snils, inn, certificateUntil, certificateType }) => [
        `${fullName}\n${certificateType}`,
        jobTitle ?? dash,
        `${snils ?? dash}\n${inn ?? dash}`,
        day(certificateUntil),
      ]),
    ],
    1,
  );

const directions = ({ directions: list }: ApplicationDetailView): Content =>
  lined(
    ['*', 120, 100],
    [
      head('Направление', 'КПП', 'Подключено'),
      ...list.map(({ code, kpp, active }) => [directionLabels[code], kpp ?? dash, active ? 'Да' : 'Нет']),
    ],
    1,
  );

const representative = ({ representative: given }: ApplicationDetailView): Content[] => {
  if (!given) return [];
  const { name, inn, kpp, powerOfAttorney } = given;
  const power = powerOfAttorney
    ? `Доверенность № ${powerOfAttorney.number} от ${day(powerOfAttorney.issuedOn)}, действует до ${day(powerOfAttorney.validUntil)}`
    : 'Доверенность не указана';
  return [heading('Уполномоченный представитель'), `${name}, ИНН ${inn}${kpp ? `, КПП ${kpp}` : ''}\n${power}`];
};

const signature = (who: string): Content => ({
  margin: [0, 22, 0, 0],
  columns: [
    { width: 150, text: who },
    { width: '*', text: '______________________ / ______________________\n', margin: [0, 0, 0, 2] },
    { width: 120, text: '«___» ____________ 20___ г.', alignment: 'right' },
  ],
});

/** «Печатный бланк»: the filled-in application of a subscriber. `printedOn`: Moscow date. */
export function printForm(application: ApplicationDetailView, printedOn: string): TDocumentDefinitions {
  const { id, product, receivedOn, partnerName, state, files } = application;
  return {
    info: { title: `Заявление ${id}` },
    content: [
      { text: `Заявление абонента № ${id}`, bold: true, fontSize: 16 },
      {
        text: `${productNames[product]} · поступило ${day(receivedOn)} · этап «${applicationStages[state].label}»\nПартнёр: ${partnerName ?? dash}`,
        color: '#55616d',
        margin: [0, 2, 0, 0],
      },
      heading('Реквизиты'),
      lined(
        [170, '*'],
        application.requisites.map(({ label, value }) => [{ text: label, color: '#55616d' }, value]),
      ),
      heading('Сотрудники — владельцы сертификатов'),
      application.employees.length > 0 ? employees(application) : 'Не указаны',
      heading('Направления'),
      application.directions.length > 0 ? directions(application) : 'Не указаны',
      ...representative(application),
      ...(files.length > 0
        ? [
            heading('Приложения'),
            { ol: files.map(({ kind, fileName }) => `${applicationFileKindLabels[kind]} (${fileName})`) },
          ]
        : []),
      {
        unbreakable: true,
        stack: [signature('Владелец сертификата'), signature('Руководитель'), signature('Сведения проверил')],
      },
    ],
    footer: (page: number, pages: number) => ({
      margin: [42, 12, 42, 0],
      fontSize: 8,
      color: '#55616d',
      columns: [`Заявление ${id}, напечатано ${day(printedOn)}`, { text: `${page} / ${pages}`, alignment: 'right' }],
    }),
  };
}
