import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import { Alert, Box, IconButton, Tab, Tabs, Tooltip } from '@mui/material';
import { useEffect, useState } from 'react';
import type { TicketDetail, TicketDocument, TicketItem } from '../../api/types.ts';
import { Column } from '../ticket/Column.tsx';
import { attachmentOf, documentName, documentToShow } from './documents.ts';
import { useEvidence } from './EvidenceContext.tsx';
import { howRead } from './places.ts';
import { ReadFields, type SaveDocumentField } from './ReadFields.tsx';
import { ScanViewer } from './ScanViewer.tsx';

const kindWords: Record<TicketDocument['kind'], string> = {
  letter: 'Официальное письмо',
  payment: 'Платёжный документ',
  picture: 'Картинка',
  other: 'Вложение',
};

const problemWords: Record<string, string> = {
  empty: 'Файл пустой.',
  encrypted: 'Файл защищён паролем.',
  damaged: 'Файл повреждён.',
  'too-large': 'Файл слишком большой.',
  'too-many-pages': 'В файле слишком много страниц.',
  'time-limit': 'Файл не удалось прочесть за отведённое время.',
  unsupported: 'Файлы такого вида машина не читает.',
  'unsupported-picture': 'Снимок в формате HEIC (обычно с iPhone) машина не читает: скачайте его и прочтите сами.',
  'archive-bomb': 'Архив не распакован: он слишком велик внутри.',
};

type EvidenceColumnProps = { ticket: TicketDetail; item: TicketItem | undefined; save: SaveDocumentField };

export function EvidenceColumn({ ticket, item, save }: EvidenceColumnProps) {
  const { active } = useEvidence();
  const [chosenId, choose] = useState<number | null>(null);
  const pointedId = active?.documentId ?? null;
  useEffect(() => {
    if (pointedId !== null) choose(pointedId);
  }, [pointedId]);
  const document =
    ticket.documents.find((each) => each.id === chosenId) ?? documentToShow(ticket, item?.subscriberInn ?? null);

  if (!document) return null;
  return (
    <Column title="Документы" aside={<Download ticket={ticket} document={document} />}>
      <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
        {ticket.documents.length > 1 && (
          <Tabs
            value={document.id}
            onChange={(_, id) => choose(id)}
            variant="scrollable"
            scrollButtons="auto"
            aria-label="Документы обращения"
            sx={{ minHeight: 34, flex: 'none', borderBottom: 1, borderColor: 'divider' }}
          >
            {ticket.documents.map((each) => (
              <Tab
                key={each.id}
                value={each.id}
                label={documentName(ticket, each)}
                sx={{ minHeight: 34, py: 0, maxWidth: 190, fontSize: 12.5 }}
              />
            ))}
          </Tabs>
        )}
        <Box sx={{ px: 1.5, py: 0.5, fontSize: 12, color: 'text.secondary', flex: 'none', display: 'flex', gap: 1 }}>
          <Box sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {kindWords[document.kind]}: {documentName(ticket, document)}
          </Box>
          {active !== null && pointedId === document.id && (
            <Box role="status" sx={{ flex: 'none', color: 'text.primary' }}>
              {active.label}: {howRead(active.evidence)}
            </Box>
          )}
        </Box>
        <Content document={document} />
        <Box sx={{ flex: 'none', maxHeight: '46%', overflowY: 'auto' }}>
          <ReadFields
            key={document.id}
            document={document}
            item={item}
            editable={ticket.allowed.includes('correct')}
            save={save}
          />
        </Box>
      </Box>
    </Column>
  );
}

function Content({ document }: { document: TicketDocument }) {
  if (document.problem !== null) {
    return (
      <Alert severity="warning" sx={{ m: 1.5 }}>
        {problemWords[document.problem] ?? 'Файл не прочитан.'} Скачайте оригинал, чтобы посмотреть его.
      </Alert>
    );
  }
  if (document.pages.length > 0) return <ScanViewer key={document.id} document={document} />;
  return (
    <Box sx={{ flex: 1, p: 3, textAlign: 'center', color: 'text.secondary' }}>
      {document.form === 'body'
        ? 'Письмо написано прямо в тексте сообщения: это не скан (п. 3.8).'
        : document.form === 'editable'
          ? 'Текстовый файл, а не скан (п. 3.8). Скачайте оригинал, чтобы прочесть его целиком.'
          : 'Страниц для показа нет. Скачайте оригинал.'}
    </Box>
  );
}

function Download({ ticket, document }: { ticket: TicketDetail; document: TicketDocument }) {
  const attachment = attachmentOf(ticket, document);
  if (!attachment) return null;
  return (
    <Tooltip title={`Скачать оригинал: ${attachment.fileName}`}>
      <IconButton
        size="small"
        component="a"
        href={`/api/attachments/${attachment.id}/content`}
        download={attachment.fileName}
        aria-label="Скачать оригинал"
      >
        <DownloadOutlined fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}
