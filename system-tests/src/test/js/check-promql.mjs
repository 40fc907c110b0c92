// Reads rule files (.yaml) and dashboards (.json), fails on a query that is no PromQL, and prints "file<TAB>metric" for each
// metric that a query names.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';

const queries = (file) => {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.json')) {
    return JSON.parse(text).panels.flatMap((panel) => panel.targets.map((target) => target.expr));
  }
  return parse(text).groups.flatMap((group) => group.rules.map((rule) => rule.expr));
};

const metrics = (query) => {
  const found = [];
  parser.parse(query).iterate({
    enter: (node) => {
      if (node.type.isError) {
        throw new Error(`no PromQL at ${node.from}: ${query}`);
      }
      if (node.name === 'VectorSelector' && node.node.getChild('Identifier')) {
        const name = node.node.getChild('Identifier');
        found.push(query.slice(name.from, name.to));
      }
    },
  });
  if (found.length === 0) {
    throw new Error(`no metric in: ${query}`);
  }
  return found;
};

for (const file of process.argv.slice(2)) {
  const asked = queries(file);
  if (asked.length === 0) {
    throw new Error(`no query in ${file}`);
  }
  for (const metric of new Set(asked.flatMap(metrics))) {
    console.log(`${basename(file)}\t${metric}`);
  }
}
