"use strict";

/** The page shows at most this many results, so that each key press stays cheap in a large catalog. */
const maxResults = 100;

/** What is searched: per event its name, and the places where other words were found. */
const searchIndex = catalog.events.map(event => {
  const places = [];
  if (event.doc) places.push(place("", event.doc, 2));
  forEachField(event.versions[0].fields, (field, path) => {
    places.push(place(path, path, 1));
    if (field.doc) places.push(place(path, field.doc, 2));
    if (field.values) places.push(place(path, field.values.join(", "), 2));
  });
  const name = event.name.toLowerCase();
  return { event, name, places, all: [name, ...places.map(entry => entry.lower)].join("\n") };
});

function place(path, text, rank) {
  return { path, text, lower: text.toLowerCase(), rank };
}

function wordsOf(query) {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

/**
 * Finds the events that contain all words: first by name, then by field, then by docs. Only the shown results are looked at closely.
 * @returns the number of matches, and the first of them with the place that explains the match.
 */
function search(words) {
  const ranked = [[], [], []];
  for (const entry of searchIndex) {
    if (!words.every(word => entry.all.includes(word))) continue;
    const beyondName = words.filter(word => !entry.name.includes(word));
    const hit = beyondName.length > 0 ? explain(entry, beyondName) : null;
    ranked[hit?.rank ?? 0].push({ event: entry.event, hit });
  }
  const matches = ranked.flat();
  return { total: matches.length, shown: matches.slice(0, maxResults) };
}

function explain(entry, words) {
  const found = entry.places.filter(candidate => words.some(word => candidate.lower.includes(word)));
  return found.reduce((best, candidate) => (candidate.rank < best.rank ? candidate : best), found[0]);
}

/** The text as nodes, with the words marked. */
function marked(text, words) {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [text];
  const nodes = [];
  for (let position = 0; position < text.length;) {
    const next = nextWord(lower, words, position);
    if (!next) {
      nodes.push(text.slice(position));
      break;
    }
    nodes.push(text.slice(position, next.start), element("mark", null, text.slice(next.start, next.end)));
    position = next.end;
  }
  return nodes;
}

function nextWord(lower, words, position) {
  let next = null;
  for (const word of words) {
    const start = lower.indexOf(word, position);
    if (start >= 0 && (!next || start < next.start)) next = { start, end: start + word.length };
  }
  return next;
}

/** The part of a text around the first of the words. */
function excerpt(text, words) {
  const start = nextWord(text.toLowerCase(), words, 0)?.start ?? 0;
  return start > 60 ? `… ${text.slice(text.indexOf(" ", start - 50) + 1)}` : text;
}
