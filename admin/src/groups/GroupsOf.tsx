import type { SubscriberDetail } from '../api/types.ts';
import { To } from '../records/parts.tsx';
import { groupsOf } from './links.ts';

/** The groups that a subscriber belongs to, and the way to them. */
export const GroupsOf = ({ subscriber }: { subscriber: Pick<SubscriberDetail, 'groups' | 'inn'> }) => (
  <To to={groupsOf(subscriber.inn)}>{subscriber.groups.join(', ')}</To>
);
