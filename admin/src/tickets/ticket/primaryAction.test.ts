import { describe, expect, it } from 'vitest';
import { aDecision, anItem, aTicket } from '../../testing/fixtures.ts';
import { primaryAction, whyNoPrimary } from './primaryAction.ts';

const ready = (id: number, action: 'transfer-subscriber' | 'transfer-application' = 'transfer-subscriber') =>
  anItem({ id, position: id, decision: aDecision({ action }) });
const judged = (verdict: 'request-data' | 'refuse' | 'review' | 'wait') =>
  anItem({ executable: false, plan: [], decision: aDecision({ verdict, action: null, effects: [] }) });

describe('the one button', () => {
  it('names what it will do', () => {
    expect(primaryAction(aTicket())?.label).toBe('Перенести абонента');
    expect(primaryAction(aTicket({ items: [ready(1, 'transfer-application')] }))?.label).toBe('Перенести заявку');
    const lift = anItem({ decision: aDecision({ action: 'lift-restriction' }) });
    expect(primaryAction(aTicket({ items: [lift] }))?.label).toBe('Снять финансовую блокировку');
  });

  it.each([
    [2, 'Перенести 2 абонентов'],
    [5, 'Перенести 5 абонентов'],
    [21, 'Перенести 21 абонента'],
  ])('counts %i subscribers', (count, label) => {
    const items = Array.from({ length: count }, (_, index) => ready(index + 1));
    expect(primaryAction(aTicket({ items }))?.label).toBe(label);
  });

  it('executes what is ready and leaves the rest', () => {
    const items = [ready(1), judged('request-data'), anItem({ id: 3, state: 'executed', executable: false })];
    const action = primaryAction(aTicket({ items }));
    expect(action).toMatchObject({ verb: 'execute', label: 'Перенести абонента' });
    expect(action?.items.map((item) => item.id)).toEqual([1]);
  });

  it('counts positions where different things are done', () => {
    expect(primaryAction(aTicket({ items: [ready(1), ready(2, 'transfer-application')] }))?.label).toBe(
      'Исполнить 2 позиции',
    );
  });

  it('asks for data, or refuses, where the machine says so', () => {
    expect(primaryAction(aTicket({ items: [judged('request-data')] }))).toMatchObject({
      verb: 'ask-data',
      label: 'Запросить данные',
    });
    expect(primaryAction(aTicket({ items: [judged('refuse')] }))).toMatchObject({ verb: 'refuse', label: 'Отказать' });
  });

  it('does not ask again while an answer is waited for', () => {
    const ticket = aTicket({ items: [judged('request-data')], state: 'waiting-data' });
    expect(primaryAction(ticket)).toBeNull();
    expect(whyNoPrimary(ticket)).toContain('Данные запрошены');
  });

  it.each(['review', 'wait'] as const)('never executes under %s', (verdict) => {
    expect(primaryAction(aTicket({ verdict, items: [judged(verdict)] }))).toBeNull();
  });

  it('does nothing that the server does not allow', () => {
    const ticket = aTicket({ allowed: [] });
    expect(primaryAction(ticket)).toBeNull();
    expect(whyNoPrimary(ticket)).toContain('только смотреть');
  });

  it('says who has the ticket, when it is somebody else', () => {
    const ticket = aTicket({ allowed: [], assigneeId: 8, assigneeName: 'Илья Громов' });
    expect(whyNoPrimary(ticket)).toContain('Илья Громов');
  });

  it('says from when a ticket that waits can be executed', () => {
    const ticket = aTicket({ verdict: 'wait', notBefore: '2026-03-20', items: [judged('wait')] });
    expect(whyNoPrimary(ticket)).toContain('20.03.2026');
  });
});
