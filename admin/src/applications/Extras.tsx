import { Box, Button } from '@mui/material';
import { extrasLabels } from '@perenos/domain';
import { useState } from 'react';
import type { ApplicationDetail } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { Muted, To } from '../records/parts.tsx';
import { Facts } from '../records/RecordCard.tsx';
import { ExtrasDialog } from './ExtrasDialog.tsx';

/** «Дополнительные функции»: the group, the login of the ИТС portal, the tariff or offer on which the subscriber connects. */
export function Extras({ application }: { application: ApplicationDetail }) {
  const may = useMay();
  const [isOpen, setIsOpen] = useState(false);
  const { group, itsLogin, itsEmail, specialOffer, closed, ...tariffs } = application.extras;
  const chosen = (['bonusGroup', 'mainForEntrepreneur', 'rightSolution'] as const).filter((tariff) => tariffs[tariff]);
  return (
    <>
      <Facts
        facts={[
          [
            extrasLabels.group,
            group === null ? (
              '—'
            ) : (
              <>
                <To to={`/groups/${encodeURIComponent(group.id)}`}>{group.name}</To> <Muted>ИНН {group.headInn}</Muted>
              </>
            ),
          ],
          ['Логин ИТС', itsLogin ?? '—'],
          ['E-mail ИТС', itsEmail ?? '—'],
          ['Льгота', chosen.length === 0 ? '—' : chosen.map((tariff) => extrasLabels[tariff]).join('; ')],
          [extrasLabels.specialOffer, specialOffer ?? '—'],
        ]}
      />
      <Box sx={{ px: 1.5, pb: 1.25 }}>
        {closed !== null && <Muted>{closed}</Muted>}
        {closed === null && may('applications.extras') && (
          <Button variant="outlined" onClick={() => setIsOpen(true)}>
            Изменить условия
          </Button>
        )}
      </Box>
      {isOpen && <ExtrasDialog application={application} onClose={() => setIsOpen(false)} />}
    </>
  );
}
