using System.Text;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>Code that emits, for analyzers to look at: of ten calls eight are typed, one is untyped, one enters a context.</summary>
internal static class SomeCalls
{
    private const int InAFile = 100;

    /// <summary>Files with so many calls.</summary>
    /// <param name="calls">How many.</param>
    /// <param name="events">How many events <see cref="SomeRecords.Events"/> has declared.</param>
    public static IEnumerable<string> To(int calls, int events) =>
        Enumerable.Range(0, calls).Chunk(InAFile).Select((numbers, file) => File(numbers, file, events));

    private static string File(int[] numbers, int file, int events)
    {
        var text = new StringBuilder($"using EventTracking;\n\nnamespace Load;\n\ninternal static class Calls{file}\n{{\n");
        text.Append("    public static void All(Tracker tracker, EventContext context)\n    {\n");
        foreach (var number in numbers)
            text.Append($"        {Call(number, events)}\n");
        return text.Append("    }\n}\n").ToString();
    }

    private static string Call(int number, int events) => (number % 10) switch
    {
        8 =>
            $"tracker.Emit(\"org.example.other.event_{number}\", new System.Collections.Generic.Dictionary<string, object?> {{ "
                + $"[\"number\"] = {number} }});",
        9 => $"using (tracker.Context(\"session_{number}\", context)) {{ }}",
        _ => $"tracker.EmitEvent{number % events}(\"course\", null, {number}, 2, 0.5, false, default, []);",
    };
}
