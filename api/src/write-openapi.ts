import { writeFile } from 'node:fs/promises';
import { documentText } from './openapi-file.ts';

// `npm run openapi:write -w api`: the panel's types are made of this file.
await writeFile(new URL('../openapi.json', import.meta.url), documentText());
