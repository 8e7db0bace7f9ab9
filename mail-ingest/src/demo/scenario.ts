import type { Mailbox } from '@perenos/domain';
import type { DemoMail } from './mail.ts';
import { type DemoPartner, demoPartners } from './partners.ts';
import type { DemoDay } from './world.ts';

export type DemoScenario = {
  id: string;
  mailbox: Mailbox;
  /** Working minutes before the first start at which the mail was received: the term is 480. */
  minutesAgo: number;
  /** The scenario whose mail this one answers. */
  repliesTo?: string;
  /** Adds to the registry what the mail is about, and writes the mail; bytes where it is no proper mail at all. */
  write(day: DemoDay): DemoMail | Uint8Array;
};

/** The person who writes for a partner, at the partner's first full address. */
export const writer = (partner: DemoPartner, name: string): DemoMail['from'] => {
  const { emails } = demoPartners[partner];
  const address = emails.find((email) => !email.startsWith('@')) ?? `office${emails[0]}`;
  return { name, address };
};
