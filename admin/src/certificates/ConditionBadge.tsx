import { type CertificateCondition, certificateConditionLabels } from '@perenos/domain';
import { Badge } from '../records/Badge.tsx';
import type { Tones } from '../theme/palette.ts';

const tones: Record<CertificateCondition, keyof Tones> = {
  valid: 'execute',
  expiring: 'soon',
  'not-yet-valid': 'wait',
  expired: 'quiet',
  revoked: 'refuse',
};

export const ConditionBadge = ({ condition }: { condition: CertificateCondition }) => (
  <Badge tone={tones[condition]}>{certificateConditionLabels[condition]}</Badge>
);
