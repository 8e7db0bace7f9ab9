import { Migration0001 } from './0001_initial.ts';
import { Migration0002 } from './0002_way_back_and_templates.ts';
import { Migration0003 } from './0003_working_together.ts';
import { Migration0004 } from './0004_accounts.ts';
import { Migration0005 } from './0005_applications.ts';
import { Migration0006 } from './0006_checks.ts';
import { Migration0007 } from './0007_certificates.ts';
import { Migration0008 } from './0008_tariffs.ts';
import { Migration0009 } from './0009_finance.ts';
import { Migration0010 } from './0010_terms.ts';
import { Migration0011 } from './0011_letter_drafts.ts';
import { Migration0012 } from './0012_oversight.ts';
import { Migration0013 } from './0013_regulation.ts';
import { Migration0014 } from './0014_audit.ts';
import { Migration0015 } from './0015_application_extras.ts';
import { Migration0017 } from './0017_mailbox_reading.ts';
import { Migration0018 } from './0018_words_of_names.ts';
import { Migration0019 } from './0019_bytes_as_they_are.ts';
import { Migration0020 } from './0020_wished_date.ts';

/** In the order in which they run. A migration that was ever released is never changed: write the next one. */
export const migrations = [
  Migration0001,
  Migration0002,
  Migration0003,
  Migration0004,
  Migration0005,
  Migration0006,
  Migration0007,
  Migration0008,
  Migration0009,
  Migration0010,
  Migration0011,
  Migration0012,
  Migration0013,
  Migration0014,
  Migration0015,
  Migration0017,
  Migration0018,
  Migration0019,
  Migration0020,
];
