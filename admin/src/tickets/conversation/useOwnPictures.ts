import { useQuery } from '@tanstack/react-query';
import type { AttachmentInfo } from '../../api/types.ts';
import { type OwnPictures, shownContentIds } from './sanitizeHtml.ts';

/** What a browser draws and nothing can hide a script in: no SVG. */
const drawn = /^image\/(png|jpeg|gif|webp|bmp)$/;
/** Larger ones stay among the attachments. Bytes. */
const largest = 4 * 2 ** 20;

async function dataAddress({ id, mimeType }: AttachmentInfo): Promise<string> {
  const answer = await fetch(`/api/attachments/${id}/content`, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`attachment ${id}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `data:${mimeType};base64,${btoa(binary)}`;
}

/**
 * The pictures that a mail brings along and shows in its text (`cid:`, RFC 2392). They stand in the page as `data:`
 * addresses: the frame of the mail may fetch nothing, not even from here.
 */
export function useOwnPictures(html: string, attachments: readonly AttachmentInfo[]): OwnPictures {
  const asked = new Set(shownContentIds(html));
  const shown = attachments.filter(
    ({ contentId, mimeType, size }) =>
      contentId !== null && asked.has(contentId) && drawn.test(mimeType) && size <= largest,
  );
  const { data } = useQuery({
    queryKey: ['pictures', ...shown.map(({ id }) => id)],
    queryFn: async () => {
      const pictures = await Promise.all(
        shown.map(async (each) => [each.contentId ?? '', await dataAddress(each).catch(() => null)] as const),
      );
      return new Map(pictures.flatMap(([id, address]) => (address === null ? [] : [[id, address] as const])));
    },
    enabled: shown.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? noPictures;
}

const noPictures: OwnPictures = new Map();
