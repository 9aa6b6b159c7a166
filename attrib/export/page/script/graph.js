// The graph, drawn as it stands in the data: nothing is laid out here.

const MARKED = new Set(["contested", "denied", "unverified", "corroborated", "confirmed"]);
const picture = { sigma: null, graph: null, hovered: null, near: null, chosen: null, marked: false, placed: null, labels: [], dark: matchMedia("(prefers-color-scheme: dark)") };
const KINDS = { claim: claims, event: events, source: sources };

function channels(color) {
  return [1, 3, 5].map((place) => parseInt(color.slice(place, place + 2), 16));
}

// the colour mixed with another: 0 leaves it, 1 is the other
function mix(color, other, part) {
  const two = channels(other);
  return `#${channels(color).map((value, place) => Math.round(value + (two[place] - value) * part).toString(16).padStart(2, "0")).join("")}`;
}

function lightness(color) {
  const [red, green, blue] = channels(color);
  return (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
}

// colours are made for white paper; on a dark canvas the dark ones are made lighter, the pale lines darker
function nodeColor(color) {
  if (!picture.dark.matches) return color;
  return lightness(color) < 0.45 ? mix(color, "#ffffff", 0.45 - lightness(color) * 0.5) : color;
}

function edgeColor(color) {
  if (!picture.dark.matches) return color;
  return lightness(color) > 0.6 ? mix(color, "#14171c", 0.72) : nodeColor(color);
}

const themed = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function startGraph() {
  const note = (text) => { byId("graph-note").textContent = text; byId("graph-note").hidden = false; };
  const { nodes, edges, relations } = data.graph;
  if (!nodes.length) return note("There is nothing to draw.");
  const graph = picture.graph = new graphology.MultiDirectedGraph();
  nodes.forEach(([kind, of, label, , , size, color], key) => {
    graph.addNode(String(key), { kind, of, label, x: 0, y: 0, size: radius(kind, of, size), color: nodeColor(color), zIndex: rankNode(kind, of) });
  });
  edges.forEach(([from, to, relation, weight]) => {
    const strong = ["conflicts", "denies", "confirms", "revises"].includes(relations[relation][0]);
    graph.addEdge(String(from), String(to), {
      size: strong ? 2.5 : Math.min(1 + Math.log2(weight) / 2, 3), color: edgeColor(relations[relation][1]),
      relation: relations[relation][0], zIndex: strong ? 1 : 0,
    });
  });
  picture.marked = data.graph.crowded;
  placeNodes();
  try {
    picture.sigma = new Sigma(graph, byId("graph"), {
      allowInvalidContainer: true, labelRenderedSizeThreshold: 0, labelDensity: 2, labelGridCellSize: 50,
      labelSize: 12, labelFont: "system-ui, sans-serif", labelColor: { color: themed("--ink") },
      defaultDrawNodeLabel: drawLabel, defaultDrawNodeHover: drawHover, defaultEdgeType: "line", minEdgeThickness: 1.1,
      stagePadding: 46, zIndex: true, nodeReducer, edgeReducer, hideEdgesOnMove: nodes.length > 20000, hideLabelsOnMove: nodes.length > 5000,
    });
  } catch (error) {
    return note(`This browser cannot draw the graph (${error.message}); the lists hold all that it would show.`);
  }
  byId("graph").setAttribute("aria-label", `Graph of ${describeNodes(nodes)}`);
  picture.sigma.on("clickNode", ({ node }) => openNode(node));
  picture.sigma.on("clickStage", () => { if (state.show) go({ show: "" }); });
  picture.sigma.on("enterNode", ({ node }) => { setHovered(node); byId("graph").classList.add("over"); });
  picture.sigma.on("leaveNode", () => { setHovered(null); byId("graph").classList.remove("over"); });
  picture.dark.addEventListener("change", () => {
    graph.updateEachNodeAttributes((key, values) => ({ ...values, color: nodeColor(nodes[key][6]) }));
    graph.updateEachEdgeAttributes((_, values) => ({ ...values, color: edgeColor(relations.find((item) => item[0] === values.relation)[1]) }));
    picture.sigma.setSetting("labelColor", { color: themed("--ink") });
  });
  picture.sigma.on("beforeRender", () => { picture.labels = []; });
  picture.sigma.on("afterRender", drawLabels);
  startTools();
  drawLegend();
}

const isMarked = (of) => claims[of] && claims[of].status.some((status) => MARKED.has(status));

// the size of the file is a diameter of 4 to 100; here it is a radius in pixels
const radius = (kind, of, size) => (kind === "claim" && isMarked(of) ? 4 : 2) + (size / 100) * 11;

// the positions: of a crowded graph those of the marked claims alone, until all are asked for;
// stretched upwards where the picture is higher than the drawing
function placeNodes() {
  if (picture.placed === picture.marked) return;
  picture.placed = picture.marked;
  const { nodes } = data.graph;
  const part = picture.marked;
  const at = nodes.map((node) => (part && node.length > 7 ? [node[7], node[8]] : part ? null : [node[3], node[4]]));
  const known = at.filter(Boolean);
  const reach = (place) => known.reduce((most, point) => Math.max(most, Math.abs(point[place])), 1);
  const box = byId("graph");
  const stretch = Math.min(Math.max((reach(0) / reach(1)) * (box.clientHeight / box.clientWidth), 1), 1.7);
  const crowd = Math.min(Math.max(Math.sqrt(140 / known.length), 0.5), 1);
  picture.graph.updateEachNodeAttributes((key, values) => {
    const [x, y] = at[key] || [0, 0];
    const [kind, of, , , , size] = nodes[key];
    return { ...values, x, y: y * stretch, size: radius(kind, of, size) * crowd };
  });
}

// what is drawn over, and labelled before, the rest
function rankNode(kind, of) {
  if (kind !== "claim") return kind === "source" ? 2 : 1;
  return isMarked(of) ? 3 : 0;
}

function describeNodes(nodes) {
  return Object.keys(KINDS).map((kind) => [nodes.filter((node) => node[0] === kind).length, kind])
    .filter(([count]) => count).map(([count, kind]) => plural(count, kind)).join(", ");
}

// labels stand under their nodes; they are gathered while the nodes are drawn, so that the most telling come first
function drawLabel(context, node, settings) {
  picture.labels.push({ context, node, settings });
}

function drawLabels() {
  const taken = [];
  for (const { node } of picture.labels)
    if (node.zIndex > 1 && node.size > 3) taken.push([node.x - node.size, node.y - node.size, node.x + node.size, node.y + node.size, node.key]);
  const rank = ({ node }) => (node.forceLabel ? 10 : 0) + node.zIndex;
  const sorted = picture.labels.sort((one, other) => rank(other) - rank(one) || other.node.size - one.node.size);
  const box = byId("graph");
  const room = { width: box.clientWidth, height: box.clientHeight };
  const colors = { ink: themed("--ink"), canvas: themed("--canvas") };
  for (const item of sorted) if (item.node.label) writeLabel(item, taken, room, colors);
}

// write a label under its node, else over it or beside it; where each place is taken, not at all
function writeLabel({ context, node, settings }, taken, room, colors) {
  const size = settings.labelSize;
  context.font = `${node.kind === "claim" ? "" : "600 "}${size}px ${settings.labelFont}`;
  const half = context.measureText(node.label).width / 2 + 3;
  const free = ([x, y]) => !taken.some((other) => other[4] !== node.key
    && x - half < other[2] && x + half > other[0] && y - size < other[3] && y + 4 > other[1]);
  const aside = half + node.size + 1;
  const places = [[node.x, node.y + node.size + size], [node.x, node.y - node.size - 5], [node.x + aside, node.y + 4], [node.x - aside, node.y + 4]];
  const place = places.map(([x, y]) => [Math.min(Math.max(x, half + 2), room.width - half - 2), y]).find(free);
  if (!place) return;
  const [x, y] = place;
  taken.push([x - half, y - size, x + half, y + 4, null]);
  context.textAlign = "center";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = colors.canvas;
  context.strokeText(node.label, x, y);
  context.fillStyle = colors.ink;
  context.fillText(node.label, x, y);
}

function drawHover(context, node, settings) {
  context.beginPath();
  context.arc(node.x, node.y, node.size + 3, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = themed("--ink");
  context.stroke();
  const box = byId("graph");
  if (node.label) writeLabel({ context, node, settings }, [], { width: box.clientWidth, height: box.clientHeight }, { ink: themed("--ink"), canvas: themed("--canvas") });
}

function nodeKey(kind, index) {
  return picture.keys ? picture.keys.get(`${kind}:${index}`) : undefined;
}

function setHovered(node) {
  picture.hovered = node;
  picture.near = focusSet(node ?? picture.chosen);
  picture.sigma.refresh({ skipIndexation: true });
}

// a node and all that an edge ties to it
function focusSet(node) {
  if (node === null || node === undefined) return null;
  return new Set([node, ...picture.graph.neighbors(node)]);
}

function isVisible(key) {
  const node = data.graph.nodes[key];
  if (picture.marked && node.length < 8) return false;
  return !picture.visible || picture.visible.has(`${node[0]}:${node[1]}`);
}

function nodeReducer(key, values) {
  const result = { ...values };
  if (!isVisible(key)) result.hidden = true;
  if (picture.near && !picture.near.has(key)) {
    result.color = mix(values.color, themed("--canvas"), 0.82);
    result.label = "";
    result.zIndex = -1;
  } else if (picture.near) result.forceLabel = picture.near.size < 40;
  if (key === picture.chosen) result.highlighted = true;
  return result;
}

function edgeReducer(key, values) {
  if (!picture.near) return values;
  const ends = picture.graph.extremities(key);
  const focus = picture.hovered ?? picture.chosen;
  if (ends.includes(focus)) return { ...values, size: values.size * 1.6, zIndex: 2 };
  return { ...values, color: mix(values.color, themed("--canvas"), 0.85), zIndex: -1 };
}

function openNode(key) {
  const { kind, of } = picture.graph.getNodeAttributes(key);
  if (KINDS[kind] && KINDS[kind][of]) go({ show: `${kind}:${kind === "source" ? sources[of].key : KINDS[kind][of].id}` });
}

// show in the graph what is shown in the list
function updateGraph(moved, narrowed) {
  if (!picture.sigma) return;
  if (!picture.keys) picture.keys = new Map(data.graph.nodes.map(([kind, of], key) => [`${kind}:${of}`, String(key)]));
  picture.visible = new Set();
  for (const index of passing) {
    picture.visible.add(`event:${claims[index].event}`);
    for (const claim of [claims[index], ...deniersOf(claims[index])]) {
      picture.visible.add(`claim:${claim.index}`);
      for (const member of claim.members) picture.visible.add(`source:${member.source}`);
    }
  }
  setMarked(data.graph.crowded && state.graph !== "all");
  if (picture.marked && passing.size && ![...passing].some(isMarked)) setMarked(false);
  const found = shown();
  placeNodes();
  picture.chosen = (found && nodeKey(found.kind, found.index)) ?? null;
  if (picture.chosen !== null && picture.marked && !isVisible(picture.chosen)) {
    setMarked(false); // what is chosen is no marked claim: all are drawn
    placeNodes();
  }
  picture.near = focusSet(picture.chosen);
  picture.sigma.refresh();
  if (moved && picture.chosen !== null) lookAt([...picture.near]);
  else if (narrowed) showVisible();
}

function showVisible() {
  const keys = picture.graph.filterNodes((key) => isVisible(key));
  if (isFiltered() && keys.length) lookAt(keys);
  else picture.sigma.getCamera().animatedReset();
}

// move the camera so that the nodes fill most of the picture
function lookAt(keys) {
  const { sigma } = picture;
  const points = keys.map((key) => sigma.getNodeDisplayData(key)).filter(Boolean);
  const middleOf = (values) => (Math.min(...values) + Math.max(...values)) / 2;
  const spreadOf = (values) => Math.max(...values) - Math.min(...values);
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const ratio = Math.min(1, Math.max(spreadOf(xs), spreadOf(ys), 0.12) * 1.5);
  const target = { x: middleOf(xs), y: middleOf(ys), ratio, angle: 0 };
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) sigma.getCamera().setState(target);
  else sigma.getCamera().animate(target, { duration: 350 });
}

function setMarked(on) {
  picture.marked = on;
  byId("marked").setAttribute("aria-pressed", String(on));
}

function startTools() {
  const camera = picture.sigma.getCamera();
  byId("zoom-in").addEventListener("click", () => camera.animatedZoom());
  byId("zoom-out").addEventListener("click", () => camera.animatedUnzoom());
  byId("zoom-all").addEventListener("click", () => camera.animatedReset());
  const marked = byId("marked");
  marked.hidden = !picture.marked;
  marked.addEventListener("click", () => {
    go({ graph: picture.marked ? "all" : "" });
    camera.animatedReset();
  });
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  byId("graph").addEventListener("keydown", (event) => {
    const now = camera.getState();
    if (moves[event.key]) {
      const [x, y] = moves[event.key];
      camera.setState({ x: now.x + x * now.ratio * 0.1, y: now.y + y * now.ratio * 0.1 });
    } else if (event.key === "+" || event.key === "=") camera.animatedZoom();
    else if (event.key === "-") camera.animatedUnzoom();
    else if (event.key === "0") camera.animatedReset();
    else return;
    event.preventDefault();
  });
}

function drawLegend() {
  byId("legend").open = !matchMedia("(max-width: 60rem)").matches;
  const used = new Map();
  for (const [kind, of, , , , , color] of data.graph.nodes) {
    const name = kind === "claim" ? claimWord(of) : kind === "source" ? sources[of].type || "other" : "event";
    const group = kind === "claim" ? "Claims" : kind === "source" ? "Sources" : "Events";
    if (!used.has(group)) used.set(group, new Map());
    used.get(group).set(name, color);
  }
  const dot = (color) => svg("svg", { viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true" }, svg("circle", { cx: 6, cy: 6, r: 5, fill: nodeColor(color) }));
  const line = (color) => svg("svg", { viewBox: "0 0 18 12", width: 18, height: 12, "aria-hidden": "true" }, svg("path", { d: "M0 6h18", stroke: edgeColor(color) }));
  const order = ["Claims", "Sources", "Events"];
  const words = [...Object.values(STATUS).map((word) => word.toLowerCase()), "other claims"];
  if (used.has("Claims")) used.set("Claims", new Map([...used.get("Claims")].sort((one, other) => words.indexOf(one[0]) - words.indexOf(other[0]))));
  byId("legend-body").replaceChildren(
    ...order.filter((group) => used.has(group)).map((group) => h("div", null, h("b", null, group),
      [...used.get(group)].map(([name, color]) => h("span", { class: "item" }, dot(color), name)))),
    h("div", null, h("b", null, "Lines"), data.graph.relations.map(([name, color]) => h("span", { class: "item" }, line(color), name))));
}

function claimWord(of) {
  const claim = claims[of];
  const status = ["contested", "denied", "unverified", "corroborated"].find((name) => claim && claim.status.includes(name));
  return status ? STATUS[status].toLowerCase() : "other claims";
}
