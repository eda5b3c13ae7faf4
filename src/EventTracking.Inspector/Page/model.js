"use strict";

/** Limits of the memory for events. */
const maxEvents = 2000;
const maxCharacters = 16 * 1024 * 1024;

/** The events, oldest first. */
const model = { events: [], characters: 0, run: null, last: 0, skipped: 0, total: 0 };

/** Adds the events of a message, except those that have arrived before. Returns the new ones. */
function addMessage(message) {
  if (model.run !== message.run) {
    if (model.run !== null) keep({ separator: "The application restarted" });
    model.run = message.run;
    model.last = 0;
  }

  // A connection that starts anew, without a position, repeats events and counts those that this page has as skipped.
  const skipped = Math.max(0, (message.events[0]?.number ?? 0) - model.last - 1);
  if (skipped > 0 && model.last > 0) keep({ separator: `${plural(skipped, "event")} skipped` });
  model.skipped += skipped;
  const added = message.events.filter(event => event.number > model.last).map(prepared);
  added.forEach(keep);
  model.last = Math.max(model.last, message.events.at(-1)?.number ?? 0);
  model.total += added.length;
  trim();
  return added;
}

function keep(item) {
  model.events.push(item);
  model.characters += sizeOf(item);
}

function trim() {
  let excess = Math.max(0, model.events.length - maxEvents);
  for (let i = 0; i < excess; i++) model.characters -= sizeOf(model.events[i]);
  while (model.characters > maxCharacters && excess < model.events.length - 1) model.characters -= sizeOf(model.events[excess++]);
  model.events.splice(0, excess);
}

function sizeOf(item) {
  return 200 + (item.line?.length ?? 0) + (item.steps ?? []).reduce((sum, step) => sum + (step.line?.length ?? 0), 0);
}

/** Most events are never looked at, so their lines are parsed on request. */
function prepared(event) {
  let parsed;
  const parse = () => {
    parsed ??= event.line ? parseJson(event.line) : null;
    return parsed;
  };
  return Object.defineProperty(event, "parsed", { get: parse });
}

function clearEvents() {
  model.events = [];
  model.characters = 0;
}

/** Whether an event has all words, and the outcome. Separators are only shown without a filter. */
function matches(event, filter) {
  if (event.separator) return filter.words.length === 0 && !filter.outcome;
  if (filter.outcome && !event.steps.some(step => step.kind === filter.outcome)) return false;
  if (filter.words.length === 0) return true;
  const text = textOf(event, filter.scope).toLowerCase();
  return filter.words.every(word => text.includes(word));
}

function textOf(event, scope) {
  if (scope === "name") return event.name;
  if (scope === "context") return memberOf(event.parsed, "context")?.text ?? "";
  const steps = event.steps.map(step => `${step.processor ?? ""} ${step.path} ${step.detail ?? ""}`);
  return [event.name, event.line ?? "", ...steps].join(" ");
}

/** The declared events by name and version, with their fields and docs. */
const declaredEvents = new Map();

async function loadDeclaredEvents() {
  const coverage = await fetchJson("coverage");
  for (const declared of coverage.events) declaredEvents.set(`${declared.name} ${declared.version}`, declared);
  return coverage;
}

function declaredOf(event) {
  return event.type ? declaredEvents.get(`${event.name} ${event.version}`) : undefined;
}

const base = document.currentScript.dataset.base;

async function fetchJson(name) {
  const response = await fetch(`${base}/api/${name}`);
  if (!response.ok) throw new Error(`The application responded with ${response.status}`);
  return response.json();
}
