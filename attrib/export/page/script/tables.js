// Tables that sort, show a part at a time, and copy as CSV.

const ROWS_AT_ONCE = 100;
const tableStates = new Map();

// columns: {name, value(row), render(row), number}; value is what is sorted and copied
function makeTable(id, caption, columns, rows) {
  const settings = tableStates.get(id) || { most: ROWS_AT_ONCE };
  tableStates.set(id, settings);
  const { sort, down } = readSort(id, columns);
  const sorted = sort === null ? rows : sortRows(rows, columns[sort], down);
  const head = columns.map((column, place) => h("th", {
    scope: "col", class: column.number ? "number" : null,
    "aria-sort": sort === place ? (down ? "descending" : "ascending") : "none",
  }, h("button", { type: "button", "data-sort": `${id}:${place}`, click: () => sortBy(id, place, sort === place ? !down : Boolean(column.number)) }, column.name)));
  const body = sorted.slice(0, settings.most).map((row) => h("tr", null, columns.map((column) =>
    h("td", { class: column.number ? "number" : column.class, "data-label": column.name, dir: column.number ? null : "auto" },
      column.render ? column.render(row) : column.value(row)))));
  return h("div", { class: "table" },
    h("div", { class: "table-head" },
      h("h2", null, caption, " ", h("span", { class: "count" }, writeCount(rows.length))),
      h("button", { type: "button", click: () => copyTable(columns, sorted) }, "Copy as CSV")),
    h("table", null, h("caption", { class: "hidden" }, caption), h("thead", null, h("tr", null, head)), h("tbody", null, body)),
    sorted.length > settings.most
      ? h("p", { class: "more" }, h("button", { type: "button", click: () => { settings.most += ROWS_AT_ONCE; render(); } },
        `Show ${Math.min(ROWS_AT_ONCE, sorted.length - settings.most)} of ${writeCount(sorted.length - settings.most)} more`))
      : null);
}

function sortRows(rows, column, down) {
  const keyed = rows.map((row, place) => [column.value(row), place, row]);
  const sign = down ? -1 : 1;
  const compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
  const empty = (value) => value === "" || value === null || value === undefined;
  keyed.sort(([one, a], [other, b]) => {
    if (empty(one) || empty(other)) return empty(one) - empty(other) || a - b;
    const order = typeof one === "number" && typeof other === "number" ? one - other : compare(String(one), String(other));
    return sign * order || a - b;
  });
  return keyed.map((item) => item[2]);
}

// the order is kept in the address: the table, the column's number, down or up
function readSort(id, columns) {
  const [table, place, way] = (state.sort || "").split("|");
  const sort = table === id && columns[Number(place)] ? Number(place) : null;
  return { sort, down: way === "down" };
}

function sortBy(id, place, down) {
  history.replaceState(null, "", link({ sort: [id, place, down ? "down" : "up"].join("|") }));
  follow();
  const button = document.querySelector(`[data-sort="${CSS.escape(`${id}:${place}`)}"]`);
  if (button) button.focus();
}

// a cell that a spreadsheet would run as a formula gets an apostrophe, as in the CSV files of the commands
function writeCell(value) {
  let text = value === null || value === undefined ? "" : String(value);
  if (typeof value !== "number" && (/^'*\s*[=+\-@＝＋－＠]./u.test(text) || /^'*[\t\r\n]/.test(text))) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

const writeCsv = (columns, rows) =>
  [columns.map((column) => writeCell(column.name)), ...rows.map((row) => columns.map((column) => writeCell(column.value(row))))]
    .map((cells) => cells.join(",")).join("\n") + "\n";

async function copyTable(columns, rows) {
  const done = await copyText(writeCsv(columns, rows));
  announce(done ? `${plural(rows.length, "row")} copied as CSV` : "The browser did not allow copying");
}

const statusBadges = (claim) => h("span", { class: "badges" }, claim.status.map(badge));

const CLAIM_COLUMNS = [
  { name: "Figure", value: writeFigure, class: "figure" },
  { name: "What is said", value: (claim) => claim.text, class: "text",
    render: (claim) => h("a", { href: linkTo("claim", claim) }, claim.text) },
  { name: "Who", value: (claim) => speakersOf(claim).map((index) => sources[index].name).join("; "),
    render: (claim) => joinNames(speakersOf(claim), 4) },
  { name: "Status", value: (claim) => claim.status.map((status) => STATUS[status]).join("; "), render: statusBadges },
  { name: "Independent", value: (claim) => claim.independent || 0, number: true },
  { name: "Sources", value: (claim) => claim.sources || 0, number: true },
  { name: "First said", value: (claim) => claim.first, class: "day", render: (claim) => writeDay(claim.first) },
  { name: "Event", value: (claim) => (events[claim.event] || {}).title || "",
    render: (claim) => events[claim.event] && h("a", { href: linkTo("event", events[claim.event]) }, events[claim.event].title) },
];

const claimTable = (id, caption, rows) => makeTable(id, caption, CLAIM_COLUMNS, rows);

// what should be seen first comes first: contested, denied, unverified, then figures
function chosenClaims() {
  const rank = (claim) => (isHot(claim) ? hotness(claim) : claim.unit ? HEAT.length : HEAT.length + 1);
  return claims.filter((claim) => passing.has(claim.index)).sort((one, other) => rank(one) - rank(other) || one.index - other.index);
}

function renderClaims() {
  return [statusBar(), claimTable("claims", "Claims", chosenClaims())];
}

function renderSources() {
  const counts = new Map();
  for (const claim of chosenClaims())
    for (const member of passingMembers(claim)) {
      if (!counts.has(member.source)) counts.set(member.source, { source: sources[member.source], mentions: 0, claims: new Set(), documents: new Set() });
      const found = counts.get(member.source);
      found.mentions += 1;
      found.claims.add(claim.index);
      found.documents.add(member.document);
    }
  const rows = [...counts.values()].sort((one, other) => other.mentions - one.mentions || one.source.name.localeCompare(other.source.name));
  const having = (row, status) => [...row.claims].filter((index) => claims[index].status.includes(status)).length;
  return makeTable("sources", "Sources", [
    { name: "Source", value: (row) => row.source.name, render: (row) => h("a", { href: linkTo("source", row.source) }, row.source.name) },
    { name: "Type", value: (row) => row.source.type || "" },
    { name: "Country", value: (row) => row.source.country || "" },
    { name: "Claims", value: (row) => row.claims.size, number: true },
    { name: "Mentions", value: (row) => row.mentions, number: true },
    { name: "Articles", value: (row) => row.documents.size, number: true },
    { name: "Contested", value: (row) => having(row, "contested"), number: true },
    { name: "Denied", value: (row) => having(row, "denied"), number: true },
    { name: "Unverified", value: (row) => having(row, "unverified"), number: true },
  ], rows);
}

function renderArticles() {
  const rows = documents.map((doc, index) => ({ doc, own: byDocument[index].filter((claim) => passing.has(claim)) }))
    .filter((row) => row.own.length || !isFiltered());
  const having = (row, status) => row.own.filter((index) => claims[index].status.includes(status)).length;
  return makeTable("articles", "Articles", [
    { name: "Date", value: (row) => day(row.doc.date), class: "day", render: (row) => writeDay(row.doc.date) },
    { name: "Outlet", value: (row) => row.doc.outlet || "" },
    { name: "Article", value: (row) => headline(row.doc), class: "text", render: (row) => h("a", { href: linkTo("article", row.doc) }, headline(row.doc)) },
    { name: "Claims", value: (row) => row.own.length, number: true },
    { name: "Contested", value: (row) => having(row, "contested"), number: true },
    { name: "Denied", value: (row) => having(row, "denied"), number: true },
    { name: "Unverified", value: (row) => having(row, "unverified"), number: true },
  ], rows);
}
