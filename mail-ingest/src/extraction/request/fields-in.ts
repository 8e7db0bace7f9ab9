import type { Registry, RequestField } from '@perenos/domain';
import { readStatement } from '../drafts/statement.ts';
import { viewOf } from '../text/view.ts';

/**
 * Which fields of a request stand in the text of a picture or a scan. A field that the mail's own text lacks and that
 * stands here is there, but not «с возможностью копирования» (2.2).
 */
export function fieldsIn(text: string, registry: Registry): Set<RequestField> {
  const view = viewOf(text, [{ start: 0, end: text.length }], 'body');
  const { drafts, target, product } = readStatement(view, registry, { fromPartnerIsTarget: false });
  const fields = new Set<RequestField>();
  const add = (field: RequestField, value: unknown): void => {
    if (value !== null) fields.add(field);
  };
  for (const draft of [...drafts, { subscriber: { name: null, inn: null, kpp: null }, target, product }]) {
    add('product', draft.product);
    add('subscriberInn', draft.subscriber.inn);
    add('subscriberKpp', draft.subscriber.kpp);
    add('subscriberName', draft.subscriber.name);
    add('targetPartnerName', draft.target.name);
    add('targetPartnerInn', draft.target.inn);
    add('targetPartnerLogin', draft.target.login);
  }
  return fields;
}
