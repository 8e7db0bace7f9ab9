import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { unpack } from './reader.ts';
import { unpackTnef } from './tnef.ts';

const u16 = (value: number): Buffer => Buffer.from(Uint16Array.of(value).buffer);
const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
const attribute = (level: number, id: number, value: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(level), u16(id), u16(6), u32(value.length), value, u16(0)]);
const text = (type: number, id: number, value: Buffer): Buffer =>
  Buffer.concat([u16(type), u16(id), u32(1), u32(value.length), value, Buffer.alloc((4 - (value.length % 4)) % 4)]);

const winmail = (...attributes: Buffer[]): Buffer =>
  Buffer.concat([Buffer.of(0x78, 0x9f, 0x3e, 0x22), u16(1), attribute(1, 0x9006, u32(0x10000)), ...attributes]);
const started = attribute(2, 0x9002, Buffer.alloc(14));
const content = attribute(2, 0x800f, Buffer.from('%PDF-1.4'));

describe('winmail.dat', () => {
  test('gives its files under their short names, or the long ones that stand among the properties', () => {
    const short = attribute(2, 0x8010, iconv.encode('Письмо.pdf\0', 'windows-1251'));
    const number = Buffer.concat([u16(3), u16(0x0e20), u32(8)]);
    const named = Buffer.concat([u16(3), u16(0x8001), Buffer.alloc(16), u32(0), u32(7), u32(1)]);
    const long = text(0x1f, 0x3707, Buffer.from('Письмо о переносе.pdf\0', 'utf16le'));
    const properties = attribute(2, 0x9005, Buffer.concat([u32(3), number, named, long]));
    const { files, problem } = unpackTnef(winmail(started, short, content, started, short, content, properties));
    expect(problem).toBeNull();
    expect(files.map(({ name }) => name)).toEqual(['Письмо.pdf', 'Письмо о переносе.pdf']);
    expect(Buffer.from(files[1]?.bytes ?? []).toString()).toBe('%PDF-1.4');
  });

  test('is unpacked like an archive, whatever its own name', () => {
    const file = winmail(started, attribute(2, 0x8010, Buffer.from('a.pdf\0')), content);
    expect(unpack(file, 'winmail.dat', 0, 0)).toMatchObject([{ fileName: 'a.pdf', problem: null }]);
    expect(unpack(file, 'ATT00001', 3, 0)).toMatchObject([{ fileName: 'a.pdf', attachmentIndex: 3 }]);
  });

  test('that is cut off stays whole and damaged, so that a person looks at it', () => {
    const file = winmail(started, content).subarray(0, 40);
    expect(unpack(file, 'winmail.dat', 0, 0)).toMatchObject([{ fileName: 'winmail.dat', problem: 'damaged' }]);
  });
});
