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
  `Просим перенести ${data}. Пока не переносите, лицензия ещё действует.`,
  `Олег, в Астрал отправим, когда клиент подтвердит.\nПросим перенести ${data}`,
  `Кто-то разослал текст: «Просим перенести ${data}» Мы этого не отправляли.`,
  `Завтра центр продаж направит вам заявку: просим перенести ${data}`,
  `Просим перенести ${data}\nОт вас ничего не требуется, просто чтобы были в курсе.`,
  `Просим перенести ${data}\nПока только бронируем, сигнал дадим отдельно.`,
  `Просим перенести ${data}\nКлиент, правда, ещё не решил окончательно.`,
  `Почему вы отказались выполнить: просим перенести ${data}`,
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
  `Просим перенести ${data}. Другие продукты переносить не нужно.`,
  `Просим перенести ${data}. Клиент подтвердил, письмо отправили вчера.`,
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

const asked =
  'абонента ООО «Ромашка» ИНН 5401888223 КПП 540101001 (1С-Отчетность) к партнёру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2';
const listed =
  'ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2';
/** Whether a machine would take it for a request of which it is sure. */
async function isSure(text: string): Promise<boolean> {
  const { kind, items } = await requestIn(text);
  return kind === 'transfer' && items.every((item) => item.doubtful.length === 0);
}

it.each([
  `Перенос ${asked} отозван клиентом.`,
  `Клиент просил перенести ${asked}, но теперь сомневается.`,
  `Просим подтвердить, что вы перенесли ${asked}.`,
  `Отчитайтесь о переносе ${asked}.`,
  `Мы получили уведомление о переносе ${asked}. Это ошибка, мы не просили.`,
  `Прошу разъяснить основания переноса ${asked}.`,
  `Нам стало известно, что вам направлена заявка на перенос ${asked}. Просим её отклонить.`,
  `Кто инициировал перенос ${asked}?`,
  `Прошу согласовать перенос ${asked}. Жду вашего ответа до отправки официальной заявки.`,
  `Готовим перенос ${asked}, документы будут в пятницу.`,
  `В случае неоплаты до конца месяца просим перенести ${asked}.`,
  `Перенесите ${asked}, если у клиента закончилась лицензия, иначе не надо.`,
  `Если возможно без письма, перенесите ${asked}.`,
  `Прошу НЕ переносить ${asked}`,
  `Перенос ${asked} просим приостановить`,
  `Перенос ${asked} неактуален`,
  `Перенос ${asked} больше не актуален`,
  `Заявку на перенос ${asked} прошу считать недействительной`,
  `Прошу считать предыдущее письмо о переносе ${asked} ошибочным`,
  `Прошлое письмо о переносе ${asked} аннулируем`,
  `Верните обратно: вчера перенесли ${asked}, а не надо было`,
  `Почему до сих пор не перенесли ${asked}?`,
  `Сколько стоит перенос ${asked}?`,
  `Подскажите сроки переноса ${asked}`,
  `Что нужно, чтобы перенести ${asked}?`,
  `Нужно ли письмо, чтобы перенести ${asked}?`,
  `Перенесёте ${asked}?`,
  `Хотели бы узнать, перенесён ли ${listed}`,
  `${listed} - проверьте, пожалуйста, есть ли действующая лицензия`,
  `${listed}: пришлите акт`,
  `${listed}: не работает отправка отчётов, помогите`,
  `${listed}. Просим продлить лицензию.`,
  `${listed}. Просим выпустить КЭП.`,
  `${listed}. Просим отозвать сертификат.`,
  `${listed}. Просим заблокировать лицензию.`,
  `${listed}. Добавьте направление ФСС.`,
  `${listed}. Смените тариф на Основной.`,
  `${listed}. Смените директора в заявке.`,
  `${listed}. Поменяйте КПП на 540102002.`,
  `${listed}. Просим сменить телефон для СМС.`,
  `${listed}. Где посмотреть счёт?`,
  `${listed}. Клиент жалуется на вашу поддержку`,
  `Для вашего сведения: ${listed} теперь обслуживается у нас`,
  `Сообщаем, что ${asked} перейдёт с 1 января`,
  `ТЕСТ! Просим перенести ${asked}`,
  `Учебный пример: просим перенести ${asked}`,
  `Переношу вам на согласование текст: «Просим перенести ${asked}»`,
  `Менеджер Иванов больше не работает, его заявки на перенос ${asked} недействительны`,
  `Прошу задержать перенос ${asked} до 1 числа`,
  `Перенос ${asked} - подождите с этим`,
  `Перенос ${asked} под вопросом`,
  `Перенос ${asked} пока в стадии обсуждения`,
  `Спорный клиент: ${asked}. Прошу разобраться, кому он принадлежит.`,
  `Прошу перенести ${asked} после получения оригинала письма`,
  `Прошу перенести ${asked} только после моего звонка`,
  `Не торопитесь с переносом ${asked}`,
  `Вы перенесли не того: ${asked}`,
  `Просим рассмотреть возможность переноса ${asked}`,
  `Возможен ли перенос ${asked}`,
  `Хотим перенести ${asked}, что для этого требуется?`,
  `Прошу перенести ${asked}. Отмена, не надо.`,
  `Прошу перенести ${asked}\n\nотбой`,
  `Прошу перенести ${asked}. Хотя нет, оставьте как есть.`,
  `Прошу перенести ${asked}. Извините, не тот клиент!`,
  `Прошу перенести ${asked}. Ой, это не вам`,
  `Прошу перенести ${asked}. Клиент против, но начальство настаивает`,
  `Просим перенести ${asked.replace('5401888223', '5401888223 (или 5401888241)')}`,
  `Перенесите ${asked} по готовности акта`,
  `Просим перенести ${asked}. Сделать в случае поступления денег.`,
  `Прошу перенести ${asked}. Только вместе с головной компанией.`,
  `Прошу перенести ${asked}. Исполнять исключительно после звонка директору.`,
  `Просим перенести ${asked} с 1-го числа следующего месяца`,
  `Через неделю перенесите ${asked}`,
  `Перенесите после праздников ${asked}`,
  `Просим перенести всех, кроме второго: ${asked}`,
  `От перевода вынуждены воздержаться: ${asked}`,
  `Перенос ${asked} будет обжалован в суде`,
  `Клиент якобы писал: просим перенести ${asked}`,
  `Вариант А: просим перенести ${asked}. Вариант Б: оставить.`,
  `Для архива: просим перенести ${asked}`,
  `Просим перенести ${asked}. Заявку подаст центр продаж, мы лишь предупреждаем.`,
  `Ne perenosite! Перенос ${asked}`,
  `Не возражаем, чтобы ушёл: ${listed}`,
  `Просьба перенести созвон: ${listed}`,
  `Переносим 3 абонентов: ${asked}`,
  `Перенести к партнёру ИП Ларионова Ольга Петровна, данные ниже:\n${asked}`,
])('whatever its data, a person looks at it: «%s»', async (text) => {
  expect(await isSure(text)).toBe(false);
});

it.each([
  `Просим перенести ${asked}`,
  `Прошу срочно осуществить перенос ${asked}. Письмо не требуется, лицензия закончилась.`,
  `Перенесите, пожалуйста, ${asked}. Если нужны ещё данные, пишите.`,
  `Просим перенести ${asked}. Оригинал письма вышлем почтой.`,
  `Просим перенести ${asked}. О результате сообщите.`,
  `Просьба перенести ${asked}. Клиент не может сдать отчётность.`,
  `Просим перенести ${asked}. Прежний партнёр уведомлён и не против.`,
  `Прошу перенести ${asked}, так как прежний партнёр прекратил деятельность`,
  `Прошу перенести ${asked}. Договор с прежним партнёром расторгнут.`,
  `Прошу перенести ${asked}. Подтвердите получение письма.`,
  `Просим перенести ${asked}. Ранее писали 12.03, ответа нет.`,
  `Прошу перенести ${asked}. Сообщите, когда будет выполнено.`,
  `Прошу перенести ${asked}. Лицензии нет, письмо не нужно.`,
  `Прошу перенести ${asked}. Спасибо, что помогаете!`,
  `Просим в связи с закрытием прежнего партнёра перенести ${asked}`,
  `Просим перенести ${asked} как можно скорее, пока не начался отчётный период`,
  `Просим перенести ${asked}. Заявку в регистраторе не создавали.`,
  `Просим перенести ${asked}. Не забудьте, пожалуйста, уведомить нас.`,
  `Просим перенести ${asked}. Как только перенесёте, дайте знать.`,
  `Просим перенести ${asked}. В случае отказа укажите причину.`,
  `Просим перенести ${asked}. По готовности, пожалуйста, сообщите.`,
  `Переносим 1 абонента. Просим перенести ${asked}`,
])('what people add to a request takes nothing from it: «%s»', async (text) => {
  expect(await isSure(text)).toBe(true);
});

it('a subject line that names another product or partner than the text is a doubt', async () => {
  const doubtful = async (subject: string): Promise<readonly string[] | undefined> => {
    const mail = await aMail({ subject, text: `Просим перенести ${asked}` });
    const request = extractRequest({ mailId: 'm', mailbox: 'perevod', mail, registry, senderPartner: null });
    return request.items[0]?.doubtful;
  };
  expect(await doubtful('Перенос по Астрал Отчет 4.5')).toEqual(['product']);
  expect(await doubtful('Перевод на ООО «Бирюза-Бит»')).toEqual(['targetPartnerInn']);
  expect(await doubtful('1С-Отчетность, перевод на ООО «Кедр Софт»')).toEqual([]);
});

it('a row of a table under «Согласие клиента» that says no is in doubt, the others are not', async () => {
  const head = 'Абонент | ИНН | КПП | Согласие клиента';
  const rows = 'ООО «Ромашка» | 5401888223 | 540101001 | да\nООО «Вершина» | 7705098767 | 770501001 | нет';
  const { items } = await requestIn(
    `Просим перенести по 1С-Отчетность к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\n\n${head}\n${rows}`,
  );
  expect(items.map((item) => item.doubtful)).toEqual([[], ['subscriberInn']]);
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
