import { type Product, productNames } from '../products.ts';
import type { Application } from '../registry/types.ts';
import { type LetterHand, letterText, type Reply } from '../tickets/replies/frame.ts';
import { innAndKpp } from '../tickets/replies/item-words.ts';
import { type ApplicationErrorCode, applicationErrors, errorPlace } from './errors-catalogue.ts';

/** One error that was found, with the specialist's own words; '' for none. */
export type FoundError = { code: ApplicationErrorCode; comment: string };

export type NoticeAbout = {
  application: Pick<Application, 'id' | 'subscriberName' | 'subscriberInn' | 'subscriberKpp'> & { product: Product };
  hand: LetterHand;
};

const aboutLine = ({ application }: NoticeAbout): string =>
  [
    `Заявка: ${application.id}`,
    `Абонент: ${application.subscriberName}, ${innAndKpp(application.subscriberInn, application.subscriberKpp)}`,
    `Продукт: ${productNames[application.product]}`,
  ].join('\n');

const errorLines = ({ code, comment }: FoundError, index: number): string => {
  const { label, remedy } = applicationErrors[code];
  const said = comment.trim() === '' ? '' : `\n   Комментарий: ${comment.trim()}`;
  return `${index + 1}. ${label} (${errorPlace(code)}).${said}\n   Что сделать: ${remedy}`;
};

/** To the partner: what is wrong, in which field or file, and how to send the correction. */
export const suspensionNotice = (about: NoticeAbout, errors: readonly FoundError[]): Reply => ({
  subject: `Заявка ${about.application.id} приостановлена: ${about.application.subscriberName}`,
  text: letterText(
    [
      'Обработка заявки приостановлена: найдены ошибки.',
      aboutLine(about),
      errors.map(errorLines).join('\n'),
      `Исправление пришлите ответом на это письмо: исправленные значения — текстом, документы — вложениями. Номер заявки ${about.application.id} в теме не убирайте. Когда все ошибки будут исправлены, обработка возобновится.`,
    ].join('\n\n'),
    about.hand,
  ),
});

/** To the partner: the application is rejected, and why. */
export const rejectionNotice = (about: NoticeAbout, grounds: string): Reply => ({
  subject: `Заявка ${about.application.id} отклонена: ${about.application.subscriberName}`,
  text: letterText(['Заявка отклонена.', aboutLine(about), `Причина: ${grounds.trim()}`].join('\n\n'), about.hand),
});
