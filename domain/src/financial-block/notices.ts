import { debtProductName, unpaidDebts } from '../registry/debts.ts';
import type { Debt, IsoDate, Partner, Restriction } from '../registry/types.ts';
import { type LetterHand, letterText, type Reply } from '../tickets/replies/frame.ts';
import { innAndKpp } from '../tickets/replies/item-words.ts';
import { renderTemplate } from '../tickets/templates/render.ts';
import { formatDate, formatRoubles } from '../wording/format.ts';

/** A restriction that was imposed or lifted, as those concerned are told. */
export type RestrictionNotice = LetterHand & {
  event: 'imposed' | 'lifted';
  partner: Partner;
  restriction: Restriction;
  /** The partner's sales centre, or the one that asked; null where there is none. */
  salesCenter: Pick<Partner, 'name'> | null;
  /** In Russian, without a full stop. */
  grounds: string;
  on: IsoDate;
};

const invoiceLine = ({ product, invoiceNumber, dueDate, amountKopecks }: Debt): string =>
  `  — счёт ${invoiceNumber}, ${debtProductName(product)}, срок оплаты ${formatDate(dueDate)}: ${formatRoubles(amountKopecks)}`;

/** What is unpaid, invoice by invoice, with the sum of all. */
function invoicesOf(partner: Partner, on: IsoDate): string {
  const unpaid = unpaidDebts(partner, on);
  if (unpaid.length === 0) return 'Неоплаченных счетов в реестре нет.';
  const sum = unpaid.reduce((total, { amountKopecks }) => total + amountKopecks, 0);
  return ['Не оплачено:', ...unpaid.map(invoiceLine), `Всего: ${formatRoubles(sum)}.`].join('\n');
}

/** How it is lifted: by paying, or by the sales centre that asked for it alone (FB-8). */
function remedy({ restriction, salesCenter }: RestrictionNotice): string {
  const center = salesCenter ? `вашего Центра продаж ${salesCenter.name}` : 'вашего Центра продаж';
  if (restriction.imposedBy !== 'automatic')
    return `Снять это ограничение может только Центр продаж, который его запросил: свяжитесь с представителями ${center}.`;
  return [
    'Чтобы снять блокировку Web-Регистратора, необходимо оплатить счета. По факту поступления оплаты доступ в Web-Регистратор будет восстановлен.',
    `Для погашения задолженности свяжитесь с представителями ${center}.`,
    'Если неизвестно, по какому продукту образовалась задолженность, или она оплачена, а ограничение сохраняется, напишите на sverka@astral.ru.',
  ].join(' ');
}

const valuesOf = (notice: RestrictionNotice): Record<string, string> => ({
  партнёр: `${notice.partner.name}, ${innAndKpp(notice.partner.inn, notice.partner.kpp)}`,
  дата: formatDate(notice.event === 'imposed' ? notice.restriction.since : notice.on),
  основание: notice.grounds,
  логины: notice.partner.logins.map((login) => `«${login}»`).join(', ') || '(логины не заведены)',
  счета: invoicesOf(notice.partner, notice.on),
  'как снять': remedy(notice),
});

/** To the partner: what is limited, why, the invoices, and how to have it lifted; or that it is lifted. */
export function restrictionNotice(notice: RestrictionNotice): Reply {
  const key = notice.event === 'imposed' ? 'restriction-imposed' : 'restriction-lifted';
  const what =
    notice.event === 'imposed' ? 'Функционал Web-Регистратора ограничен' : 'Доступ в Web-Регистратор восстановлен';
  return {
    subject: `${what}: ${notice.partner.name}`,
    text: letterText(renderTemplate(notice.templates[key], valuesOf(notice)), notice),
  };
}

/** The same to the partner's sales centre. */
export function salesCenterNotice(notice: RestrictionNotice): Reply {
  const values = valuesOf(notice);
  const event =
    notice.event === 'imposed'
      ? `доступ в Web-Регистратор ограничен с ${values.дата}`
      : `доступ в Web-Регистратор восстановлен ${values.дата}`;
  return {
    subject: `${notice.event === 'imposed' ? 'Ограничен доступ партнёра' : 'Восстановлен доступ партнёра'}: ${notice.partner.name}`,
    text: letterText(
      renderTemplate(notice.templates['restriction-sales-center'], { ...values, событие: event }),
      notice,
    ),
  };
}
