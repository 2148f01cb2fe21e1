import { existsSync } from 'node:fs';

/** Where Debian and Ubuntu put it. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine; undefined when it has none. */
export function findChromium(): string | undefined {
  return places.find((place) => existsSync(place));
}
