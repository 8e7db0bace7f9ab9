import type { MailRequest, MissingCode, RequestField } from '@perenos/domain';
import { describe, expect, it } from 'vitest';
import { aMail } from '../../parsing/mail-builder.ts';
import { extractReply, extractRequest, mergeRequests } from '../index.ts';
import { aRegistry } from '../testing/registry-builder.ts';

const registry = aRegistry();
const args = { mailId: 'm-2', mailbox: 'perevod' as const, registry, senderPartner: registry.partnerById('p-kedr') };
const lines = [
  'Продукт: 1С-Отчетность',
  'Абонент: ООО «Вершина»',
  'ИНН: 5902777884',
  'КПП: 590201001',
  'Партнер: ООО «Кедр Софт»',
  'ИНН партнера: 7804123453',
  'Логин: Kedr Soft_78',
];
const without = (start: string): string => lines.filter((line) => !line.startsWith(start)).join('\n');
const complete = lines.join('\n');

async function thread(
  first: string,
  reply: string,
  expected: MissingCode[],
): Promise<{ request: MailRequest; supplied: boolean }> {
  const previous = extractRequest({ ...args, mail: await aMail({ text: first }) });
  const mail = await aMail({
    text: reply,
    subject: 'Re: Перенос абонента ООО «Чужой», ИНН 1655333228',
    headers: { 'In-Reply-To': '<one@mail.example>' },
  });
  return mergeRequests(previous, extractReply({ ...args, mail, previous, expected }), expected);
}

type Case = [title: string, first: string, reply: string, expected: MissingCode[], field: RequestField, value: string];
const supplying: Case[] = [
  [
    'a login and nothing else',
    without('Логин'),
    'Kedr Soft_78',
    ['target-partner-login'],
    'targetPartnerLogin',
    'Kedr Soft_78',
  ],
  [
    'a login under a greeting',
    without('Логин'),
    'Добрый день!\nKedr Soft_78\n\nС уважением,\nАнна Орлова',
    ['target-partner-login'],
    'targetPartnerLogin',
    'Kedr Soft_78',
  ],
  [
    '«логин верный»',
    complete.replace('Kedr Soft_78', 'kedr soft_78'),
    'Логин верный: Kedr Soft_78',
    ['target-partner-login-mismatch'],
    'targetPartnerLogin',
    'Kedr Soft_78',
  ],
  [
    '«ИНН с ошибкой, правильно»',
    complete.replace('5902777884', '5902777885'),
    'ИНН с ошибкой, правильно 5902777884',
    ['subscriber-inn-invalid'],
    'subscriberInn',
    '5902777884',
  ],
  [
    '«ой, цифра не та»',
    complete.replace('5902777884', '5902777885'),
    'Ой, последняя цифра не та! Верный ИНН абонента: 5902777884',
    ['subscriber-inn-invalid'],
    'subscriberInn',
    '5902777884',
  ],
  [
    '«исправьте, ошибка …»',
    complete.replace('5902777884', '5902777885'),
    'Исправьте, пожалуйста: это ошибка, верный ИНН 5902777884',
    ['subscriber-inn-invalid'],
    'subscriberInn',
    '5902777884',
  ],
  [
    '«вместо … читать …»',
    complete.replace('5902777884', '5902777885'),
    'Вместо 5902777885 читать 5902777884',
    ['subscriber-inn-invalid'],
    'subscriberInn',
    '5902777884',
  ],
  ['a КПП without a label', without('КПП'), '590201001', ['subscriber-kpp'], 'subscriberKpp', '590201001'],
  [
    'a КПП in a sentence about the old one',
    complete.replace('590201001', '590202001'),
    'Это был старый КПП, сейчас у них 590201001',
    ['subscriber-not-found'],
    'subscriberKpp',
    '590201001',
  ],
  [
    'the partner’s ИНН without a word whose',
    without('ИНН партнера'),
    '1655333228',
    ['target-partner-inn'],
    'targetPartnerInn',
    '1655333228',
  ],
  [
    'the partner’s name alone',
    without('Партнер'),
    'ООО «Кедр Софт»',
    ['target-partner-name'],
    'targetPartnerName',
    'ООО «Кедр Софт»',
  ],
  [
    'the subscriber’s name alone',
    without('Абонент'),
    'ООО «Вершина»',
    ['subscriber-name'],
    'subscriberName',
    'ООО «Вершина»',
  ],
  [
    'the partner’s ИНН at the end of a sentence about telephones',
    without('ИНН партнера'),
    'Спросил у них по телефону, глянул реквизиты на сайте, совпало: 7804123453',
    ['target-partner-inn'],
    'targetPartnerInn',
    '7804123453',
  ],
  [
    'the partner’s ИНН in a sentence that reads like an order',
    complete.replace('7804123453', '7804123454'),
    'Вместо ошибочного ИНН партнёра прошу считать верным 7804123453. Перенос просим осуществить в срок.',
    ['target-partner-inn-invalid'],
    'targetPartnerInn',
    '7804123453',
  ],
  [
    'a login behind whose it is and where',
    without('Логин'),
    'Логин партнера ООО «Кедр Софт» в ИР: Kedr Soft_78',
    ['target-partner-login'],
    'targetPartnerLogin',
    'Kedr Soft_78',
  ],
  [
    'the subscriber’s name as the registry has it, without form and quotes',
    without('Абонент').replace('5902777884', '5401888223').replace('590201001', '540101001'),
    'Это мы Ромашка забыли вписать',
    ['subscriber-name'],
    'subscriberName',
    'Ромашка',
  ],
  [
    'the product in the whole form once more, below words of another kind',
    without('Продукт'),
    `Вечно что-нибудь да выпадет из шаблона... Полностью:\n\n${complete}\n\nТеперь комплект.`,
    ['product'],
    'product',
    '1c-reporting',
  ],
  ['the product in a sentence', without('Продукт'), 'Это 1С-ЭТП.', ['product'], 'product', '1c-etp'],
];

describe('a reply supplies or corrects what the ticket lacks', () => {
  it.each(supplying)('%s', async (_title, first, reply, expected, field, value) => {
    const { request, supplied } = await thread(first, reply, expected);
    expect(supplied).toBe(true);
    expect(request.items).toHaveLength(1);
    expect(request.items[0]?.[field]).toBe(value);
    expect(request.items[0]?.doubtful).toEqual([]);
  });

  it('the whole request said once more changes only what was missing', async () => {
    const { request } = await thread(without('Логин'), complete, ['target-partner-login']);
    expect(request.items).toHaveLength(1);
    expect(request.items[0]).toMatchObject({ subscriberInn: '5902777884', targetPartnerLogin: 'Kedr Soft_78' });
  });

  it('«и ещё одного туда же» adds an item with what the others share', async () => {
    const { request } = await thread(
      complete,
      'И ещё одного добавьте, пожалуйста, туда же: ООО «Ромашка», ИНН 5401888223, КПП 540101001',
      [],
    );
    expect(request.items[1]).toMatchObject({ subscriberInn: '5401888223', targetPartnerLogin: 'Kedr Soft_78' });
  });

  it('a login that comes with one more client is that of the first one, too', async () => {
    const reply = 'Логин Kedr Soft_78, и заодно прошу перенести туда же ООО «Ромашка», ИНН 5401888223, КПП 540101001';
    const { request } = await thread(without('Логин'), reply, ['target-partner-login']);
    expect(request.items.map((item) => item.targetPartnerLogin)).toEqual(['Kedr Soft_78', 'Kedr Soft_78']);
  });

  it('a КПП goes to the subscriber that lacks it', async () => {
    const { request } = await thread(`${complete}\n\nАбонент: ООО «Ромашка»\nИНН: 5401888223`, 'КПП 540101001', [
      'subscriber-kpp',
    ]);
    expect(request.items.map((item) => item.subscriberKpp)).toEqual(['590201001', '540101001']);
  });

  it.each([
    'Также прошу перенести ООО «Ромашка», ИНН 5401888223, КПП 540101001',
    'Добавьте, пожалуйста, ещё одного абонента: ООО «Ромашка», ИНН 5401888223, КПП 540101001',
  ])('another subscriber becomes another item with the partner and product of the ticket: %s', async (reply) => {
    const { request } = await thread(complete, reply, []);
    expect(request.items[1]).toMatchObject({
      subscriberInn: '5401888223',
      product: '1c-reporting',
      targetPartnerLogin: 'Kedr Soft_78',
    });
  });
});

describe('a reply that supplies no field changes nothing', () => {
  it.each([
    ['thanks', 'Спасибо!'],
    ['somebody else’s other wish', 'Добавьте клиенту ООО «Ромашка», ИНН 5401888223, направление ФСС'],
    ['a covering note', 'Письмо ООО «Вершина» во вложении.'],
    [
      'a quotation of our question',
      'Письмо прилагаю.\n\n17.03.2026 9:12, perevod@astral.ru пишет:\n> ИНН 1655333228 не найден, логин Biryuza_77',
    ],
  ])('%s', async (_title, reply) => {
    const { request, supplied } = await thread(complete, reply, ['official-letter']);
    expect(supplied).toBe(false);
    expect(request.items[0]).toMatchObject({ subscriberInn: '5902777884', targetPartnerLogin: 'Kedr Soft_78' });
  });

  it.each([
    'ИНН клиента на всякий случай дублирую: 5902777884',
    'У них два юрлица, 7804123453 и 7705098767, нам неизвестно какое',
  ])('what is not surely the partner’s ИНН that was asked for is not taken for it: %s', async (reply) => {
    const { request } = await thread(without('ИНН партнера'), reply, ['target-partner-inn']);
    const { targetPartnerInn, doubtful } = request.items[0] ?? {};
    expect(targetPartnerInn === null || doubtful?.includes('targetPartnerInn')).toBe(true);
  });

  it('a value that nobody asked for and no word corrects is kept as a doubt', async () => {
    const { request } = await thread(complete, 'логин kedrsoft2', ['official-letter']);
    expect(request.items[0]).toMatchObject({
      targetPartnerLogin: 'kedrsoft2',
      doubtful: ['targetPartnerLogin'],
      alternatives: { targetPartnerLogin: ['Kedr Soft_78'] },
    });
  });
});
