// Checks inclusion proofs with OpenZeppelin's library: one JSON object a line, an anchor answer with its `value` (0x + coreClaimHash).
import {readFileSync} from 'node:fs';
import {StandardMerkleTree} from '@openzeppelin/merkle-tree';

const anchors = readFileSync(process.argv[2], 'utf8').trim().split('\n').map(line => JSON.parse(line));
const refused = anchors.filter(a => !StandardMerkleTree.verify(a.root, a.leafEncoding, [a.value], a.proof));
const forged = anchors.filter(a => StandardMerkleTree.verify(a.root, a.leafEncoding, ['0x' + '0'.repeat(64)], a.proof));
console.log(`${anchors.length} proofs, ${refused.length} refused, ${forged.length} accept a value that is not theirs`);
process.exit(refused.length || forged.length || !anchors.length ? 1 : 0);
