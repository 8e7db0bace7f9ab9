import { type DragEvent, useRef, useState } from 'react';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/**
 * Files dragged over an element: `over` while they are, and the handlers for that element. Leaving a child for its
 * parent is no leaving: entries are counted.
 */
export function useFileDrop(onDrop: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  const inside = useRef(0);
  const end = () => {
    inside.current = 0;
    setOver(false);
  };
  return {
    over,
    handlers: {
      onDragEnter: (event: DragEvent) => {
        if (!carriesFiles(event)) return;
        inside.current += 1;
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        if (!carriesFiles(event)) return;
        inside.current -= 1;
        if (inside.current <= 0) end();
      },
      onDragOver: (event: DragEvent) => {
        // Without this the browser opens the file in place of the panel.
        if (carriesFiles(event)) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        if (!carriesFiles(event)) return;
        // An element inside may have taken them.
        const taken = event.defaultPrevented;
        event.preventDefault();
        end();
        const files = [...event.dataTransfer.files];
        if (!taken && files.length > 0) onDrop(files);
      },
    },
  };
}
