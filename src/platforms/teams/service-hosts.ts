import { isLoopback } from '../from-this-machine.ts';

/** Anybody can have a name below trafficmanager.net, so that this one is not a domain. */
const microsoftHosts = ['smba.trafficmanager.net'];
const microsoftDomains = [
  '.botframework.com',
  '.botframework.azure.us',
  '.teams.microsoft.com',
  '.teams.microsoft.us',
];

/** Whether the bot may send its token to this address. `others`: further hosts, each `host` or `host:port`. */
export function isServiceAddress(address: string, others: readonly string[]): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password) return false;
  const isAdded = others.includes(url.host) || others.includes(url.hostname);
  if (isAdded) return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return (
    microsoftHosts.includes(url.hostname) || microsoftDomains.some((domain) => url.hostname.endsWith(domain))
  );
}

/** In try-out mode no token is sent at all, and only to a test client on this machine. */
export function isLocalAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'http:' && isLoopback(url);
}
