import { type MailRequest, requestFields } from '@perenos/domain';
import { expect, it } from 'vitest';
import { aMail } from '../parsing/mail-builder.ts';
import { extractRequest } from './extract-request.ts';
import { objects } from './objection.ts';
import { aRegistry } from './registry-builder.ts';
import { extractReply, mergeRequests } from './reply.ts';

const registry = aRegistry();
const data =
  'абонента ООО «Ромашка» ИНН 5401888223 КПП 540101001 (1С-Отчетность) к ООО «Кедр Софт» ИНН 7804123453 логин kedrsoft2';

async function requestIn(text: string): Promise<MailRequest> {
  const mail = await aMail({ subject: 'Ромашка', text });
  return extractRequest({ mailId: 'm', mailbox: 'perevod', mail, registry, senderPartner: null });
}

it.each([
  `Не переносите, пожалуйста, ${data}`,
  `Просим пока не выполнять перенос ${data}`,
  `Прошу аннулировать нашу заявку на перенос ${data}`,
  `Возражаем против переноса ${data}`,
  `Перенос ${data} временно приостановите: заявка ждёт решения`,
  `Можно ли перенести ${data} без письма?`,
  `Перенесли уже ${data}? Подскажите`,
  `Собираемся в мае переводить ${data}`,
  `Почему перенесён абонент: ${data}?`,
  `Завтра отправим заявку на перенос: ${data}`,
  `Образец: перенос ${data}`,
  `Просим выпустить сертификат, перенос был: ${data}`,
  `Прошу предоставить копию письма о переносе ${data}`,
  `Вы переносите без письма? ${data}`,
  `Просим перенести срок оплаты по счёту: ${data}`,
  `Нужно перенести рабочее место на другой компьютер: ${data}`,
  `Вчера случайно отправили вам запрос: «Просим перенести ${data}»`,
  `Правильно ли мы понимаем, что достаточно такого письма: прошу перенести ${data}`,
  `Пример:\nПросим перенести ${data}`,
  `Так нормально будет?\nПросим перенести ${data}\nЕсли ок, отправлю в Астрал.`,
  `Просим перенести ${data}, но не раньше, чем мы подтвердим`,
  `Прошу не принимать к исполнению письма о переносе ${data}`,
  `Просим перенести:\n1. ${data} - этого пока не надо, в декабре`,
  `Перенос ${data}. А ООО «Ромашка», ИНН 5401888223, не переносите до пятницы.`,
])('a mail that forbids, takes back or only wonders asks for no transfer: «%s»', async (text) => {
  expect((await requestIn(text)).kind).toBe('other');
});

it.each([
  `Прошу перенести ${data}. Подскажите, когда будет готово?`,
  `Не смогли перенести сами, просим перенести ${data}`,
  `Прежний партнёр не возражает. Просим перенести ${data}`,
  `Перенос. ${data}`,
  `Просим нашего клиента, ${data}, перенести до конца дня`,
  `Просим выполнить смену партнёра: ${data}`,
  `Просим перенести ${data}. 1С-ЭТП переносить не нужно.`,
  `Просим перенести ${data.replace('Ромашка', 'Отбой')}`,
  `Сколько можно ждать?! ${data}. Переносите уже!`,
  `Не могли бы вы перенести ${data}?`,
  `Сопровождение переходит: ${data}. Просим отразить это в Web-Регистраторе.`,
  `Лицензия заканчивается, просим перенести по платёжному документу: ${data}`,
  `Нужно раскидать клиентов: ${data}`,
  `просим перенсти ${data}`,
  `ООО «Вершина» (ИНН 7705098767) переносить не нужно, клиент передумал. А ${data} перенесите.`,
  `Спасибо за ООО «Вершина» (ИНН 7705098767), он уже у нас. Теперь ${data}`,
])('a plain request stays one: «%s»', async (text) => {
  const { kind, items } = await requestIn(text);
  expect(kind).toBe('transfer');
  expect(items.map((item) => item.product)).toEqual(['1c-reporting']);
});

it('a product that is asked for and left out is in doubt; a product left out beside another is no objection', async () => {
  const contradicted = await requestIn(`Просим перенести ${data}. Впрочем, 1С-Отчетность не переносите.`);
  expect(contradicted.items[0]?.doubtful).toContain('product');
  const other = await requestIn(`${data}. По 1С-ЭТП ничего делать не надо, там всё остаётся как есть.`);
  expect(other).toMatchObject({ kind: 'transfer', items: [{ product: '1c-reporting', doubtful: [] }] });
});

it.each<[string, string[]]>([
  [`${data.replace('kedrsoft2', 'то ли kedrsoft2, то ли kedrsoft3')}`, ['targetPartnerLogin']],
  [`${data} (?)`, ['targetPartnerLogin']],
  [`${data}. ИНН может быть указан с ошибкой`, ['subscriberInn', 'targetPartnerInn']],
  [`${data}. Для проверки: ИНН абонента 5401888241`, ['subscriberInn']],
])('what the author is not sure of, or states in two ways, is in doubt: «%s»', async (text, doubtful) => {
  const { items } = await requestIn(`Прошу перенести ${text}`);
  expect(items).toHaveLength(1);
  expect(items[0]?.doubtful).toEqual(expect.arrayContaining(doubtful));
});

async function afterReply(text: string): Promise<{ before: MailRequest; after: MailRequest; supplied: boolean }> {
  const before = await requestIn(`Прошу перенести ${data}`);
  const mail = await aMail({ subject: 'Re: Ромашка', text });
  const input = { mailId: 'm2', mailbox: 'perevod' as const, mail, registry, senderPartner: null };
  const { request, supplied } = mergeRequests(before, extractReply({ ...input, previous: before, expected: [] }), []);
  return { before, after: request, supplied };
}

it.each(['Отбой', 'Уже не надо, спасибо', 'Снимаем заявку с исполнения', 'Клиент передумал'])(
  'a reply that takes the request back leaves nothing that anybody is sure of: «%s»',
  async (text) => {
    const { after, supplied } = await afterReply(text);
    expect(supplied).toBe(true);
    expect(after.items).toHaveLength(1);
    expect(after.items[0]?.subscriberInn).toBe('5401888223');
    expect(after.items[0]?.doubtful).toEqual([...requestFields]);
  },
);

it.each(['Подождите, уточняем у клиента', 'Ой, ошиблись', 'Отменяем!', 'Это не наш клиент', 'Возьмём паузу'])(
  'a reply that only sounds as if something were wrong holds back what is complete: «%s»',
  async (text) => {
    expect((await afterReply(text)).after.items[0]?.doubtful).toContain('targetPartnerInn');
  },
);

it.each(['Когда будет готово?', 'Очень срочно, просим не затягивать', 'Клиент не может сдать отчёт', 'Спасибо, ждём'])(
  'a reply in haste changes nothing: «%s»',
  async (text) => {
    const { before, after } = await afterReply(text);
    expect(after.items).toEqual(before.items);
  },
);

it('to take an application back is the request itself where it is Астрал ЭДО', () => {
  expect(objects('клиент ошибочно отправил заявление не к нам. отклоните его', 'edo-reject')).toBe(false);
  expect(objects('просим отозвать заявку на астрал эдо', 'edo-reject')).toBe(false);
  expect(objects('заявку на астрал эдо отклонять не нужно', 'edo-reject')).toBe(true);
});
