import { expect, it } from 'vitest';
import { registry, requestIn } from '../testing/reading.ts';

it('a mail to sverka@ says nothing of subscribers; the partner asked about stands in the target fields', async () => {
  const request = await requestIn(
    {
      from: 'Олег Невский <o@nevcentr.example>',
      text: 'Просим снять ограничение с партнёра ООО «Кедр Софт» (ИНН 7804123453, логин kedrsoft2).\n\nОлег Невский\nООО «Невский Центр», ИНН 5023001112\n+7 (812) 000-00-00',
    },
    { mailbox: 'sverka', senderPartner: registry.partnerById('p-centre') },
  );
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

it('what is asked for is no name', async () => {
  const request = await requestIn({ text: 'Заблокируйте, пожалуйста, ИНН 7804123453' }, { mailbox: 'sverka' });
  expect(request.items[0]).toMatchObject({ targetPartnerName: null, targetPartnerInn: '7804123453' });
});

it('a partner that writes of itself names nobody', async () => {
  const request = await requestIn(
    { text: 'Оплатили, снимите ограничение' },
    { mailbox: 'sverka', senderPartner: registry.partnerById('p-kedr') },
  );
  expect(request.items[0]).toMatchObject({ targetPartnerName: null, targetPartnerInn: null, targetPartnerLogin: null });
});

it('whom a sales centre means is its partner; whom a partner means is not its sales centre', async () => {
  const about = async (text: string, id: string) => {
    const partner = registry.partnerById(id);
    const senderPartner = partner && { ...partner, salesCenterId: id === 'p-kedr' ? 'p-centre' : null };
    return (await requestIn({ text }, { mailbox: 'sverka', senderPartner })).items;
  };
  expect(
    await about('Примените ограничение к партнёру нашего центра продаж: ООО «Кедр Софт», ИНН 7804123453', 'p-centre'),
  ).toMatchObject([{ targetPartnerInn: '7804123453' }]);
  expect(await about('С ООО «Невский Центр» рассчитались, снимите с нас ограничение', 'p-kedr')).toMatchObject([
    { targetPartnerName: null, targetPartnerInn: null },
  ]);
});

it('an entrepreneur that signs with the surname names nobody', async () => {
  const senderPartner = registry.partnerById('p-larionova');
  const request = await requestIn(
    { text: 'Оплатили, снимите ограничение. ИП Ларионова' },
    { mailbox: 'sverka', senderPartner },
  );
  expect(request.items[0]).toMatchObject({ targetPartnerName: null, targetPartnerInn: null });
});
