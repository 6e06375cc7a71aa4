// The world as a verifier sees it: one site, served from a folder. All else is out of reach.
import {existsSync, readFileSync} from 'node:fs';
import net from 'node:net';
import {join, normalize} from 'node:path';

export const asked = [];

// Serves `folder` as the site at `url`; a fetch from anywhere else fails, as does every connection.
export function serve({url, folder}) {
  net.Socket.prototype.connect = () => {
    throw new Error('no connection may be made');
  };
  globalThis.fetch = async given => {
    const address = given.url ?? String(given);
    asked.push(address);
    if(!address.startsWith(url)) {
      throw new TypeError(`not on the site: ${address}`);
    }
    const path = normalize(new URL(address).pathname.slice(new URL(url).pathname.length));
    const file = join(folder, path);
    if(path.startsWith('..') || !existsSync(file)) {
      return new Response('Not found', {status: 404});
    }
    return new Response(readFileSync(file), {headers: {'Content-Type': 'application/json'}});
  };
}

// Returns the JSON at an address of the site.
export async function get(address) {
  const response = await fetch(address);
  if(!response.ok) {
    throw new Error(`${response.status} for ${address}`);
  }
  return response.json();
}

// Returns what stands on standard input, as JSON.
export const given = () => JSON.parse(readFileSync(0, 'utf8'));
