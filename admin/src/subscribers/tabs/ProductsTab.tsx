import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Alert, Box, Button, IconButton, MenuItem, TextField } from '@mui/material';
import { type ProductAccount, productNames, products, type SubscriberCard } from '@perenos/domain';
import { StandingMark } from '../../licences/StandingMark.tsx';
import { None } from '../../records/parts.tsx';
import { RecordsTable } from '../../records/RecordsTable.tsx';
import type { CardEdit } from '../useCardEdit.ts';
import type { TabProps } from './fields.tsx';

/** «Продукты»: what the subscriber has, by the newest licence of each, and the identifiers of its accounts. */
export function ProductsTab({ subscriber: { card, licences }, edit }: TabProps) {
  const { draft } = edit;
  if (draft) return <Accounts draft={draft} edit={edit} />;
  const held = products.filter(
    (product) =>
      licences.some((licence) => licence.product === product) || card.products.some((p) => p.product === product),
  );
  if (held.length === 0) return <None>Продуктов нет.</None>;
  return (
    <RecordsTable
      label="Продукты"
      rows={held.map((product) => ({
        id: product,
        licence: licences.find((licence) => licence.product === product),
        accounts: card.products.filter((account) => account.product === product),
      }))}
      columns={[
        { title: 'Продукт', render: ({ id }) => productNames[id] },
        {
          title: 'Идентификатор продукта',
          render: ({ accounts }) =>
            accounts.length === 0 ? '—' : accounts.map(({ identifier }) => <div key={identifier}>{identifier}</div>),
        },
        {
          title: 'Рег. номер',
          render: ({ accounts }) =>
            accounts.length === 0
              ? '—'
              : accounts.map(({ identifier, registrationNumber }) => (
                  <div key={identifier}>{registrationNumber ?? '—'}</div>
                )),
        },
        { title: 'Тариф', render: ({ licence }) => licence?.tariff ?? 'лицензии нет' },
        {
          title: 'Состояние',
          render: ({ licence }) =>
            licence ? <StandingMark standing={licence.standing} until={licence.validUntil} /> : '—',
        },
      ]}
    />
  );
}

function Accounts({ draft, edit }: { draft: SubscriberCard; edit: CardEdit }) {
  const change = (index: number, fields: Partial<ProductAccount>) =>
    edit.change({
      products: draft.products.map((account, at) => (at === index ? { ...account, ...fields } : account)),
    });
  const add = () =>
    edit.change({
      products: [...draft.products, { product: '1c-reporting', identifier: '', registrationNumber: null }],
    });
  return (
    <Box sx={{ display: 'grid', gap: 1.25, p: 1.5, justifyItems: 'start' }}>
      {edit.problems.products && <Alert severity="error">{edit.problems.products}</Alert>}
      {draft.products.map(({ product, identifier, registrationNumber }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no key of their own while they are typed
        <Box key={index} sx={{ display: 'grid', gap: 1, gridTemplateColumns: '240px 340px 140px auto' }}>
          <TextField
            select
            label="Продукт"
            value={product}
            onChange={(event) => change(index, { product: event.target.value as ProductAccount['product'] })}
          >
            {products.map((each) => (
              <MenuItem key={each} value={each}>
                {productNames[each]}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="Идентификатор продукта"
            value={identifier}
            onChange={(event) => change(index, { identifier: event.target.value })}
          />
          <TextField
            label="Рег. номер"
            value={registrationNumber ?? ''}
            onChange={(event) => change(index, { registrationNumber: event.target.value })}
          />
          <IconButton
            aria-label={`Убрать идентификатор ${index + 1}`}
            onClick={() => edit.change({ products: draft.products.filter((_, at) => at !== index) })}
          >
            <DeleteOutlined fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <Button onClick={add}>Добавить идентификатор</Button>
    </Box>
  );
}
