// Reads a GraphML and a GEXF file with graphology's parsers (those of Gephi Lite) and prints what they hold.
// Run by check_graph_files.py in a folder where graphology, graphology-graphml and graphology-gexf are installed.
import { createRequire } from "module";
import { readFileSync } from "fs";
import { join } from "path";

const [folder, graphml, gexf] = process.argv.slice(2);
const require = createRequire(join(folder, "node_modules", "x.js"));
const { MultiDirectedGraph, MultiUndirectedGraph } = require("graphology");
const readers = [
  ["graphml", graphml, require("graphology-graphml/node")],
  ["gexf", gexf, require("graphology-gexf/node")],
];

for (const [name, file, reader] of readers) {
  const text = readFileSync(file, "utf-8");
  const undirected = /(edgedefault|defaultedgetype)="undirected"/.test(text);
  const graph = reader.parse(undirected ? MultiUndirectedGraph : MultiDirectedGraph, text);
  let placed = 0, colored = 0, labelled = 0;
  graph.forEachNode((_, values) => {
    placed += Number.isFinite(values.x) && Number.isFinite(values.y);
    colored += typeof values.color === "string";
    labelled += typeof values.label === "string" && values.label !== "";
  });
  console.log(JSON.stringify({ reader: `graphology ${name}`, nodes: graph.order, edges: graph.size, placed, colored, labelled }));
}
