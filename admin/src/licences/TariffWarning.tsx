import { Alert, Box, Typography } from '@mui/material';
import { productNames, type TariffEvent, verdictLabels } from '@perenos/domain';
import type { ReactNode } from 'react';
import type { TariffTouched } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import { counted } from '../lib/plural.ts';
import { To } from '../records/parts.tsx';

const goesOnWords: Record<TariffEvent, string> = {
  block: 'работает дальше по другой лицензии',
  resume: 'работает и по другой лицензии',
  revoke: 'работает дальше по другой лицензии',
};

/** «Предупреждение. Будут затронуты продукты: …»: everything that hangs on the tariffs, and what stays. */
export function TariffWarning({ touched }: { touched: TariffTouched }) {
  const { event, licences, products, directions, groups, clients, kept, tickets } = touched;
  return (
    <Box sx={{ display: 'grid', gap: 1.25 }}>
      {licences.length > 1 && (
        <Listed title={`${counted(licences.length, 'тариф', 'тарифа', 'тарифов')} вместе:`}>
          {licences.map(({ id, tariff, subscriberName }) => (
            <li key={id}>
              {tariff}, № {id} — {subscriberName}
            </li>
          ))}
        </Listed>
      )}
      <Listed title="Будут затронуты продукты:">
        {products.map(({ product, subscriber, goesOn }) => (
          <li key={`${product}/${subscriber.inn}/${subscriber.kpp}`}>
            {productNames[product]} — {subscriber.name}
            {goesOn && <Quiet>, {goesOnWords[event]}</Quiet>}
          </li>
        ))}
      </Listed>
      {directions.length > 0 && (
        <Listed title="Направления сдачи отчётности:">
          {directions.map(({ subscriber, direction }) => (
            <li key={`${subscriber.inn}/${direction}`}>
              {direction}
              {licences.length > 1 && <Quiet> — {subscriber.name}</Quiet>}
            </li>
          ))}
        </Listed>
      )}
      {groups.map(({ id, name, byHead, members }) =>
        byHead && members.length > 0 ? (
          <Listed key={id} title={`Это лицензия головной компании (${name}). На ней держатся:`}>
            {members.map((member) => (
              <li key={`${member.inn}/${member.kpp}`}>{member.name}</li>
            ))}
          </Listed>
        ) : (
          <div key={id}>
            Группа компаний: {name}
            {members.length === 0 ? ', вся группа' : ', её участник'}.
          </div>
        ),
      )}
      {clients.length > 0 && (
        <Listed title="Клиенты, чьи лицензии держатся на этой:">
          {clients.map(({ inn, kpp, name }) => (
            <li key={`${inn}/${kpp}`}>{name}</li>
          ))}
        </Listed>
      )}
      {kept.map(({ id, validUntil }) => (
        <Alert key={id} severity="info">
          Встроенная в сертификат лицензия КриптоПро CSP останется до {formatDate(validUntil)}: отозвать её невозможно.
        </Alert>
      ))}
      {tickets.length > 0 && (
        <Listed title="Открытые обращения будут рассмотрены заново:">
          {tickets.map(({ id, number, verdict }) => (
            <li key={id}>
              <To to={`/tickets/${id}`}>{number}</To> <Quiet>сейчас «{verdictLabels[verdict]}»</Quiet>
            </li>
          ))}
        </Listed>
      )}
    </Box>
  );
}

const Quiet = ({ children }: { children: ReactNode }) => (
  <Box component="span" sx={{ color: 'text.secondary' }}>
    {children}
  </Box>
);

function Listed({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5, maxHeight: 160, overflowY: 'auto' }}>
        {children}
      </Box>
    </div>
  );
}
