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
  return isOn(
    address,
    others,
    ({ hostname }) =>
      microsoftHosts.includes(hostname) || microsoftDomains.some((domain) => hostname.endsWith(domain)),
  );
}

function isOn(address: string, others: readonly string[], isMicrosofts: (url: URL) => boolean): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password) return false;
  const isAdded = others.includes(url.host) || others.includes(url.hostname);
  if (isAdded) return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return url.protocol === 'https:' && url.port === '' && isMicrosofts(url);
}

/** Where OneDrive keeps the files of an organisation, in each of Microsoft's clouds. */
const fileDomains = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us', '.sharepoint.cn'];

/** Whether a file may be sent to this address, which came from outside. `others` as above. */
export function isFileAddress(address: string, others: readonly string[]): boolean {
  return isOn(address, others, ({ hostname }) => fileDomains.some((domain) => hostname.endsWith(domain)));
}

/** In try-out mode no token is sent at all, and only to a test client on this machine. */
export function isLocalAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'http:' && isLoopback(url);
}
