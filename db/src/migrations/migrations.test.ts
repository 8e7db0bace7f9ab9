import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../testing/index.ts';
import { migrations } from './index.ts';
import { pendingSchemaChanges } from './pending.ts';

/** SHA-256 of each released migration. A changed one would leave databases that ran it before with another schema. */
const released: Record<string, string> = {
  '0001_initial.ts': 'c421ca21ad47f995dcf04e0dd44b9f58d5e6047c3fab9ae076cd14236fa72aa1',
  '0002_way_back_and_templates.ts': '993e56fd1e461208efc242804298491eaeacd0f314f5691ae1e5a84eadc00b36',
  '0003_working_together.ts': '85017f772ef58bb2e0a2484eb09c344cad876a585d7ad4dde9b1c8b40d07b25b',
  '0004_accounts.ts': 'f72238270ff7c7f7e398ceb6d73c95e7049981beeba1c514d46ae850af665d94',
  '0005_applications.ts': '367c4442e110f8e409cd43a31ffa83c2e65a8ad64102b3d32769b9c711367e36',
  '0006_checks.ts': 'ed611351a704bd512fd527db7172d91de6185bc785fb6dea9689a1ac1389d569',
  '0007_certificates.ts': '30fcd22890fa8297f9744578774b47253164d218fb727b877a8eb362f1e424a7',
  '0008_tariffs.ts': 'fe1a9a0dd79c8bf8f21f01819dd63d0f72cf50057199ffe0ad5874b4c1119028',
  '0009_finance.ts': '275238a7b9c62ee557225d7581e9528cab2763a5f6d229f8b097335d0d426b2c',
  '0010_terms.ts': '17574bdea3cc161a078517bd8ea0f907833daa34f5d69ddc54b421bb2a0a7a5a',
  '0011_letter_drafts.ts': 'e54ddf551d21bbcbb9436085281c134b835bc9ebff383afcd0f7c5b88bcaf015',
  '0012_oversight.ts': '1afdbf5f8c6843c76626bfb038b15e1f39370f60a44772da065ea04e5f83c001',
  '0013_regulation.ts': '62ff9f60309715048d6192021477bd8b9ac87a604ab070d074cf1542e48c3b2a',
  '0014_audit.ts': '0347fdfd037424fabce2b1ea029446f48a83350e80c36c0206fce570a2a14219',
  '0015_application_extras.ts': 'ef244d5916d13a85cdb7eac242396ed85caf71ed2ceccb4c825ec9840ef8fd38',
  '0017_mailbox_reading.ts': '19731154e1b8ad052d58869ec0aa6057ae1d656f582a893424760b741c8a51eb',
  '0018_words_of_names.ts': '5a5f9c9f286fa4cfe62d2bb3e88bc77dae0d4d13a4336b7001b17cbc9d0f66e2',
  '0019_bytes_as_they_are.ts': '2c73f5f6bad05ffd3be9aced070df1358a45a3417c80aa6f135a471b08d26898',
  '0020_wished_date.ts': 'fe66aa38d6f5384ed57d3b89d3a2a64a2a9e12d56bde087acfca953f50637ed1',
};

test('the migrations make exactly the schema of the entities', async () => {
  const database = await createTestDatabase();
  expect(await pendingSchemaChanges(database.orm).finally(database.close)).toEqual([]);
});

test('a released migration is as it was released, and every migration runs', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => /^\d{4}_.*\.ts$/.test(file));
  const hashes = files.map((file) => [
    file,
    createHash('sha256')
      .update(readFileSync(join(import.meta.dirname, file)))
      .digest('hex'),
  ]);
  expect(Object.fromEntries(hashes)).toEqual(released);
  expect(migrations).toHaveLength(files.length);
});
