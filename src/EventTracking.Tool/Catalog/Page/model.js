"use strict";

const catalog = JSON.parse(document.getElementById("catalog").textContent);
const eventsByName = new Map(catalog.events.map(event => [event.name, event]));

/** Calls a function with each field below a list of fields and its path. */
function forEachField(fields, action, parent = "") {
  for (const field of fields) {
    const path = parent ? `${parent}.${field.name}` : field.name;
    action(field, path);
    forEachField(field.fields ?? [], action, path);
    for (const unionCase of field.cases ?? []) forEachField(unionCase.fields, action, path);
  }
}

/** The events by namespace. Namespaces without a choice are merged: with their only namespace, or with their only event. */
function namespaceTree(events) {
  const root = { label: "", children: new Map(), events: [] };
  for (const event of events) {
    const parts = event.name.split(".");
    let node = root;
    for (const part of parts.slice(0, -1)) {
      if (!node.children.has(part)) node.children.set(part, { label: part, children: new Map(), events: [] });
      node = node.children.get(part);
    }
    node.events.push({ event, label: parts.at(-1) || event.name });
  }
  return merge(root);
}

function merge(node) {
  const merged = [...node.children.values()].map(merge);
  const children = merged.filter(child => child.children.length > 0 || child.events.length > 1);
  const single = merged.filter(child => !children.includes(child));
  const events = [...node.events, ...single.map(child => inside(child, child.events[0]))];
  return node.label && events.length === 0 && children.length === 1
    ? inside(node, children[0])
    : { label: node.label, children, events };
}

function inside(namespace, item) {
  return { ...item, label: `${namespace.label}.${item.label}` };
}

/** All events below a namespace, with the rest of their names as labels. */
function eventsBelow(node) {
  return [...node.events, ...node.children.flatMap(child => eventsBelow(child).map(item => inside(child, item)))];
}

function firstSentence(doc) {
  return doc?.match(/^[\s\S]*?[.!?](?=\s|$)/)?.[0] ?? doc ?? "";
}

/** The address of an event or one of its versions: #org.edx.video.stop, #org.edx.video.stop@1. */
function linkTo(event, version) {
  const suffix = version && version !== event.versions[0] ? `@${version.version}` : "";
  return `#${encodeURIComponent(event.name)}${suffix}`;
}

/** Finds what an address points to. A name can contain an @ itself. */
function resolveLink(hash) {
  const target = decode(hash.slice(1));
  const whole = eventsByName.get(target);
  if (whole) return { target, event: whole, version: whole.versions[0] };
  const at = target.lastIndexOf("@");
  const event = at > 0 ? eventsByName.get(target.slice(0, at)) : undefined;
  const version = event?.versions.find(candidate => String(candidate.version) === target.slice(at + 1));
  return version ? { target, event, version } : { target };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
