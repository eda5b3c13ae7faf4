using EventTracking.Aot.Program.Events;

namespace EventTracking.Aot.Program;

/// <summary>Values whose type is known only at run time.</summary>
internal static class UntypedValues
{
    public static void Print()
    {
        using var tracker = new PrintingTracker();
        tracker.Tracker.Emit("com.example.aot.untyped", new Dictionary<string, object?>
        {
            ["numbers"] = new object[] { 1, 2L, 3.5, 4.5f, 5m, (byte)6, Int128.MaxValue, (Half)0.5 },
            ["times"] = new object[]
            {
                new DateTime(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc), new DateTimeOffset(2026, 11, 23, 12, 0, 0, 250, TimeSpan.Zero),
                new DateOnly(2026, 11, 23), new TimeOnly(12, 30), new TimeOnly(12, 30, 1, 5), TimeSpan.FromSeconds(-90.5),
            },
            ["enums"] = new object[] { Mood.Content, (Mood)9, Rights.Read | Rights.Write },
            ["map"] = new Dictionary<Mood, object?> { [Mood.Bored] = null, [Mood.Content] = 'c' },
            ["id"] = Guid.Empty,
            ["unknown"] = new object(),
        });
    }
}
