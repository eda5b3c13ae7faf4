using System.Globalization;
using System.Text;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>Sources with many records of eight fields, the same records for every generator.</summary>
internal static class SomeRecords
{
    /// <summary>How many records are in a file.</summary>
    private const int InAFile = 10;

    /// <summary>Records that are tracked events.</summary>
    /// <param name="count">How many.</param>
    /// <param name="kind">The kind of record, as it is declared.</param>
    public static IReadOnlyList<string> Events(int count, string kind = "sealed partial record") =>
        [.. Files(count, kind, static i => $"[EventTracking.TrackedEvent(\"org.example.load.event_{i}\")]")];

    /// <summary>The same records without an attribute, and a context of System.Text.Json that lists them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="options">The arguments of its options attribute.</param>
    public static IReadOnlyList<string> Serializable(int count, string options)
    {
        var context = new StringBuilder("using System.Text.Json.Serialization;\n\nnamespace Load;\n\n");
        context.Append($"[JsonSourceGenerationOptions({options})]\n");
        for (var i = 0; i < count; i++)
            context.Append(CultureInfo.InvariantCulture, $"[JsonSerializable(typeof(Event{i}))]\n");
        context.Append("internal sealed partial class LoadJson : JsonSerializerContext;\n");
        return [.. Files(count, "sealed partial record", static _ => null), context.ToString()];
    }

    private static IEnumerable<string> Files(int count, string kind, Func<int, string?> attribute) =>
        from numbers in Enumerable.Range(0, count).Chunk(InAFile)
        select $"namespace Load;\n\n{string.Join("\n", numbers.Select(i => Record(i, kind, attribute(i))))}";

    private static string Record(int number, string kind, string? attribute) => $"""
        /// <summary>Something happened to learner number {number}.</summary>
        {attribute}
        public {kind} Event{number}(
            string CourseId,
            string? Username,
            int Attempt,
            long Total,
            double Grade,
            bool IsStaff,
            System.DateTimeOffset OccurredAt,
            string[] Tags);

        """;
}
