import { expect, it } from 'vitest';
import {
  isFileAddress,
  isLocalAddress,
  isServiceAddress,
} from '../../../src/platforms/teams/service-hosts.ts';

it.each([
  ['https://smba.trafficmanager.net/emea/', true],
  ['https://smba.trafficmanager.net/amer/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee/', true],
  ['https://smba.infra.gcc.teams.microsoft.com/teams', true],
  ['https://smba.infra.gov.teams.microsoft.us/', true],
  ['https://europe.webchat.botframework.com/', true],
  ['http://smba.trafficmanager.net/emea/', false],
  ['https://smba.trafficmanager.net:8443/', false],
  ['https://evil.trafficmanager.net/', false],
  ['https://smba.trafficmanager.net.evil.example/', false],
  ['https://evil.example/smba.trafficmanager.net/', false],
  ['https://smba.trafficmanager.net@evil.example/', false],
  ['https://user:password@smba.trafficmanager.net/', false],
  ['https://evilbotframework.com/', false],
  ['http://127.0.0.1:3979/', false],
  ['file:///etc/passwd', false],
  ['smba.trafficmanager.net', false],
  ['', false],
])('%s is one of Microsoft’s: %s', (address, expected) => {
  expect(isServiceAddress(address, [])).toBe(expected);
});

it.each([
  ['https://smba.example.org/', true],
  ['https://smba.example.org:8443/', true],
  ['http://smba.example.org/', false],
  ['https://other.example.org/', false],
  ['https://only.example.org:9000/', true],
  ['https://only.example.org/', false],
  ['http://127.0.0.1:3979/', true],
  ['http://127.0.0.1:3980/', false],
])('%s is allowed beside them: %s', (address, expected) => {
  const others = ['smba.example.org', 'only.example.org:9000', '127.0.0.1:3979'];
  expect(isServiceAddress(address, others)).toBe(expected);
});

it.each([
  ['http://localhost:56150/_connector', true],
  ['http://127.0.0.1:56150/', true],
  ['http://[::1]:56150/', true],
  ['http://127.0.0.1.evil.example/', false],
  ['https://smba.trafficmanager.net/emea/', false],
  ['http://192.168.1.2/', false],
  ['', false],
])('%s is on this machine: %s', (address, expected) => {
  expect(isLocalAddress(address)).toBe(expected);
});

it.each([
  ['https://contoso-my.sharepoint.com/personal/ada/_api/v2.0/drive/items/1/uploadSession?guid=2', true],
  ['https://contoso-my.sharepoint.us/personal/ada/uploadSession', true],
  ['https://contoso-my.sharepoint-mil.us/personal/ada/uploadSession', true],
  ['https://contoso-my.sharepoint.cn/personal/ada/uploadSession', true],
  ['http://contoso-my.sharepoint.com/personal/ada/uploadSession', false],
  ['https://contoso-my.sharepoint.com:8443/', false],
  ['https://evilsharepoint.com/', false],
  ['https://contoso-my.sharepoint.com.evil.example/', false],
  ['https://contoso-my.sharepoint.com@evil.example/', false],
  ['https://smba.trafficmanager.net/emea/', false],
  ['http://169.254.169.254/latest/meta-data', false],
  ['', false],
])('a file may go to %s: %s', (address, expected) => {
  expect(isFileAddress(address, [])).toBe(expected);
});
