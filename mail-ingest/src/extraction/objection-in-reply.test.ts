import { type MailRequest, requestFields } from '@perenos/domain';
import { expect, it } from 'vitest';
import { aMail } from '../parsing/mail-builder.ts';
import { mergeRequests } from './merge-requests.ts';
import { extractReply, type ReplyInput } from './reply.ts';
import { registry, requestIn } from './testing/reading.ts';
import { data } from './testing/stated-transfer.ts';

async function afterReply(
  text: string,
  reply: Partial<ReplyInput> = {},
): Promise<{ before: MailRequest; after: MailRequest; supplied: boolean }> {
  const before = await requestIn({ text: `Прошу перенести ${data}` });
  const mail = await aMail({ subject: 'Re: Ромашка', text });
  const input = { mailId: 'm2', mailbox: 'perevod' as const, mail, registry, senderPartner: null, ...reply };
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

it.each([
  'Подождите, уточняем у клиента',
  'Ой, ошиблись',
  'Отменяем!',
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
