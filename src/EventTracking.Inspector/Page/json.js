"use strict";

const jsonPart = /\s*(?:("(?:[^"\\]|\\.)*")|([{}[\],:])|([^\s{}[\],:"]+))/y;

/**
 * Parses JSON without losing anything: each value keeps its own text, so that large numbers, escapes and repeated keys stay as written.
 * @returns the value, or null if the text is not JSON.
 */
function parseJson(text) {
  jsonPart.lastIndex = 0;
  try {
    return parseValue(text, nextPart(text));
  } catch {
    return null;
  }
}

function nextPart(text) {
  const match = jsonPart.exec(text);
  if (!match) throw new SyntaxError();
  return { string: match[1], mark: match[2], literal: match[3], end: jsonPart.lastIndex };
}

function parseValue(text, part) {
  if (part.string !== undefined) return { kind: "string", text: part.string };
  if (part.literal !== undefined) return { kind: kindOfLiteral(part.literal), text: part.literal };
  const start = part.end - 1;
  const isObject = part.mark === "{";
  if (!isObject && part.mark !== "[") throw new SyntaxError();
  const members = [];
  for (let next = nextPart(text); next.mark !== (isObject ? "}" : "]"); next = nextPart(text)) {
    if (next.mark === ",") next = nextPart(text);
    const key = isObject ? next.string : String(members.length);
    if (isObject) {
      nextPart(text);
      next = nextPart(text);
    }
    members.push({ key: isObject ? JSON.parse(key) : key, value: parseValue(text, next) });
  }
  return { kind: isObject ? "object" : "array", members, text: text.slice(start, jsonPart.lastIndex) };
}

function kindOfLiteral(text) {
  if (text === "null") return "null";
  return text === "true" || text === "false" ? "boolean" : "number";
}

function memberOf(value, key) {
  return value?.members?.find(member => member.key === key)?.value;
}

/** The value as indented JSON. */
function indentedJson(value, indent = "") {
  if (!value.members) return value.text;
  const [open, close] = value.kind === "object" ? ["{", "}"] : ["[", "]"];
  if (value.members.length === 0) return open + close;
  const inner = `${indent}  `;
  const lines = value.members.map(member =>
    inner + (value.kind === "object" ? `${JSON.stringify(member.key)}: ` : "") + indentedJson(member.value, inner));
  return `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}

/** The differences between two values: paths with the text before and after, undefined where there is no value. */
function differences(before, after, path = "") {
  if (before?.text === after?.text) return [];
  if (before?.kind !== "object" || after?.kind !== "object") return [{ path, before: before?.text, after: after?.text }];
  const keys = new Set([...before.members, ...after.members].map(member => member.key));
  return [...keys].flatMap(key => differences(memberOf(before, key), memberOf(after, key), path ? `${path}.${key}` : key));
}
