// Elements. Every word that comes from an article enters the page here, as a text node or as an attribute
// from the list below; none of these can hold markup or run anything.

const ATTRIBUTES = new Set([
  "class", "id", "href", "type", "value", "for", "name", "dir", "lang", "role", "title", "scope", "colspan",
  "tabindex", "rel", "target", "placeholder", "open", "hidden", "selected", "disabled", "min", "max",
  "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "d", "width", "height", "viewBox", "text-anchor",
  "points", "transform", "fill", "stroke",
]);
const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else if (ATTRIBUTES.has(name) || name.startsWith("aria-") || name.startsWith("data-"))
      element.setAttribute(name, value === true ? "" : String(value));
    else throw new Error(`no attribute ${name}`);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
const byId = (id) => document.getElementById(id);
const bdi = (text) => h("bdi", null, text);

// an address that leads out of the page: http and https alone
function outward(url, ...children) {
  let parsed = null;
  try { parsed = new URL(url); } catch { /* no address */ }
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return h("span", null, ...children);
  return h("a", { href: parsed.href, rel: "noopener noreferrer", target: "_blank" }, ...children);
}

function announce(text) {
  byId("said").textContent = text;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = h("textarea", { class: "hidden" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
