namespace EventTracking.Analyzers.Tests.Documentation.Language;

/// <summary>The phrases that must not appear in this repository's prose.</summary>
internal static class BannedPhrases
{
    public static IReadOnlyList<BannedPhrase> All { get; } =
    [
        new("dispose of", "dispos(?:e|es|ed|ing) of", "dispose X, without 'of'", "The tracker has been disposed of."),
        new("inside of", "inside of", "inside, in, within", "Types inside of a type are supported."),
        // "Code-behind" is the framework's term.
        new(
            "behind",
            "(?<!code-)behind",
            "after (time, order), following (memory), with (a queue)",
            "The queue is flushed behind the write."),
        new("stand", "stands?", "is, appears, is written", "The name stands in the first field."),
        new("tell", "tells?|told", "reports, shows, logs, returns, means", "The log tells the reason."),
        new("whoever", "whoever", "the caller, the thread, the reader: name the actor", "Whoever emits pays."),
        new("nobody", "nobody", "no caller, no thread, nothing: name the actor", "Nobody reads the buffer."),
        new("spare", "spares?", "avoids, saves", "The table spares a lookup."),
        new("made of", "made of", "consists of, contains", "A line is made of four fields."),
        new("of which", "of which", "whose, and of these: use two sentences", "A record of which a field is null is written."),
        new("that there is", "that there (?:is|are|was|were)", "every, all, existing", "All events that there are get a number."),
        // "There is no option" and "is no longer" are English.
        new("is no X", @"(?<!\bthere )is no (?!longer\b|more\b|less\b)[a-z]+", "is not a X", "A class is no record."),
        new("left out", "left out", "skipped, omitted", "A null field is left out."),
        new("so many", "so many", "as many, that many, a number of", "So many bytes have been written."),
        new("for good", "for good", "permanently", "The event is lost for good."),
        new("come to its end", "comes? to (?:its|their|an) end", "ends, completes, finishes", "The loop comes to its end."),
        new("all that is", "all that is", "everything that is, every", "All that is queued is written."),
        new("as far as it is to go", "as far as it is to go", "up to the limit", "The copy goes as far as it is to go."),
    ];
}
