import type { IsoInstant } from '../registry/types.ts';
import { moscowTimeOf } from '../working-time/instants.ts';
import { type RevocationGround, revocationGrounds, revocationReasonWords } from './grounds.ts';
import { formatSerial } from './serial.ts';

type Revoked = {
  /** Of the request. */
  number: string;
  serial: string;
  holder: string;
  subscriberName: string;
  ground: RevocationGround;
  revokedAt: IsoInstant;
};

const moment = (instant: IsoInstant): string => {
  const [date = '', time = ''] = moscowTimeOf(instant).split('T');
  return `${date.split('-').reverse().join('.')} в ${time.slice(0, 8)} МСК`;
};

/**
 * The notice that the owner is due before the annulment takes effect for him (63-ФЗ, ст. 14 ч. 9), and the partner along
 * with him. The certificate ends with the record in the registry (ч. 7).
 */
export function revocationNotice(revoked: Revoked): { subject: string; text: string } {
  const { label, basis, reason } = revocationGrounds[revoked.ground];
  return {
    subject: `Сертификат ${formatSerial(revoked.serial)} отозван (запрос ${revoked.number})`,
    text: [
      'Здравствуйте!',
      '',
      `Уведомляем, что действие сертификата ключа проверки электронной подписи прекращено.`,
      '',
      `Серийный номер: ${formatSerial(revoked.serial)}`,
      `Владелец: ${revoked.holder}`,
      `Организация: ${revoked.subscriberName}`,
      `Основание: ${label} (${basis})`,
      `Причина в списке отзыва: ${revocationReasonWords(reason)}`,
      `Запись в реестр внесена: ${moment(revoked.revokedAt)}`,
      '',
      'С этого момента подпись, созданная с этим сертификатом, не имеет юридической силы. Документы, подписанные раньше,',
      'остаются в силе, если момент подписания подтверждён (63-ФЗ, ст. 11).',
      '',
      'С уважением,',
      'удостоверяющий центр АО «Калуга Астрал»',
    ].join('\n'),
  };
}

/** To the asker of a request that was refused. */
export function revocationRefusalNotice(refused: { number: string; serial: string; holder: string; reason: string }): {
  subject: string;
  text: string;
} {
  return {
    subject: `Сертификат ${formatSerial(refused.serial)} не отозван (запрос ${refused.number})`,
    text: [
      'Здравствуйте!',
      '',
      `По запросу ${refused.number} сертификат ${formatSerial(refused.serial)} (владелец — ${refused.holder}) не отозван.`,
      `Причина: ${refused.reason}`,
      '',
      'Устраните причину и направьте заявление заново.',
      '',
      'С уважением,',
      'удостоверяющий центр АО «Калуга Астрал»',
    ].join('\n'),
  };
}
