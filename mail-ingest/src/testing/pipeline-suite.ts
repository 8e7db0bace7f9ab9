import type { RegistryData, Subscriber } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letterAttachment } from '../demo/letters.ts';
import { labelled } from '../demo/wording.ts';
import type { RunResult } from '../pipeline/run.ts';
import type { RawMail } from '../types.ts';
import { mailName, type Posting, pipelineWorld, posting, stranger } from './pipeline-world.ts';

/** Something that takes mails one by one: the pipeline on a store. */
export type Bench = { receive(raw: RawMail): Promise<RunResult>; close(): Promise<void> };

const judged = (result: RunResult) => {
  if (result.kind !== 'done') throw new Error(result.problem);
  const { outcome, reason, context } = result;
  const { judgement, ticketId, original } = context;
  return {
    outcome,
    reason,
    ticketId: ticketId ?? original?.ticketId ?? null,
    kind: judgement?.kind ?? null,
    verdicts: judgement?.decisions.map((d) => d.verdict) ?? [],
    missing: judgement?.decisions.flatMap((d) => d.missing) ?? [],
    clauses: judgement?.decisions.flatMap((d) => d.clauses) ?? [],
    requestDate: judgement?.requestDate ?? null,
    startsAt: judgement?.sla?.startsAt ?? null,
  };
};

/** What every store must make of the same mails. */
export function describePipeline(name: string, open: (registry: RegistryData) => Promise<Bench>): void {
  describe(name, () => {
    const world = pipelineWorld();
    const { free, paid, target } = world;
    let bench: Bench;
    beforeAll(async () => {
      bench = await open(world.registry);
    });
    afterAll(() => bench.close());

    const receive = async (given: Posting) => judged(await bench.receive(await posting(given)));
    const asking = (who: Subscriber, login?: string): string =>
      labelled({ subscriber: who, product: '1c-reporting', target, ...(login === undefined ? {} : { login }) });
    const withoutLogin = (who: Subscriber): string =>
      asking(who)
        .split('\n')
        .filter((line) => !line.startsWith('Логин'))
        .join('\n');
    const letter = () =>
      letterAttachment(
        'письмо.pdf',
        { subscriber: paid, product: '1c-reporting', target, date: '2026-03-16', effective: '2026-03-16' },
        'text-pdf',
      );

    test('a complete mail opens a ticket whose clock runs from its receipt', async () => {
      const opened = await receive({ at: '2026-03-17T08:00:00Z', text: asking(free) });
      expect(opened).toMatchObject({ outcome: 'ticket', kind: 'transfer', verdicts: ['execute'], clauses: ['4.1.10'] });
      expect(Date.parse(opened.startsAt ?? '')).toBe(Date.parse('2026-03-17T08:00:00Z'));
    });

    test('a reply supplies what was missing: the clock starts with it, and its day is the request date', async () => {
      const id = mailName();
      const opened = await receive({ id, at: '2026-03-16T08:00:00Z', text: withoutLogin(free) });
      expect(opened).toMatchObject({ verdicts: ['request-data'], missing: ['target-partner-login'], startsAt: null });
      const text = `Логин: ${target.logins[0]}`;
      const subject = `Re: Перенос ${id}`;
      const reply = await receive({ at: '2026-03-18T08:00:00Z', subject, text, replyTo: id });
      expect(reply).toMatchObject({ outcome: 'follow-up', verdicts: ['execute'], requestDate: '2026-03-18' });
      expect(reply.ticketId).toBe(opened.ticketId);
      expect(Date.parse(reply.startsAt ?? '')).toBe(Date.parse('2026-03-18T08:00:00Z'));
    });

    test('a reply brings the letter that was demanded', async () => {
      const id = mailName();
      const opened = await receive({ id, at: '2026-03-16T08:00:00Z', text: asking(paid) });
      expect(opened).toMatchObject({ verdicts: ['request-data'], missing: ['official-letter'] });
      const attachments = [await letter()];
      const reply = await receive({
        at: '2026-03-17T08:00:00Z',
        text: 'Письмо во вложении.',
        replyTo: id,
        attachments,
      });
      expect(reply).toMatchObject({ outcome: 'follow-up', verdicts: ['execute'] });
      expect(reply.clauses).toContain('4.1.4');
    });

    test('a letter that a stranger adds to the thread is looked at by a person', async () => {
      const id = mailName();
      await receive({ id, at: '2026-03-16T08:00:00Z', text: asking(paid) });
      const mail = { text: 'Письмо во вложении.', from: stranger, attachments: [await letter()] };
      const reply = await receive({ at: '2026-03-17T08:00:00Z', replyTo: id, ...mail });
      expect(reply).toMatchObject({ outcome: 'follow-up', verdicts: ['review'], clauses: ['1.1'], missing: [] });
    });

    test('a stranger who adds nothing changes nothing', async () => {
      const id = mailName();
      await receive({ id, at: '2026-03-16T08:00:00Z', text: asking(free) });
      const reply = await receive({ at: '2026-03-17T08:00:00Z', text: 'Спасибо!', from: stranger, replyTo: id });
      expect(reply).toMatchObject({ outcome: 'follow-up', verdicts: ['execute'], requestDate: '2026-03-16' });
    });

    test('the same mail delivered again is a duplicate of its ticket', async () => {
      const id = mailName();
      const mail = { id, at: '2026-03-17T08:00:00Z', text: asking(free) };
      const opened = await receive(mail);
      const again = await receive({ ...mail, at: '2026-03-27T08:00:00Z' });
      expect(again).toMatchObject({ outcome: 'duplicate', reason: null, verdicts: [] });
      expect(again.ticketId).toBe(opened.ticketId);
    });

    test('a Message-ID that comes back with other content is no duplicate', async () => {
      const id = mailName();
      await receive({ id, at: '2026-03-17T08:00:00Z', text: asking(free) });
      const other = await receive({ id, at: '2026-03-17T09:00:00Z', text: asking(paid) });
      expect(other.outcome).toBe('ticket');
    });

    test.each([
      ['exactly a day later is the same mail again', '2026-03-18T08:00:00Z', 'duplicate'],
      ['a second more than a day later is a mail of its own', '2026-03-18T08:00:01Z', 'ticket'],
    ])('the same content under a new Message-ID %s', async (_case, at, outcome) => {
      const subject = `Перенос ${mailName()}`;
      await receive({ at: '2026-03-17T08:00:00Z', subject, text: asking(free) });
      expect((await receive({ at, subject, text: asking(free) })).outcome).toBe(outcome);
    });

    test('the same short words answer two tickets: neither answer is swallowed; said again, the second is', async () => {
      const [one, two] = [mailName(), mailName()];
      const subject = `Перенос ${one}`;
      const first = await receive({ id: one, at: '2026-03-17T08:00:00Z', subject, text: withoutLogin(free) });
      const second = await receive({ id: two, at: '2026-03-17T08:00:01Z', subject, text: withoutLogin(paid) });
      const yes = { subject: `Re: ${subject}`, text: 'Подтверждаю.' };
      expect(await receive({ at: '2026-03-17T09:00:00Z', replyTo: one, ...yes })).toMatchObject({
        outcome: 'follow-up',
        ticketId: first.ticketId,
      });
      const other = { at: '2026-03-17T09:01:00Z', replyTo: two, ...yes };
      expect(await receive(other)).toMatchObject({ outcome: 'follow-up', ticketId: second.ticketId });
      expect(await receive(other)).toMatchObject({ outcome: 'duplicate', ticketId: second.ticketId });
    });

    test('an auto-reply is ignored, in a known thread too', async () => {
      const id = mailName();
      await receive({ id, at: '2026-03-17T08:00:00Z', text: asking(free) });
      const vacation = { subject: 'Автоматический ответ: Перенос', text: 'Я в отпуске до 1 апреля.' };
      const headers = { 'Auto-Submitted': 'auto-replied' };
      const reply = await receive({ at: '2026-03-17T09:00:00Z', replyTo: id, headers, ...vacation });
      expect(reply).toMatchObject({ outcome: 'ignored', reason: 'auto-reply', ticketId: null });
    });

    test('thanks belong to their thread and change nothing; outside of one they ask for nothing', async () => {
      const id = mailName();
      const opened = await receive({ id, at: '2026-03-17T08:00:00Z', text: withoutLogin(free) });
      const thanks = { subject: `Re: Перенос ${id}`, text: 'Спасибо, принято.' };
      const reply = await receive({ at: '2026-03-18T09:00:00Z', replyTo: id, ...thanks });
      expect(reply).toMatchObject({ outcome: 'follow-up', ticketId: opened.ticketId, requestDate: '2026-03-17' });
      expect(reply).toMatchObject({ verdicts: ['request-data'], missing: ['target-partner-login'], startsAt: null });
      const alone = await receive({ at: '2026-03-18T10:00:00Z', subject: 'Благодарность', text: 'Спасибо большое!' });
      expect(alone).toMatchObject({ outcome: 'ignored', reason: 'no-request' });
    });

    test('a reply without References joins the latest open ticket of its sender and subject', async () => {
      const subject = `Перенос ${mailName()}`;
      await receive({ at: '2026-03-16T08:00:00Z', subject, text: withoutLogin(paid) });
      const latest = await receive({ at: '2026-03-17T08:00:00Z', subject, text: withoutLogin(free) });
      const supplied = { subject: `RE: Отв: ${subject}`, text: `Логин: ${target.logins[0]}` };
      const reply = await receive({ at: '2026-03-17T09:00:00Z', ...supplied });
      expect(reply).toMatchObject({ outcome: 'follow-up', ticketId: latest.ticketId, verdicts: ['execute'] });
    });

    test('a reply of somebody else, or a new mail of the same subject, joins nothing', async () => {
      const subject = `Перенос ${mailName()}`;
      await receive({ at: '2026-03-17T08:00:00Z', subject, text: withoutLogin(free) });
      const from = { name: 'Другой', address: 'other@new.example' };
      const others = await receive({ at: '2026-03-17T09:00:00Z', subject: `Re: ${subject}`, text: asking(paid), from });
      expect(others.outcome).toBe('ticket');
      expect((await receive({ at: '2026-03-17T10:00:00Z', subject, text: asking(free) })).outcome).toBe('ticket');
    });

    test.each([
      ['an empty file', '', 'empty'],
      ['what is no mail', 'просто текст без заголовков', 'no-header'],
    ])('%s is put aside with the reason', async (_what, text, reason) => {
      const raw = { mailbox: 'perevod', sourceKey: `test:${mailName()}`, bytes: Buffer.from(text) } as const;
      expect(judged(await bench.receive(raw))).toMatchObject({ outcome: 'quarantined', reason });
    });

    test('the subscriber himself is refused, a stranger gets a person', async () => {
      const from = { name: 'Директор', address: 'director@abonent-911.example' };
      const himself = await receive({ at: '2026-03-17T08:00:00Z', text: asking(free), from });
      expect(himself).toMatchObject({ verdicts: ['refuse'], clauses: ['1.1'] });
      const unknown = await receive({ at: '2026-03-17T08:00:00Z', text: asking(free), from: stranger });
      expect(unknown).toMatchObject({ verdicts: ['review'], clauses: ['1.1'] });
    });

    test('every step leaves its line in the log', async () => {
      const result = await bench.receive(await posting({ at: '2026-03-17T08:00:00Z', text: asking(free) }));
      const line = 'keep parse screen identify thread read extract judge queue';
      expect(result.context.log.map((entry) => entry.step).join(' ')).toBe(line);
    });
  });
}
