import { isIPv4, isIPv6 } from 'node:net';

const USER_AGENT_MAX = 80;
const browsers = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari', 'curl'] as const;
const systems = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac OS X', 'Linux'] as const;

/** Browser and system family, such as "Firefox on Android": enough as evidence, too little to track. */
export function shortUserAgent(userAgent: string | null): string | undefined {
  if (!userAgent) return undefined;
  const named = [browsers, systems].map((family) =>
    family.find((name) => userAgent.includes(name)),
  );
  const text = named.filter(Boolean).join(' on ');
  return text || userAgent.replace(/[^\x20-\x7e]/g, '').slice(0, USER_AGENT_MAX);
}

/** An address as it is kept where the group keeps whole ones; undefined for what is none. */
export function wholeAddress(address: string | null): string | undefined {
  const ip = address?.trim().replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  return isIPv4(ip) || isIPv6(ip) ? ip.toLowerCase() : undefined;
}

/** The network of an address, IPv4 /24 or IPv6 /48: a trace, but no person. */
export function shortNetwork(address: string | null): string | undefined {
  const ip = wholeAddress(address);
  if (!ip) return undefined;
  if (isIPv4(ip)) return `${ip.split('.').slice(0, 3).join('.')}.0/24`;
  // Zeros at the end are part of "::" (RFC 5952): 2001:db8::/48, and ::/48 for the machine itself.
  const groups = expandIPv6(ip)
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
    .replace(/(^|:)0(:0)*$/, '');
  return `${groups}::/48`;
}

function expandIPv6(ip: string): string[] {
  const [head = '', tail] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(zeros).fill('0'), ...right];
}
