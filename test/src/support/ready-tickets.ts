import { type DemoScenario, demoPartners, labelled, letterAttachment, writer } from '@perenos/mail-ingest/demo';

/** Every so many a request rests on an official letter, whose looks somebody must confirm. */
const letterEvery = 6;

/**
 * Requests that are ready to be executed, of as many subscribers, all from one partner: most have no licence in force,
 * some have one and an official letter.
 */
export const readyTickets = (count: number): DemoScenario[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `ready-${index + 1}`,
    mailbox: 'perevod',
    minutesAgo: 300 - index,
    write(day) {
      const subscriber = day.subscriber(`ООО «Верстовой Столб ${index + 1}»`, 'pt-abacus');
      const asked = { subscriber, product: '1c-reporting', target: demoPartners.lantern } as const;
      const withLetter = index % letterEvery === 0;
      if (withLetter) day.licence(subscriber, '1c-reporting', 'Платная лицензия (годовое обслуживание)');
      const letter = { ...asked, date: day.day(-1), effective: day.date };
      return {
        from: writer('lantern', 'Ольга Светлова'),
        subject: `Перенос: Верстовой Столб ${index + 1}`,
        text: labelled(asked, withLetter ? 'Письмо абонента во вложении.' : 'Лицензии у него сейчас нет.'),
        ...(withLetter ? { attachments: [letterAttachment(`письмо ${index + 1}.pdf`, letter, 'text-pdf')] } : {}),
      };
    },
  }));
