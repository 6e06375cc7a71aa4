// Prints what verifiers of others say of credentials: {bazaar, core}, each {verified, why}.
// Reads {site: {url, folder}, documents: [...]}.
import {given, serve} from './site.js';

const {site, documents} = given();
serve(site);

// Loaded only now, so that they get the fetch above.
const {DataIntegrityProof} = await import('@digitalbazaar/data-integrity');
const {cryptosuite} = await import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite');
const {checkStatus} = await import('@digitalbazaar/vc-bitstring-status-list');
const vc = await import('@digitalbazaar/vc');
const core = await import('@digitalcredentials/verifier-core');
const {documentLoader} = await import('./loader.js');
const STEPS = ['valid_signature', 'expiration', 'revocation_status'];
console.log = console.error = () => {}; // one of them tells of schemas that it cannot fetch

async function bazaar(credential) {
  const suite = new DataIntegrityProof({cryptosuite});
  const checked = credential.credentialStatus ? {checkStatus} : {};
  const result = await vc.verifyCredential({credential, suite, documentLoader, ...checked});
  // It verifies the list; what the list says is for whoever asked.
  const revoked = result.statusResult?.results?.some(each => each.status) ?? false;
  const why = result.verified ? (revoked ? 'revoked' : '') : reasons(result);
  return {verified: result.verified && !revoked, why};
}

async function dcc(credential) {
  const result = await core.verifyCredential({credential, knownDIDRegistries: []});
  if(result.errors) {
    return {verified: false, why: result.errors.map(each => each.message).join('; ')};
  }
  const steps = result.log.filter(each => STEPS.includes(each.id));
  const failed = steps.filter(each => each.valid !== true).map(each => each.id);
  const signed = steps.some(each => each.id === 'valid_signature');
  return {verified: signed && failed.length === 0, why: failed.join('; ')};
}

function reasons({error, statusResult}) {
  const all = [error, ...(error?.errors ?? []), statusResult?.error, statusResult?.error?.cause];
  return all.filter(Boolean).map(each => each.message).join('; ');
}

const answers = [];
for(const document of documents) {
  answers.push({
    bazaar: await bazaar(structuredClone(document)), core: await dcc(structuredClone(document))
  });
}
process.stdout.write(JSON.stringify(answers));
