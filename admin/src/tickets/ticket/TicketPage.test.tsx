import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import type { TicketDetail } from '../../api/types.ts';
import { aDecision, aDocument, aDraft, aMail, anItem, aRow, aTicket } from '../../testing/fixtures.ts';
import { liveEvent } from '../../testing/live.ts';
import { openPanel } from '../../testing/open.tsx';
import { refusal, server, workingServer } from '../../testing/server.ts';

const checks: TicketDetail['visualChecks'] = [
  { id: 'letterhead', label: 'Бланк', clause: '3.5' },
  { id: 'signature', label: 'Подпись', clause: '3.6' },
  { id: 'seal', label: 'Печать', clause: '3.7' },
];
const second = aTicket({ id: 2, number: 'П-000002' });
const twoInQueue = [aRow(), aRow({ id: 2, number: 'П-000002' })];
const executed = (ticket: TicketDetail): TicketDetail => ({
  ...ticket,
  state: 'executed',
  version: ticket.version + 1,
  allowed: [],
  items: ticket.items.map((item) => ({ ...item, state: 'executed', executable: false })),
});

/** Collects what a verb was called with, and answers. */
function verb(name: string, answer: (body: Record<string, unknown>) => Response | Promise<Response>) {
  const calls: Record<string, unknown>[] = [];
  server.use(
    http.post(`*/api/tickets/:id/${name}`, async ({ request }) => {
      const body = (await request.json()) as Record<string, unknown>;
      calls.push(body);
      return answer(body);
    }),
  );
  return calls;
}

async function openTicket(ticket: TicketDetail) {
  server.use(...workingServer({ rows: twoInQueue, tickets: [ticket, second] }));
  const panel = openPanel('/tickets/1');
  await screen.findByRole('heading', { name: ticket.number });
  return panel;
}
const decision = () => within(screen.getByRole('region', { name: 'Решение' }));

describe('the decision', () => {
  it('shows the verdict, the reasons with their clauses, the effects and the plan', async () => {
    await openTicket(aTicket());
    const panel = decision();
    expect(panel.getByText('Исполнить')).toBeTruthy();
    expect(panel.getByText(/Лицензия действует ещё 148 дней/)).toBeTruthy();
    expect(panel.getByText(/Тариф заменится/)).toBeTruthy();
    const plan = within(panel.getByRole('table', { name: 'Что изменится' }));
    expect(plan.getByText('ООО «Линия учёта»')).toBeTruthy();
    expect(plan.getByText('ООО «Вектор-Сервис»')).toBeTruthy();
  });

  it('unfolds the text of a clause on demand', async () => {
    await openTicket(aTicket());
    const text = decision().getByText(/необходимо официальное письмо абонента/);
    expect(text.closest('details')?.open).toBe(false);
  });

  it('lists what is missing and puts the drafted letter in sight', async () => {
    const item = anItem({
      executable: false,
      plan: [],
      decision: aDecision({ verdict: 'request-data', action: null, missing: ['target-partner-login-mismatch'] }),
    });
    const draft = aDraft({ text: 'Пришлите логин.', purpose: 'request-data' });
    await openTicket(aTicket({ verdict: 'request-data', items: [item], draft }));
    expect(decision().getByText('Логин не этого партнёра')).toBeTruthy();
    expect(decision().getByRole('textbox', { name: 'Текст ответа' })).toHaveProperty('value', 'Пришлите логин.');
    expect(decision().getByRole('button', { name: /^Запросить данные E/ })).toBeTruthy();
  });

  it('says that a question about debts which names no partner is about its sender', async () => {
    const nobody = { targetPartnerName: null, targetPartnerInn: null, targetPartnerLogin: null };
    const item = anItem({ ...nobody, plan: [], decision: aDecision({ targetPartnerId: 'p-1' }) });
    await openTicket(aTicket({ kind: 'debt-inquiry', items: [item] }));
    expect(decision().getByText('не назван: это отправитель')).toBeTruthy();
  });

  it('has no button to execute under review', async () => {
    const item = anItem({ executable: false, plan: [], decision: aDecision({ verdict: 'review', action: null }) });
    await openTicket(aTicket({ verdict: 'review', items: [item] }));
    expect(decision().queryByRole('button', { name: /Перенести/ })).toBeNull();
    expect(decision().getByText(/Машина не стала решать сама/)).toBeTruthy();
  });
});

describe('execution', () => {
  it('executes by one key after the visual checks, tells so and goes on to the next ticket', async () => {
    const ticket = aTicket({ visualChecks: checks });
    const calls = verb('execute', () => HttpResponse.json(executed(ticket)));
    const { user } = await openTicket(ticket);
    await waitFor(() => expect(screen.getByRole('link', { name: 'Следующее обращение' })).toBeTruthy());
    await user.keyboard('[KeyA][KeyE]');
    expect(await screen.findByRole('heading', { name: 'П-000002' })).toBeTruthy();
    expect(await screen.findByText('Исполнено: П-000001')).toBeTruthy();
    expect(calls).toEqual([{ version: 3, confirmed: ['letterhead', 'signature', 'seal'] }]);
  });

  it('does not execute before the eye has confirmed what only it can', async () => {
    const ticket = aTicket({ visualChecks: checks });
    const calls = verb('execute', () => HttpResponse.json(executed(ticket)));
    const { user } = await openTicket(ticket);
    await user.click(screen.getByRole('checkbox', { name: 'Бланк' }));
    await user.click(screen.getByRole('button', { name: /Перенести абонента/ }));
    expect(screen.getByText(/Сначала посмотрите на скан/)).toBeTruthy();
    expect(calls).toEqual([]);
  });

  it('does not execute the next ticket by a key that was pressed twice', async () => {
    const calls = verb('execute', () => HttpResponse.json(executed(aTicket())));
    const { user } = await openTicket(aTicket());
    await waitFor(() => expect(screen.getByRole('link', { name: 'Следующее обращение' })).toBeTruthy());
    await user.keyboard('[KeyE][KeyE]');
    await screen.findByRole('heading', { name: 'П-000002' });
    const main = () => screen.getByRole<HTMLButtonElement>('button', { name: /Перенести абонента/ });
    // On a slow machine the moment may be over before the test sees the ticket.
    if (main().disabled) fireEvent.keyDown(document.body, { code: 'KeyE', key: 'e' });
    await waitFor(() => expect(main().disabled).toBe(false));
    expect(calls).toHaveLength(1);
    await user.keyboard('[KeyE]');
    await waitFor(() => expect(calls).toHaveLength(2));
  });

  it('sends the answer as the specialist has changed it', async () => {
    const ticket = aTicket();
    const calls = verb('execute', () => HttpResponse.json(executed(ticket)));
    const { user } = await openTicket(ticket);
    await user.keyboard('[KeyR]');
    await user.keyboard(' Спасибо!');
    await user.click(screen.getByRole('button', { name: /Перенести абонента/ }));
    await screen.findByRole('heading', { name: 'П-000002' });
    expect(calls[0]?.answer).toBe('Здравствуйте! Абонент перенесён. Спасибо!');
  });

  it('stays where something is left to do', async () => {
    const asked = anItem({
      id: 12,
      position: 2,
      executable: false,
      plan: [],
      decision: aDecision({ verdict: 'request-data', action: null }),
    });
    const ticket = aTicket({ items: [anItem(), asked] });
    const half = {
      ...ticket,
      items: [{ ...anItem(), state: 'executed' as const, executable: false }, asked],
    };
    verb('execute', () => HttpResponse.json(half));
    const { user } = await openTicket(ticket);
    await user.click(screen.getByRole('button', { name: /Перенести абонента/ }));
    expect(await screen.findByRole('button', { name: /^Запросить данные(?!…)/ })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'П-000001' })).toBeTruthy();
  });
});

describe('a conflict', () => {
  it('is told in words with what has changed, over fresh data', async () => {
    const ticket = aTicket();
    const fresh = aTicket({
      version: 9,
      verdict: 'review',
      assigneeName: 'Илья Громов',
      assigneeId: 8,
      items: [anItem({ executable: false, plan: [], decision: aDecision({ verdict: 'review', action: null }) })],
    });
    server.use(http.get('*/api/tickets/1', () => HttpResponse.json(ticket), { once: true }));
    verb('execute', () => {
      server.use(http.get('*/api/tickets/1', () => HttpResponse.json(fresh)));
      return refusal(409, 'verdict-changed', 'Решение изменилось: партнёр сменился.');
    });
    const { user } = await openTicket(ticket);
    await user.click(screen.getByRole('button', { name: /Перенести абонента/ }));
    const alert = within(
      await screen
        .findByText('Решение изменилось: партнёр сменился.')
        .then((node) => node.closest('[role=alert]') as HTMLElement),
    );
    expect(alert.getByText('ООО «Гранит»: Исполнить → Разобрать')).toBeTruthy();
    expect(alert.getByText('у кого: ни у кого → Илья Громов')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Перенести абонента/ })).toBeNull();
  });

  it('is told as well when a new mail changes the ticket while somebody looks at it', async () => {
    const ticket = aTicket({ visualChecks: checks });
    const { user } = await openTicket(ticket);
    await user.keyboard('[KeyA]');
    const fresh = aTicket({
      visualChecks: checks,
      version: 4,
      mails: [aMail(), aMail({ id: 102, at: '2026-03-17T08:00:00.000Z' })],
    });
    server.use(http.get('*/api/tickets/1', () => HttpResponse.json(fresh)));
    liveEvent();
    expect(await screen.findByText('пришло новое письмо')).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: 'Печать' })).toHaveProperty('checked', false);
  });

  it('does not lose the answer that was being written', async () => {
    const ticket = aTicket();
    verb('execute', () => refusal(409, 'version-conflict', 'Обращение изменилось.'));
    const { user } = await openTicket(ticket);
    await user.keyboard('[KeyR]');
    await user.keyboard(' Моё.');
    await user.click(screen.getByRole('button', { name: /Перенести абонента/ }));
    await screen.findByText('Обращение изменилось.');
    expect(screen.getByRole('textbox', { name: 'Текст ответа' })).toHaveProperty(
      'value',
      'Здравствуйте! Абонент перенесён. Моё.',
    );
  });
});

describe('a draft', () => {
  it('is kept by the server, and found on any computer', async () => {
    const kept: { purpose: 'answer'; text: string; savedAt: string }[] = [];
    const panel = await openTicket(aTicket());
    server.use(
      http.put('*/api/tickets/1/drafts/answer', async ({ request }) => {
        const { text } = (await request.json()) as { text: string };
        kept.unshift({ purpose: 'answer', text, savedAt: '2026-03-17T07:00:00.000Z' });
        return HttpResponse.json(kept[0]);
      }),
    );
    await panel.user.keyboard('[KeyR]');
    await panel.user.keyboard(' Допишу позже');
    panel.unmount();
    await waitFor(() => expect(localStorage.getItem('perenos.draft.1.answer')).toBeNull());
    await openTicket(aTicket({ savedDrafts: kept.slice(0, 1) }));
    expect(screen.getByRole('textbox', { name: 'Текст ответа' })).toHaveProperty(
      'value',
      'Здравствуйте! Абонент перенесён. Допишу позже',
    );
  });

  it('is kept by this computer where the server is not to be reached', async () => {
    const panel = await openTicket(aTicket());
    server.use(http.put('*/api/tickets/1/drafts/answer', () => HttpResponse.error()));
    await panel.user.keyboard('[KeyR]');
    await panel.user.keyboard(' Допишу позже');
    expect(await screen.findByText(/Нет связи с сервером/)).toBeTruthy();
    panel.unmount();
    await openTicket(aTicket());
    expect(screen.getByRole('textbox', { name: 'Текст ответа' })).toHaveProperty(
      'value',
      'Здравствуйте! Абонент перенесён. Допишу позже',
    );
  });

  it('belongs to the letter over which it was written', async () => {
    const item = anItem({
      executable: false,
      plan: [],
      decision: aDecision({ verdict: 'request-data', action: null }),
    });
    const draft = aDraft({ text: 'Пришлите логин.', purpose: 'request-data' });
    verb('correct', () => HttpResponse.json(aTicket({ version: 4 })));
    const { user } = await openTicket(aTicket({ verdict: 'request-data', items: [item], draft }));
    await user.keyboard('[KeyR]');
    await user.keyboard(' И КПП.');
    await user.click(screen.getByRole('button', { name: 'Исправить: КПП абонента' }));
    await user.keyboard('1{Enter}');
    await screen.findByRole('button', { name: /Перенести абонента/ });
    expect(screen.getByRole('textbox', { name: 'Текст ответа' })).toHaveProperty(
      'value',
      'Здравствуйте! Абонент перенесён.',
    );
  });

  it('can be taken back', async () => {
    const { user } = await openTicket(aTicket());
    await user.keyboard('[KeyR]');
    await user.keyboard(' лишнее');
    await user.click(screen.getByRole('button', { name: 'Вернуть предложенный' }));
    expect(screen.getByRole('textbox', { name: 'Текст ответа' })).toHaveProperty(
      'value',
      'Здравствуйте! Абонент перенесён.',
    );
  });
});

describe('a correction', () => {
  it('is judged again at once and keeps what the machine had read', async () => {
    const ticket = aTicket();
    const item = anItem({
      subscriberKpp: '770701002',
      corrections: {
        subscriberKpp: { machine: '770701001', value: '770701002', by: 'Анна Зимина', at: '2026-03-17T07:00:00.000Z' },
      },
      executable: false,
      decision: aDecision({ verdict: 'review', action: null }),
    });
    const calls = verb('correct', () => HttpResponse.json(aTicket({ version: 4, verdict: 'review', items: [item] })));
    const { user } = await openTicket(ticket);
    await user.click(screen.getByRole('button', { name: 'Исправить: КПП абонента' }));
    const input = screen.getByRole('textbox', { name: 'КПП абонента' });
    await user.clear(input);
    await user.type(input, '770701002{Enter}');
    expect(await screen.findByText('исправлено; машина прочла: 770701001')).toBeTruthy();
    expect(decision().getByText('Разобрать')).toBeTruthy();
    expect(calls).toEqual([{ version: 3, itemId: 11, field: 'subscriberKpp', value: '770701002' }]);
  });

  it('gives a request the later day that the machine has missed in the mail', async () => {
    const calls = verb('correct', () => HttpResponse.json(aTicket({ version: 4 })));
    const { user } = await openTicket(aTicket());
    await user.click(screen.getByRole('button', { name: 'Просят перенести позже…' }));
    await user.type(screen.getByRole('textbox', { name: 'Перенести не раньше' }), '01.04.2026{Enter}');
    await waitFor(() => expect(calls).toEqual([{ version: 3, itemId: 11, field: 'wishedDate', value: '01.04.2026' }]));
  });

  it('that the server refuses stays in the field with the reason under it', async () => {
    verb('correct', () => refusal(422, 'invalid', 'Проверьте поле.', { value: 'В ИНН не сходятся контрольные цифры' }));
    const { user } = await openTicket(aTicket());
    await user.click(screen.getByRole('button', { name: 'Исправить: ИНН абонента' }));
    const input = screen.getByRole('textbox', { name: 'ИНН абонента' });
    await user.clear(input);
    await user.type(input, '7707083890{Enter}');
    expect(await screen.findByText('В ИНН не сходятся контрольные цифры')).toBeTruthy();
    expect(input).toHaveProperty('value', '7707083890');
  });
});

describe('evidence', () => {
  it('marks the words of the mail from which the pointed field was read', async () => {
    const text = 'ИНН 7707083893';
    const item = anItem({
      evidence: { subscriberInn: { source: 'mail', mailId: '101', part: 'body', start: 4, end: 14 } },
    });
    const { user } = await openTicket(aTicket({ items: [item], mails: [aMail({ text })] }));
    const mark = within(screen.getByRole('region', { name: 'Переписка' })).getByText('7707083893');
    expect(mark.dataset.active).toBeUndefined();
    await user.hover(decision().getByText('ИНН абонента'));
    expect(within(screen.getByRole('region', { name: 'Переписка' })).getByText('7707083893').dataset.active).toBe(
      'true',
    );
    await user.click(within(screen.getByRole('region', { name: 'Переписка' })).getByText('7707083893'));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Исправить: ИНН абонента');
  });

  it('of a doubtful field offers the other readings, a key away', async () => {
    const item = anItem({ doubtful: ['subscriberInn'], alternatives: { subscriberInn: ['5902777884'] } });
    const calls = verb('correct', () => HttpResponse.json(aTicket({ version: 4 })));
    const { user } = await openTicket(aTicket({ items: [item] }));
    await user.keyboard('[KeyD][Tab][Enter]');
    expect(calls).toEqual([{ version: 3, itemId: 11, field: 'subscriberInn', value: '5902777884' }]);
    await waitFor(() => expect(screen.queryByRole('group', { name: 'ИНН абонента: варианты' })).toBeNull());
    expect(document.activeElement?.textContent).toBe('П-000001');
  });

  it('that is one of several in doubt is confirmed with them at once, each by its own version of the ticket', async () => {
    const item = anItem({ doubtful: ['subscriberInn', 'subscriberKpp'] });
    const versions = [4, 5].map((version) => aTicket({ version }));
    const calls = verb('correct', () => HttpResponse.json(versions[calls.length - 1]));
    const { user } = await openTicket(aTicket({ items: [item] }));
    await user.click(screen.getByRole('button', { name: 'Прочитано верно всё: 2' }));
    await waitFor(() =>
      expect(calls).toEqual([
        { version: 3, itemId: 11, field: 'subscriberInn', value: item.subscriberInn },
        { version: 4, itemId: 11, field: 'subscriberKpp', value: item.subscriberKpp },
      ]),
    );
  });

  it('can be put right in the letter itself', async () => {
    const letter = aDocument();
    if (letter.letter) letter.letter.doubtful = ['letterDate'];
    const calls = verb('correct-document', () => HttpResponse.json(aTicket({ version: 4 })));
    const { user } = await openTicket(aTicket({ documents: [letter] }));
    await user.click(screen.getByRole('button', { name: 'Дата письма в документе: прочитано верно' }));
    expect(calls).toEqual([{ version: 3, documentId: 501, field: 'letterDate', value: '2026-03-12' }]);
  });

  it('outlines the words on the scan', async () => {
    const box = { x: 124, y: 175, width: 248, height: 35 };
    const evidence = {
      source: 'attachment' as const,
      attachment: 'письмо.pdf',
      page: 1,
      pageWidth: 1240,
      pageHeight: 1750,
      boxes: [box],
      confidence: 90,
      method: 'ocr' as const,
    };
    const document = aDocument();
    if (document.letter) document.letter.evidence = { subscriberInn: evidence };
    const { user } = await openTicket(aTicket({ documents: [document] }));
    await user.hover(within(screen.getByRole('region', { name: 'Прочитано в документе' })).getByText('ИНН абонента'));
    const { left, top, width, height } = screen.getByTestId('word-box').style;
    expect([left, top, width, height]).toEqual(['10%', '10%', '20%', '2%']);
  });

  it('folds quotations and signatures', async () => {
    const mail = aMail({
      text: 'Прошу.\nС уважением\n> раньше',
      segments: [
        { kind: 'own', start: 0, end: 7 },
        { kind: 'signature', start: 7, end: 19 },
        { kind: 'quoted', start: 19, end: 27 },
      ],
    });
    await openTicket(aTicket({ mails: [mail] }));
    expect(
      screen.getByText('Прошу.', { exact: false }).closest('details')?.querySelector('summary')?.textContent,
    ).toContain('Ольга Реброва');
    expect(screen.getByText('> раньше').closest('details')?.open).toBe(false);
  });
});

describe('the ticket itself', () => {
  it('that does not exist is said to', async () => {
    server.use(...workingServer());
    openPanel('/tickets/404');
    expect(await screen.findByText('Такого обращения нет.')).toBeTruthy();
  });

  it('has the focus again where one was, once the card beside it is closed', async () => {
    server.use(
      http.get('*/api/subscribers', () => HttpResponse.json([], { headers: { 'content-range': 'subscribers */0' } })),
    );
    const { user } = await openTicket(aTicket());
    const pencil = screen.getByRole('button', { name: 'Исправить: ИНН абонента' });
    act(() => pencil.focus());
    await user.keyboard('[KeyS]');
    const card = await screen.findByRole('complementary', { name: 'Рядом: Абонент' });
    await waitFor(() => expect(document.activeElement).toBe(card));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(pencil));
  });

  it('is asked for data with a letter of the specialist between salutation and signature, which is needed', async () => {
    const calls = verb('ask-data', () => HttpResponse.json(executed(aTicket())));
    const { user } = await openTicket(aTicket());
    await user.click(screen.getByRole('button', { name: 'Запросить данные…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Запросить данные' }));
    await user.click(dialog.getByRole('button', { name: 'Отправить запрос' }));
    expect(dialog.getByText('Напишите текст')).toBeTruthy();
    act(() => dialog.getByRole('textbox').focus());
    await user.keyboard('Пришлите доверенность.');
    await user.click(dialog.getByRole('button', { name: 'Отправить запрос' }));
    await screen.findByRole('heading', { name: 'П-000002' });
    const text = 'Здравствуйте!\n\nПришлите доверенность.\n\nИрина Смирнова';
    expect(calls).toEqual([{ version: 3, text, attachments: [] }]);
  });
});
