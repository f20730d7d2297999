import { expect, test } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatDay,
  formatNumber,
  formatPoints,
  formatTime,
} from './format';

const winter = new Date('2026-11-23T12:42:00Z');
const summerNight = new Date('2026-06-30T22:05:00Z');

test('a point in time is told in Norway’s time, in each language', () => {
  expect(formatDateTime(winter, 'nb')).toBe('23. november 2026 kl. 13:42');
  expect(formatDateTime(winter, 'nn')).toBe('23. november 2026 kl. 13:42');
  expect(formatDateTime(winter, 'en')).toBe('23 November 2026 at 13:42');
  expect(formatTime(winter, 'nb')).toBe('13:42');
});

test('the day is Norway’s day, also when UTC is on the day before', () => {
  expect(formatDate(summerNight, 'nb')).toBe('1. juli 2026');
  expect(formatTime(summerNight, 'nb')).toBe('00:05');
});

test('a day as a heading begins with a capital letter', () => {
  expect(formatDay(winter, 'nb')).toBe('Mandag 23. november 2026');
  expect(formatDay(winter, 'nn')).toBe('Måndag 23. november 2026');
  expect(formatDay(winter, 'en')).toBe('Monday, 23 November 2026');
});

test('thousands are set apart by a space that does not break', () => {
  expect(formatNumber(1248, 'nb')).toBe('1\u00a0248');
  expect(formatNumber(1248, 'en')).toBe('1,248');
});

test('a share in percentage points has one digit at most', () => {
  expect(formatPoints(0.0034, 'nb')).toBe('0,3');
  expect(formatPoints(0.02, 'en')).toBe('2');
});
