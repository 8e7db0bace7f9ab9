import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { Button } from '@mui/material';
import { useRef } from 'react';

type FileButtonProps = {
  label: string;
  button: string;
  accept: string;
  multiple?: boolean;
  onPick: (files: File[]) => void;
};

/** Chooses files. The browser's own field speaks the browser's language, so it is hidden behind a button. */
export function FileButton({ label, button, accept, multiple = false, onPick }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          onPick([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button
        variant="outlined"
        startIcon={<UploadFileOutlined />}
        sx={{ justifySelf: 'start', flex: 'none' }}
        onClick={() => input.current?.click()}
      >
        {button}
      </Button>
    </>
  );
}
