import { Box, TextField } from '@mui/material';
import {
  type EditionParameters,
  type ParameterName,
  parameterInfo,
  parameterNames,
  parameters2026,
} from '@perenos/domain';

type ParameterFieldsProps = {
  /** What the numbers are without a change. */
  base: Partial<EditionParameters>;
  /** As typed: only what differs. */
  value: Partial<Record<ParameterName, string>>;
  onChange: (value: Partial<Record<ParameterName, string>>) => void;
};

const baseOf = (base: Partial<EditionParameters>, name: ParameterName): number => base[name] ?? parameters2026[name];

/** The numbers that differ from the base, as the server takes them. What is no whole number goes as it is, to be refused. */
export function changedParameters(
  base: Partial<EditionParameters>,
  typed: Partial<Record<ParameterName, string>>,
): Partial<EditionParameters> {
  return Object.fromEntries(
    parameterNames.flatMap((name) => {
      const text = typed[name]?.trim();
      const number = text ? Number(text) : baseOf(base, name);
      return number === baseOf(base, name) ? [] : [[name, number]];
    }),
  );
}

/** The numbers of the regulation, each with its clause. */
export function ParameterFields({ base, value, onChange }: ParameterFieldsProps) {
  return (
    <Box sx={{ display: 'grid', gap: 0.75 }}>
      {parameterNames.map((name) => {
        const { clauses, label, unit, least, most } = parameterInfo[name];
        const now = baseOf(base, name);
        const isChanged = (value[name] ?? String(now)) !== String(now);
        return (
          <Box key={name} sx={{ display: 'grid', gridTemplateColumns: '1fr 84px', gap: 1, alignItems: 'center' }}>
            <Box component="label" htmlFor={`parameter-${name}`} sx={{ fontSize: 13, lineHeight: 1.3 }}>
              <b>{clauses.join(', ')}</b> {label}, {unit}
              {isChanged && (
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {' '}
                  (сейчас {now})
                </Box>
              )}
            </Box>
            <TextField
              id={`parameter-${name}`}
              type="number"
              value={value[name] ?? String(now)}
              onChange={({ target }) => onChange({ ...value, [name]: target.value })}
              color={isChanged ? 'warning' : 'primary'}
              focused={isChanged || undefined}
              slotProps={{ htmlInput: { min: least, max: most, step: 1 } }}
            />
          </Box>
        );
      })}
    </Box>
  );
}
