import type {
  Application,
  ApplicationFileKind,
  ApplicationRequisites,
  ApplicationState,
  DirectionCode,
  Product,
} from '@perenos/domain';
import type { DemoApplication } from './applications.ts';
import type { DemoPartner } from './partners.ts';

/** What is particular about an application of the demo; the rest is made up around it. */
export type Sketch = {
  name: string;
  owner: string;
  partner: DemoPartner;
  state: ApplicationState;
  city: string;
  type?: Application['type'];
  product?: Product;
  daysAgo?: number;
  jobTitle?: string;
  viaDss?: boolean;
  directions?: DirectionCode[];
  represented?: true;
  files?: ApplicationFileKind[];
  requisites?: Partial<ApplicationRequisites>;
  suspended?: DemoApplication['suspended'];
  delegated?: DemoApplication['delegated'];
};
