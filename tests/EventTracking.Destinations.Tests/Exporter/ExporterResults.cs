using EventTracking.Destinations.Tests.Conformance;

namespace EventTracking.Destinations.Tests.Exporter;

/// <summary>What the exporter of the OpenTelemetry SDK does, for the table of facts. <see cref="ExporterTests"/> measures it.</summary>
internal static class ExporterResults
{
    private const string Holds = FactTable.Holds;
    private const string NoAccount = "The exporter has no account of its records, no dead letters, no circuit breaker and no health check.";
    private const string OtherConfiguration = "Is about the configuration of this library.";

    /// <summary>The results by fact, with retries in memory and on disk.</summary>
    public static IReadOnlyDictionary<int, (string InMemory, string OnDisk)> All { get; } =
        new Dictionary<int, (string InMemory, string OnDisk)>
        {
            [1] = (Holds, Holds),
            [2] = (Holds, Holds),
            [3] = (Holds, Holds),
            [4] = ("not exact: dates, arrays, nested objects", "not exact: dates, arrays, nested objects"),
            [5] = (Holds, Holds),
            [6] = (Holds, Holds),
            [7] = (Holds, Holds),
            [8] = (Holds, Holds),
            [9] = (Holds, Holds),
            [11] = ("not noticed", "not noticed"),
            [12] = ("loses 500 of 500", "loses 500 of 500"),
            [13] = ("loses 500 of 500", "loses 500 of 500"),
            [14] = (Holds, Holds),
            [16] = (Holds, "changes the order"),
            [17] = (Holds, Holds),
            [18] = (Holds, Holds),
            [19] = ("loses 100 of 100, with a report", "loses 100 of 100, with a report"),
            [20] = (Holds, Holds),
            [21] = ("loses 100 of 200", Holds),
            [22] = (Holds, Holds),
            [23] = (Holds, Holds),
            [24] = ("does not follow them, loses 10 of 10", "does not follow them, loses 10 of 10"),
            [25] = ("loses events after `45`", Holds),
            [27] = (Holds, Holds),
            [29] = ("loses 100 of 200", Holds),
            [30] = ("loses 100 of 100", Holds),
            [31] = (Holds, Holds),
        };

    private static readonly Dictionary<int, string> NotAsked = new()
    {
        [10] = "A log record has no id.",
        [15] = "The exporter has no limit for the bytes of a request or of its queue.",
        [26] = NoAccount,
        [28] = NoAccount,
        [32] = NoAccount,
        [33] = "The exporter has no limit for the bytes of a request or of its queue.",
        [34] = "Its parts, facts 17 to 30, are measured one by one.",
        [35] = OtherConfiguration,
        [36] = OtherConfiguration,
        [37] = OtherConfiguration,
        [38] = NoAccount,
        [39] = OtherConfiguration,
        [40] = OtherConfiguration,
    };

    /// <summary>Returns the cells of a row.</summary>
    /// <param name="fact">The number of the fact.</param>
    /// <param name="footnote">Returns the reference to a reason.</param>
    public static IReadOnlyList<string> Cells(int fact, Func<string, string> footnote) =>
        NotAsked.TryGetValue(fact, out var reason) ? [footnote(reason), footnote(reason)] : [All[fact].InMemory, All[fact].OnDisk];
}
