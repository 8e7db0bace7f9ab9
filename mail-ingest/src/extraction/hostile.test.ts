import { describe, expect, it } from 'vitest';
import { aMail } from '../parsing/mail-builder.ts';
import { extractRequest } from './extract-request.ts';
import { aRegistry } from './registry-builder.ts';

describe('A stranger’s mail holds nobody up', () => {
  it.each([
    ['a word of a list said sixty times', `1С-Отчетность${' продукт'.repeat(60)} х 1С-ЭТП`],
    ['a line of sixty thousand signs', 'а '.repeat(30_000)],
  ])('%s', async (_what, text) => {
    const mail = await aMail({ text: `Просим перенести абонента ООО «Ромашка», ИНН 5401888223\n${text}` });
    const registry = aRegistry();
    const asked = {
      mailId: 'm-1',
      mailbox: 'perevod',
      mail,
      registry,
      senderPartner: registry.partnerById('p-kedr'),
    } as const;
    // An expression that starts over at each sign would not come back in this test's life.
    expect(extractRequest(asked).items.map(({ subscriberInn }) => subscriberInn)).toEqual(['5401888223']);
  });
});
