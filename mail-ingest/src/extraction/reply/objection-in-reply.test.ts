import { type MailRequest, type RequestField, requestFields } from '@perenos/domain';
import { expect, it } from 'vitest';
import { aMail } from '../../parsing/mail-builder.ts';
import { registry, requestIn } from '../testing/reading.ts';
import { data } from '../testing/stated-transfer.ts';
import { extractReply, type ReplyInput } from './extract-reply.ts';
import { mergeRequests } from './merge-requests.ts';

async function afterReply(
  text: string,
  { asked = data, files = [], ...reply }: Partial<ReplyInput> & { asked?: string; files?: string[] } = {},
): Promise<{ before: MailRequest; after: MailRequest; supplied: boolean }> {
  const before = await requestIn({ text: `Прошу перенести ${asked}` });
  const attachments = files.map((fileName) => ({ fileName, mimeType: 'application/pdf', content: '' }));
  const mail = await aMail({ subject: 'Re: Ромашка', text, attachments });
  const expected = reply.expected ?? [];
  const input = { mailId: 'm2', mailbox: 'perevod' as const, mail, registry, senderPartner: null };
  const followUp = extractReply({ ...input, ...reply, previous: before, expected });
  const { request, supplied } = mergeRequests(before, followUp, expected);
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

it.each([
  'Подождите, уточняем у клиента',
  'Ой, ошиблись',
  'Отменяем!',
  'Прошу приостановить до нашего звонка.',
  'Это не наш клиент',
  'Возьмём паузу',
  'Дайте нам пару дней',
  'Там свои сложности',
])('a reply that only sounds as if something were wrong holds back what is complete: «%s»', async (text) => {
  expect((await afterReply(text)).after.items[0]?.doubtful).toContain('targetPartnerInn');
});

it.each([
  'Прошу прощения, переносить надо на ООО «Бирюза-Бит», ИНН 7705098767, логин Biryuza_77.',
  'Спасибо, жду. ООО «Бирюза-Бит» (ИНН 7705098767) в курсе.',
])('a reply that names another partner holds back what is complete: «%s»', async (text) => {
  expect((await afterReply(text)).after.items[0]?.doubtful).toContain('targetPartnerInn');
});

it.each([
  'Когда будет готово?',
  'Очень срочно, просим не затягивать',
  'Клиент не может сдать отчёт',
  'Спасибо, ждём',
  'Клиент спрашивает.',
  'Буду признателен за скорый ответ.',
  'Ждать ничего не нужно, всё готово.',
])('a reply in haste changes nothing: «%s»', async (text) => {
  const { before, after } = await afterReply(text);
  expect(after.items).toEqual(before.items);
});

it.each([
  ['Данный абонент продлил с нами договор.', true],
  ['Мы против этого переноса', true],
  ['Спасибо!', false],
  ['Когда будет готово?', false],
])('what another partner remarks in a thread is for a person to read: «%s»', async (text, isContested) => {
  const { doubtful } = (await afterReply(text, { isFromAnother: true })).after.items[0] ?? {};
  expect(doubtful?.includes('targetPartnerInn')).toBe(isContested);
});

const withoutLogin = { asked: data.replace(' логин kedrsoft2', ''), expected: ['target-partner-login' as const] };

it.each([
  'Хорошо, сейчас уточним и напишем.',
  'Менеджер партнёра не отвечает на звонки, дозвонюсь - отпишусь',
  'Логин пока не знаем, запросили у партнёра',
  'Подождите немного, выясняем',
])('talk of the datum that is still to come says nothing against the request: «%s»', async (text) => {
  expect((await afterReply(text, withoutLogin)).after.items[0]?.doubtful).toEqual([]);
});

it.each([
  'Отбой, клиент передумал, логин не ищем',
  'Уточним, но пока не переносите',
  'Логин kedrsoft2. Прошу приостановить до нашего звонка.',
])('a withdrawal beside it does: «%s»', async (text) => {
  expect((await afterReply(text, withoutLogin)).after.items[0]?.doubtful).toEqual([...requestFields]);
});

it.each([
  ['Логин kedrsoft2. Если что, звоните.', false],
  ['Простите, забыл, но вот он: kedrsoft2', false],
  ['Извините, логин не дописал, начальник отвлёк: kedrsoft2', false],
  ['kedrsoft2, хотя мы его уже указывали', false],
  ['Логин kedrsoft2, ЭДО у клиента отдельно, его не трогаем', false],
  ['kedrsoft2, хотя шеф говорит, что лучше в филиал', true],
  ['Логин-то kedrsoft2, да только партнёр этого клиента брать не хочет', true],
  ['kedrsoft2, если договоримся по цене', true],
  ['kedrsoft2? Нашёл в поиске, может и не их', true],
  ['kedrsoft2 или как там у них', true],
])('what follows the datum may take it back: «%s»', async (text, isHeld) => {
  const { targetPartnerLogin, doubtful } = (await afterReply(text, withoutLogin)).after.items[0] ?? {};
  expect(doubtful?.includes('targetPartnerLogin')).toBe(isHeld);
  if (!isHeld) expect([targetPartnerLogin, doubtful]).toEqual(['kedrsoft2', []]);
});

it.each([
  'ИНН взяла из старой карточки, там опечатка! Верный 5401888223',
  'Верный 5401888223, старый не учитывайте',
  'ИНН 5401888224 был с опечаткой. Корректный ИНН 5401888223.',
])('how the wrong number came about says nothing against the right one: «%s»', async (text) => {
  const wrong = { asked: data.replace('5401888223', '5401888224'), expected: ['subscriber-inn-invalid' as const] };
  const [item] = (await afterReply(text, wrong)).after.items;
  expect([item?.subscriberInn, item?.doubtful]).toEqual(['5401888223', []]);
});

it.each([
  ['Ой, не ту платёжку приложила. Вот правильная.', ['пп.pdf'], false],
  ['Ой, не ту платёжку приложила. Вот правильная.', [], true],
  ['Ой, не ту организацию прислала.', ['пп.pdf'], true],
])('a wrong paper is said of the paper where another comes: «%s»', async (text, files, isHeld) => {
  const { doubtful } = (await afterReply(text, { files })).after.items[0] ?? {};
  expect(doubtful).toEqual(isHeld ? [...requestFields] : []);
});

it.each([
  ['Логин возьмите другой, не kedrsoft2, а Kedr Soft_78', 'Kedr Soft_78', false],
  ['Логин можно kedrsoft2, можно и Kedr Soft_78', 'kedrsoft2', true],
])('another login in a reply is never passed over: «%s»', async (text, login, isDoubted) => {
  const [item] = (await afterReply(text)).after.items;
  expect([item?.targetPartnerLogin, item?.doubtful.includes('targetPartnerLogin')]).toEqual([login, isDoubted]);
});

it.each<[text: string, field: RequestField]>([
  ['Логин kedrsoft2 неверный', 'targetPartnerLogin'],
  ['kedrsoft2 у нас больше не работает', 'targetPartnerLogin'],
  ['КПП 540101001 не их', 'subscriberKpp'],
  ['На Бирюза-Бит, пожалуйста', 'targetPartnerInn'],
  ['Логин тот же, но к «Бирюза-Бит»', 'targetPartnerName'],
  ['По двум продуктам: 1С-Отчетность и 1С-ЭТП', 'product'],
  ['Не Ромашка, а ООО «Вершина», ИНН 5902777884, КПП 590201001', 'subscriberInn'],
  ['Абонент другой: ООО «Вершина», ИНН 5902777884, КПП 590201001', 'subscriberInn'],
])('a reply that exchanges a datum, or calls it wrong, leaves nobody sure of it: «%s»', async (text, field) => {
  expect((await afterReply(text)).after.items[0]?.doubtful).toContain(field);
});

it.each(['Спасибо! Логин kedrsoft2 верный', 'Перенос на Кедр Софт, ждём'])(
  'a reply that names what the ticket has changes nothing: «%s»',
  async (text) => {
    expect((await afterReply(text)).after.items[0]?.doubtful).toEqual([]);
  },
);

it('of two КПП nobody knows which one was asked for', async () => {
  const without = { asked: data.replace(' КПП 540101001', ''), expected: ['subscriber-kpp' as const] };
  const { after } = await afterReply('КПП 540101001 у головной и 540143001 у филиала', without);
  expect(after.items[0]?.doubtful).toContain('subscriberKpp');
});

it('a promise of the letter that was asked for leaves the request as it is; a condition does not', async () => {
  const expected = ['official-letter'] as const;
  const promised = await afterReply('Директор в отпуске до вторника, письмо подпишет и пришлём.', { expected });
  expect(promised.after).toEqual(promised.before);
  const { after } = await afterReply('Письмо подпишет, если договоримся.', { expected });
  expect(after.items[0]?.doubtful).not.toEqual([]);
});
