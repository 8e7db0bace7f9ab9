import { Box, Button } from '@mui/material';
import type { TemplateDetail } from '../api/types.ts';
import { Part } from '../records/RecordCard.tsx';

type PlaceholdersProps = {
  placeholders: TemplateDetail['placeholders'];
  /** Puts one into the text; without it they are only listed. */
  onInsert?: (placeholder: string) => void;
};

/** What the product puts into the text by itself. */
export function Placeholders({ placeholders, onInsert }: PlaceholdersProps) {
  if (placeholders.length === 0) {
    return (
      <Part title="Вставки">
        <Box sx={{ p: 1.5, color: 'text.secondary' }}>В этом тексте вставок нет: он уходит как написан.</Box>
      </Part>
    );
  }
  return (
    <Part title="Вставки">
      <Box
        component="dl"
        sx={{ m: 0, p: 1.5, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: '4px 12px' }}
      >
        {placeholders.map(({ name, meaning, mandatory }) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt">
              {onInsert ? (
                <Button
                  variant="outlined"
                  title="Вставить в текст"
                  onClick={() => onInsert(`{{${name}}}`)}
                  sx={{ py: 0, fontWeight: 500 }}
                >{`{{${name}}}`}</Button>
              ) : (
                `{{${name}}}`
              )}
            </Box>
            <Box component="dd" sx={{ m: 0, alignSelf: 'center' }}>
              {meaning}
              {mandatory && (
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {' '}
                  · обязательно
                </Box>
              )}
            </Box>
          </Box>
        ))}
      </Box>
    </Part>
  );
}
