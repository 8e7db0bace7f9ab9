import { its, paid } from './tariffs.ts';
import type { DemoDay } from './world.ts';

const fns = (kpp: string | null) => ({ code: 'FNS', kpp, active: true }) as const;

/** The subscriber whose certificate embeds a КриптоПро CSP licence. */
export const withCryptoPro = 'ООО «Гончарная Слобода»';

/** Subscribers whom no mail is about: tariffs in every state, a group with its head, a representative with clients. */
export function addRegistrarSubscribers(day: DemoDay): void {
  const blocked = day.subscriber('ООО «Ольховый Берег»', 'pt-lantern');
  day.licence(blocked, '1c-reporting', paid, { state: 'blocked' });

  const renewed = day.subscriber('АО «Синий Вереск»', 'pt-abacus', { emails: ['buh@siniy-veresk.example'] });
  day.licence(renewed, '1c-reporting', 'Основной (2 года)', { state: 'revoked', validFrom: day.day(-500) });
  day.licence(renewed, '1c-reporting', paid, { issuedOn: day.date, validFrom: day.day(20), validUntil: day.day(384) });

  const potter = day.identity(withCryptoPro);
  const signed = day.subscriber(withCryptoPro, 'pt-harbour', {
    ...potter,
    emails: ['@goncharnaya-sloboda.example'],
    directions: [fns(potter.kpp), { code: 'PFR', kpp: null, active: true }, { code: 'FSS', kpp: null, active: false }],
  });
  day.licence(signed, '1c-reporting', paid);
  day.licence(signed, '1c-etp', '1С-ЭТП. Годовое обслуживание');
  day.certificate(signed, 'Глинский Марк Юрьевич', '1c-reporting');

  const head = day.subscriber('ООО «Верхняя Мельница»', 'pt-millstone');
  const members = ['ООО «Средняя Мельница»', 'ООО «Нижняя Мельница»'].map((name) =>
    day.subscriber(name, 'pt-millstone'),
  );
  for (const member of [head, ...members]) day.licence(member, '1c-reporting', 'Группа Компаний');
  day.group('ГК «Три Мельницы»', '1c-reporting', [head, ...members]);

  const office = day.subscriber('ООО «Учётная Контора»', 'pt-bridge');
  day.licence(office, '1c-reporting', 'Платная лицензия УП (годовое обслуживание)');
  for (const name of ['ООО «Клиент Первый»', 'ИП Второва Зоя Петровна']) {
    const client = day.subscriber(name, 'pt-bridge', { representativeInn: office.inn });
    day.licence(client, '1c-reporting', 'Дополнительная лицензия для клиентов УП (годовое обслуживание)');
  }

  const subscribed = day.subscriber('ИП Подпискин Лев Ильич', 'pt-compass', { itsLogin: 'podpiskin-its' });
  day.licence(subscribed, '1c-reporting', its);
  day.licence(subscribed, '1c-etp', '1С-ЭТП. Годовое обслуживание');
  day.itsContract(subscribed, 'pt-compass');
}
