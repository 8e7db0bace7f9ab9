import type { Mailbox, TicketKind } from '@perenos/domain';
import { expect, it } from 'vitest';
import { aMail } from '../parsing/mail-builder.ts';
import { extractRequest } from './extract-request.ts';
import { aRegistry } from './testing/registry-builder.ts';

const registry = aRegistry();

it.each<[Mailbox, string, TicketKind]>([
  ['perevod', 'Прошу перенести абонента, все данные в приложении', 'transfer'],
  ['perevod', 'Когда будет выполнен перенос по заявке от 12.03?', 'other'],
  ['perevod', 'Какие документы нужны для переноса абонента?', 'other'],
  ['sverka', 'По какому продукту у нас задолженность?', 'debt-inquiry'],
  ['sverka', 'Пришла блокировка. За какой сервис долг? Пришлите расшифровку.', 'debt-inquiry'],
  ['sverka', 'Появилось ограничение. Напишите, какой счёт не оплачен и по какому продукту', 'debt-inquiry'],
  ['sverka', 'Это задолженность по 1С-Отчетности или по Астрал Отчету? Хотим понять, что платить', 'debt-inquiry'],
  ['sverka', 'Не можем войти. За какой продукт у нас долг, чтобы мы оплатили?', 'debt-inquiry'],
  ['sverka', 'Прошу прислать расшифровку задолженности в связи с наложенным ограничением', 'debt-inquiry'],
  ['sverka', 'В связи с введением блокировки прошу сообщить, за какой продукт задолженность', 'debt-inquiry'],
  ['sverka', 'Нам вчера установили ограничение. По какому продукту долг?', 'debt-inquiry'],
  ['sverka', 'Долг закрыли на другой день после введения ограничения, просим снять', 'unblock'],
  ['sverka', 'Просим рассмотреть вопрос о введении блокировки в отношении ООО «Кедр Софт»', 'block'],
  ['sverka', 'У нас ограничение прав. Какой счёт не оплачен?', 'debt-inquiry'],
  ['sverka', 'Просим предоставить сведения о задолженности, из-за которой введено ограничение', 'debt-inquiry'],
  ['sverka', 'Нужна справка об отсутствии задолженности', 'other'],
  ['sverka', 'Платёж проведён, а ограничение действует', 'unblock'],
  ['sverka', 'Оплата от партнёра ООО «Кедр Софт» (ИНН 7804123453) поступила, а ограничение не снято', 'unblock'],
  ['sverka', 'Платёж ещё не прошёл, ограничение действует', 'other'],
  ['sverka', 'Требуется ограничение доступа партнёра ООО «Кедр Софт»', 'block'],
  ['sverka', 'Просим ограничение прав снять, долг погашен', 'unblock'],
  ['sverka', 'Просим не применять к ООО «Кедр Софт», ИНН 7804123453, ограничение', 'other'],
  ['sverka', 'За какие продукты у нас непогашенная задолженность, чтобы мы могли её оплатить?', 'debt-inquiry'],
  ['sverka', 'Нам ограничили доступ, а у нас всё оплачено. По какому продукту числится долг?', 'debt-inquiry'],
  ['sverka', 'Счёт оплатили, снимите ограничение. Раньше после оплаты доступ открывался сам.', 'unblock'],
  ['sverka', 'Задолженность погашена, кабинет заблокирован. Просьба разобраться и снять ограничение.', 'unblock'],
  ['sverka', 'Блокировку, поставленную по нашей просьбе, просим отключить', 'unblock'],
  ['sverka', 'Перевела вам все деньги по счёту, но выпускать лицензии не могу: ограничено', 'unblock'],
  ['sverka', 'Отключите, пожалуйста, партнёру ООО «Кедр Софт» (ИНН 7804123453) доступ к регистратору', 'block'],
  ['sverka', 'Просим снять ограничение, установленное по нашей просьбе', 'unblock'],
  ['sverka', 'Деньги перевели ещё в понедельник, почему до сих пор не пускает?', 'unblock'],
  ['sverka', 'Поставьте ООО «Кедр Софт» (ИНН 7804123453, логин kedr.soft) на финансовую блокировку', 'block'],
  ['sverka', 'Можно ли получить рассрочку по оплате?', 'other'],
  ['sverka', 'Мы заплатили всё! Почему стоит ограничение? Снимите', 'unblock'],
  ['sverka', 'Оплатили вчера, а ограничение так и не сняли', 'unblock'],
  ['sverka', 'Просим восстановить доступ в Web-Регистратор, счёт оплачен', 'unblock'],
  ['sverka', 'Прошу временно приостановить доступ партнёру ООО «Кедр Софт», ИНН 7804123453', 'block'],
  ['sverka', 'Блокировка была установлена по нашей просьбе, просим её снять', 'unblock'],
  ['sverka', 'В мае просили вас ограничить ООО «Кедр Софт», вопрос с ним решён. Просим ограничение снять', 'unblock'],
  ['sverka', 'Долг погашен, обещаем больше так не делать. Просим снять блокировку', 'unblock'],
  ['sverka', 'Просим не блокировать доступ до 20 числа, оплатим', 'other'],
  ['sverka', 'Если ООО «Кедр Софт», ИНН 7804123453, не оплатит до пятницы, просим заблокировать', 'other'],
  ['sverka', 'Оплатили, ограничение уже сняли, вопрос закрыт', 'other'],
  ['sverka', 'Закройте доступ сотруднику Иванову, он уволен', 'other'],
  ['sverka', 'Восстановите доступ: забыли пароль', 'other'],
  ['partners', 'Почему отклонили заявление ООО «Ромашка», ИНН 5401888223 по Астрал.ЭДО?', 'other'],
  ['partners', 'Что будет, если отклонить заявление ООО «Ромашка», ИНН 5401888223, Астрал.ЭДО?', 'other'],
  ['partners', 'Заявление ООО «Ромашка», ИНН 5401888223, Астрал.ЭДО, уже отклонено, спасибо', 'other'],
  ['partners', 'За что отклонили заявление ООО «Ромашка», ИНН 5401888223, Астрал.ЭДО? Верните в работу', 'other'],
  ['sverka', 'Каким образом можно ограничить доступ партнёру ООО «Кедр Софт», ИНН 7804123453?', 'other'],
  ['sverka', 'Можете ограничить доступ партнёру ООО «Кедр Софт», ИНН 7804123453?', 'block'],
  ['sverka', 'Как только ООО «Кедр Софт», ИНН 7804123453, погасит долг, попросим снять с него ограничение', 'other'],
  ['sverka', 'Если мы оплатим долг, через сколько снимается ограничение?', 'other'],
  ['sverka', 'После оплаты снимите, пожалуйста, ограничение', 'other'],
  ['sverka', 'После оплаты доступ так и не открыли, снимите ограничение', 'unblock'],
  ['sverka', 'Центр продаж нас ограничил, мы не согласны. Прошу снять ограничение с нашего логина', 'unblock'],
  ['sverka', 'ООО «Кедр Софт» просит снять ограничение, мы не согласны', 'other'],
  ['sverka', 'Оплата была, доступ появился, снимать ограничение не нужно', 'other'],
  ['sverka', 'ООО «Кедр Софт», ИНН 7804123453: готовимся снять ограничение, подтверждение пришлём', 'other'],
  ['sverka', 'Ограничение с ООО «Кедр Софт», ИНН 7804123453, больше не нужно, снимите', 'unblock'],
  ['sverka', 'Возможно ли разблокировать ООО «Кедр Софт», ИНН 7804123453, без оплаты?', 'other'],
  ['sverka', 'Просим заблокировать ООО «Кедр Софт», ИНН 7804123453, при достижении долга 50 тысяч', 'other'],
  ['sverka', 'Вчера просили не блокировать ООО «Кедр Софт», ИНН 7804123453, но он не оплатил, блокируйте', 'block'],
  ['partners', 'Можно ли отклонить заявление ООО «Ромашка», ИНН 5401888223, Астрал.ЭДО?', 'other'],
  [
    'partners',
    'Отклоните заявление ООО «Ромашка», ИНН 5401888223, Астрал.ЭДО, если идентификация не пройдена',
    'other',
  ],
  ['partners', 'Планируем отклонить заявление ООО «Ромашка», ИНН 5401888223, Астрал.ЭДО', 'other'],
  ['partners', 'Нужно ли письмо? Отклоните заявление ООО «Ромашка», ИНН 5401888223, Астрал.ЭДО', 'edo-reject'],
  ['sverka', 'Просим направить акт сверки за первый квартал', 'other'],
  ['sverka', 'Перенесите абонента ООО «Ромашка» ИНН 5401888223 по 1С-Отчетности, логин Kedr Soft_78', 'transfer'],
  ['partners', 'Отклоните, пожалуйста, заявление ООО «Ромашка» по Астрал.ЭДО', 'edo-reject'],
  ['partners', 'Акция «Старт-ЭДО» не подхватывается у клиента', 'start-edo'],
  ['partners', 'Подскажите, как настроить роуминг в Астрал.ЭДО?', 'other'],
  ['partners', 'Просим перенести абонента ООО «Ромашка», ИНН 5401888223, 1С-Отчетность', 'transfer'],
])('%s: «%s» is %s', async (mailbox, text, kind) => {
  const mail = await aMail({ subject: 'Вопрос', text });
  const request = extractRequest({ mailId: 'm', mailbox, mail, registry, senderPartner: null });
  expect(request.kind).toBe(kind);
});

it('a mail to sverka@ says nothing of subscribers; the partner asked about stands in the target fields', async () => {
  const mail = await aMail({
    from: 'Олег Невский <o@nevcentr.example>',
    text: 'Просим снять ограничение с партнёра ООО «Кедр Софт» (ИНН 7804123453, логин kedrsoft2).\n\nОлег Невский\nООО «Невский Центр», ИНН 5023001112\n+7 (812) 000-00-00',
  });
  const request = extractRequest({
    mailId: 'm',
    mailbox: 'sverka',
    mail,
    registry,
    senderPartner: registry.partnerById('p-centre'),
  });
  expect(request.items).toHaveLength(1);
  expect(request.items[0]).toMatchObject({
    product: null,
    subscriberInn: null,
    subscriberName: null,
    targetPartnerName: 'ООО «Кедр Софт»',
    targetPartnerInn: '7804123453',
    targetPartnerLogin: 'kedrsoft2',
  });
});

it.each(['. ', '\n\n'])('the code that is asked for names nobody: who follows is the client', async (end) => {
  const mail = await aMail({
    text: `Отклоните заявление по Астрал.ЭДО и напишите наш код партнёра${end}ООО «Ромашка», ИНН 5401888223, КПП 540101001.`,
  });
  const request = extractRequest({ mailId: 'm', mailbox: 'partners', mail, registry, senderPartner: null });
  expect(request.items[0]).toMatchObject({
    subscriberInn: '5401888223',
    subscriberName: 'ООО «Ромашка»',
    targetPartnerInn: null,
  });
});

it('what is asked for is no name', async () => {
  const mail = await aMail({ text: 'Заблокируйте, пожалуйста, ИНН 7804123453' });
  const request = extractRequest({ mailId: 'm', mailbox: 'sverka', mail, registry, senderPartner: null });
  expect(request.items[0]).toMatchObject({ targetPartnerName: null, targetPartnerInn: '7804123453' });
});

it('a partner that writes of itself names nobody', async () => {
  const mail = await aMail({ text: 'Оплатили, снимите ограничение' });
  const request = extractRequest({
    mailId: 'm',
    mailbox: 'sverka',
    mail,
    registry,
    senderPartner: registry.partnerById('p-kedr'),
  });
  expect(request.items[0]).toMatchObject({ targetPartnerName: null, targetPartnerInn: null, targetPartnerLogin: null });
});

it('whom a sales centre means is its partner; whom a partner means is not its sales centre', async () => {
  const about = async (text: string, id: string) => {
    const mail = await aMail({ text });
    const senderPartner = registry.partnerById(id);
    const sender = senderPartner && { ...senderPartner, salesCenterId: id === 'p-kedr' ? 'p-centre' : null };
    return extractRequest({ mailId: 'm', mailbox: 'sverka', mail, registry, senderPartner: sender }).items;
  };
  expect(
    await about('Примените ограничение к партнёру нашего центра продаж: ООО «Кедр Софт», ИНН 7804123453', 'p-centre'),
  ).toMatchObject([{ targetPartnerInn: '7804123453' }]);
  expect(await about('С ООО «Невский Центр» рассчитались, снимите с нас ограничение', 'p-kedr')).toMatchObject([
    { targetPartnerName: null, targetPartnerInn: null },
  ]);
});

it.each<[Mailbox, string]>([
  ['sverka', 'Заблокируйте ООО «Кедр Софт», ИНН 7804123453, с 1 декабря'],
  ['partners', 'Отклоните заявление ООО «Ромашка», ИНН 5401888223, Астрал.ЭДО, после 25 декабря'],
])('an act that is asked for on a later day is for a person: %s, «%s»', async (mailbox, text) => {
  const mail = await aMail({ text });
  const { items } = extractRequest({ mailId: 'm', mailbox, mail, registry, senderPartner: null });
  expect(items[0]?.doubtful).not.toEqual([]);
});

it('an entrepreneur that signs with the surname names nobody', async () => {
  const mail = await aMail({ text: 'Оплатили, снимите ограничение. ИП Ларионова' });
  const senderPartner = registry.partnerById('p-larionova');
  const request = extractRequest({ mailId: 'm', mailbox: 'sverka', mail, registry, senderPartner });
  expect(request.items[0]).toMatchObject({ targetPartnerName: null, targetPartnerInn: null });
});

it('evidence points at the very characters of the mail', async () => {
  const mail = await aMail({
    subject: 'Перенос по 1С-ЭТП',
    text: 'Абонент ООО «Ромашка», ИНН 54018\u200b88223, КПП 540\u00a0101\u00a0001',
  });
  const [item] = extractRequest({ mailId: 'm-7', mailbox: 'perevod', mail, registry, senderPartner: null }).items;
  const cut = (field: 'subscriberInn' | 'subscriberKpp' | 'subscriberName' | 'product'): string => {
    const evidence = item?.evidence[field];
    if (evidence?.source !== 'mail') return '';
    return (evidence.part === 'subject' ? mail.subject : mail.text).slice(evidence.start, evidence.end);
  };
  expect([cut('subscriberInn'), cut('subscriberKpp'), cut('subscriberName'), cut('product')]).toEqual([
    '54018\u200b88223',
    '540\u00a0101\u00a0001',
    'ООО «Ромашка»',
    '1С-ЭТП',
  ]);
});
