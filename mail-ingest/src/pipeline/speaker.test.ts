import { type Sender, type TicketKind, ticketKinds } from '@perenos/domain';
import { describe, expect, test } from 'vitest';
import { speakerOf } from './speaker.ts';

const center: Sender = { address: 'head@center.example', role: 'sales-center', partnerId: 'c' };
const partner: Sender = { address: 'manager@partner.example', role: 'partner', partnerId: 'p' };
const colleague: Sender = { ...partner, address: 'boss@partner.example' };
const subscriber: Sender = { address: 'office@romashka.example', role: 'subscriber', partnerId: null };
const stranger: Sender = { address: 'nobody@stranger.example', role: 'unknown', partnerId: null };

describe('who speaks for a ticket after a mail that supplied something', () => {
  test.each(ticketKinds)('%s: a colleague of the same partner goes on with his request', (kind) => {
    expect(speakerOf(partner, colleague, kind)).toBe(partner);
  });
  test('a transfer is completed by any partner', () => {
    expect(speakerOf(partner, center, 'transfer')).toBe(partner);
  });
  test.each<TicketKind>(['unblock', 'block', 'debt-inquiry', 'edo-reject', 'start-edo', 'other'])(
    '%s: what a partner adds to the request of his sales centre is not said by the centre',
    (kind) => {
      expect(speakerOf(center, partner, kind)).toEqual({ ...partner, role: 'unknown', partnerId: null });
    },
  );
  test.each([subscriber, stranger])('a mail of $address makes it nobody’s: a person looks at it', (who) => {
    expect(speakerOf(partner, who, 'transfer')).toEqual({ address: who.address, role: 'unknown', partnerId: null });
  });
  test('nobody lends a stranger or a subscriber his right afterwards', () => {
    expect(speakerOf(stranger, partner, 'transfer')).toBe(stranger);
    expect(speakerOf(subscriber, partner, 'transfer')).toBe(subscriber);
  });
});
