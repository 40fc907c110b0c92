// Compiles AnchorRegistry.sol and prints {contract, compiler, settings, abi, bytecode}, or writes it to the file named.
import { readFileSync, writeFileSync } from 'node:fs';
import solc from 'solc';

const source = 'AnchorRegistry.sol';
const settings = { optimizer: { enabled: true, runs: 1000000 }, evmVersion: 'paris' };
const output = JSON.parse(
  solc.compile(
    JSON.stringify({
      language: 'Solidity',
      sources: { [source]: { content: readFileSync(new URL(source, import.meta.url), 'utf8') } },
      settings: { ...settings, outputSelection: { '*': { AnchorRegistry: ['abi', 'evm.bytecode.object'] } } },
    }),
  ),
);
const errors = (output.errors ?? []).filter((e) => e.severity === 'error');
if (errors.length > 0) {
  console.error(errors.map((e) => e.formattedMessage).join('\n'));
  process.exit(1);
}
const { abi, evm } = output.contracts[source].AnchorRegistry;
const artifact =
  JSON.stringify(
    { contract: 'AnchorRegistry', compiler: `solc ${solc.version()}`, settings, abi, bytecode: `0x${evm.bytecode.object}` },
    null,
    2,
  ) + '\n';
if (process.argv[2]) writeFileSync(process.argv[2], artifact);
else process.stdout.write(artifact);
