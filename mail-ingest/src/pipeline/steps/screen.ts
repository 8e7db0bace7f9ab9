import { screen as screenMail } from '../../screening/index.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { required } from '../required.ts';
import type { Step } from '../types.ts';

/** Duplicate? Auto-reply? Bounce? A mail that asks for nothing ends only after the threading: it may belong to a ticket. */
export const screen: Step['run'] = async (context, { store }) => {
  const parsed = required(context, 'parsed');
  const fingerprint = fingerprintOf(parsed);
  const original = await store.findOriginal(required(context, 'mailId'), fingerprint, parsed.receivedAt);
  const known = { ...context, fingerprint, original };
  if (original) return { kind: 'stop', context: known, outcome: 'duplicate', reason: null };
  const screening = screenMail(parsed);
  if (screening === 'auto-reply' || screening === 'bounce')
    return { kind: 'stop', context: known, outcome: 'ignored', reason: screening };
  return { kind: 'next', context: { ...known, asksNothing: screening === 'no-request' }, detail: screening };
};
