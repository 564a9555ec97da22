import { BlockList, isIP } from 'node:net';

/** Networks that no message of ours may be sent into: this machine, the house, and what stands for either. */
const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(network, prefix, 'ipv6');

const mapped = /^(?:0*:)*:?ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const mappedHex = /^(?:0*:)*:?ffff:([\da-f]{1,4}):([\da-f]{1,4})$/i;

/** The IPv4 address that an IPv6 one stands for, or itself. */
const plainOf = (address: string): string => {
  const dotted = mapped.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  const [, high = '', low = ''] = mappedHex.exec(address) ?? [];
  if (high === '') return address;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
};

/** Is this an address of the open internet? Example: 10.0.0.5, ::1 and ::ffff:127.0.0.1 are not. */
export const isPublicAddress = (address: string): boolean => {
  const plain = plainOf(address.replace(/%.*$/, ''));
  const family = isIP(plain);
  return family !== 0 && !closed.check(plain, family === 4 ? 'ipv4' : 'ipv6');
};
