import type { Verdict } from '@perenos/domain';

/** Foreground and soft background of a verdict or a state; every pair has a contrast of 4.5 : 1 at least. */
type Tone = { fg: string; bg: string };
export type Tones = Record<Verdict | 'late' | 'soon' | 'quiet', Tone>;

export const lightTones: Tones = {
  execute: { fg: '#14663f', bg: '#e2f3e9' },
  'request-data': { fg: '#7a4a00', bg: '#fcefd6' },
  refuse: { fg: '#a3231c', bg: '#fce6e4' },
  wait: { fg: '#3c4f8f', bg: '#e8ebf8' },
  review: { fg: '#6b3a8c', bg: '#f3e8f9' },
  late: { fg: '#a3231c', bg: '#fce6e4' },
  soon: { fg: '#7a4a00', bg: '#fcefd6' },
  quiet: { fg: '#55616d', bg: '#eef1f4' },
};

export const darkTones: Tones = {
  execute: { fg: '#7fd6a5', bg: '#17352a' },
  'request-data': { fg: '#f0c070', bg: '#3a2c14' },
  refuse: { fg: '#ff9d94', bg: '#40201e' },
  wait: { fg: '#a9b8f2', bg: '#252d4a' },
  review: { fg: '#d6a9f0', bg: '#37264a' },
  late: { fg: '#ff9d94', bg: '#40201e' },
  soon: { fg: '#f0c070', bg: '#3a2c14' },
  quiet: { fg: '#a7b2bd', bg: '#262d34' },
};

/**
 * What charts and time bars are drawn in: blue and orange are told apart by everybody, whatever colours they see, and each
 * stands 3 : 1 against its paper at least.
 */
export type ChartColours = { inTime: string; late: string; other: string };
export const lightChart: ChartColours = { inTime: '#1f6fb2', late: '#c04a08', other: '#838f9c' };
export const darkChart: ChartColours = { inTime: '#6db3ee', late: '#ff9d5c', other: '#7d8995' };
