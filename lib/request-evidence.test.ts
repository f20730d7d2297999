import { expect, test } from 'vitest';
import { shortNetwork, shortUserAgent } from './request-evidence';

const agents = {
  'Chrome on Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36',
  'Edg on Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36 Edg/153.0.0.0',
  'Safari on iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
  'Firefox on Android': 'Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0',
};

test.each(Object.entries(agents))('%s is told by its families alone', (short, full) => {
  expect(shortUserAgent(full)).toBe(short);
});

test('an unknown agent is cut and holds nothing that is not plain text', () => {
  expect(shortUserAgent(`Agent\r\n\u0007${'x'.repeat(500)}`)).toBe(`Agent${'x'.repeat(75)}`);
  expect(shortUserAgent(null)).toBeUndefined();
});

test('an address is kept as its network alone', () => {
  expect(shortNetwork('203.0.113.77')).toBe('203.0.113.0/24');
  expect(shortNetwork('::ffff:203.0.113.77')).toBe('203.0.113.0/24');
  expect(shortNetwork('2001:db8:85a3::8a2e:370:7334')).toBe('2001:db8:85a3::/48');
  expect(shortNetwork('2001:db8::1')).toBe('2001:db8::/48');
  expect(shortNetwork('::1')).toBe('::/48');
  expect(shortNetwork('2001:0:0:1::1')).toBe('2001::/48');
  expect(shortNetwork('2001:0DB8:0042:0000::1')).toBe('2001:db8:42::/48');
  expect(shortNetwork('2001:0db8:0000:0001::1')).toBe('2001:db8::/48');
  expect(shortNetwork('someone.example')).toBeUndefined();
  expect(shortNetwork(null)).toBeUndefined();
});
