import { useEffect, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { TemplatePreview } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';

/** A pause in typing after which the letter is made anew. */
const pauseMs = 300;

type Preview = { letter: TemplatePreview | null; problem: string | null };

/**
 * The letter that the text gives on sample data, made while one types. Where the text won't do, the reason, beside the
 * last letter that did.
 */
export function usePreview(id: string, text: string): Preview {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const [preview, setPreview] = useState<Preview>({ letter: null, problem: null });
  useEffect(() => {
    let current = true;
    const make = async () => {
      const next = await dataProvider.previewTemplate(id, text).then(
        (letter) => () => ({ letter, problem: null }),
        (error) => (last: Preview) => ({ ...last, problem: fieldErrors(error).text ?? errorText(error) }),
      );
      if (current) setPreview(next);
    };
    const timer = setTimeout(make, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [dataProvider, id, text]);
  return preview;
}
