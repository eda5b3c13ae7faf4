namespace EventTracking.Inspector.Tests.Page;

/// <summary>Events whose names and data try to be more than text.</summary>
internal static class HostileEvents
{
    public const string Markup = "</script><script>alert(1)</script><img src=x onerror=alert(2)><b>bold</b>";

    public static void Emit(Tracker tracker)
    {
        tracker.Emit(Markup, Data("text", Markup));
        tracker.Emit("controls", Data("text", "a\0b\r\n\u0085\u2028\u2029\u001b[31m\ud800 c\u202Ed\u200Be"));
        tracker.Emit(new string('n', 5_000), Data(new string('k', 5_000), new string('v', 200_000)));
        tracker.Emit("deep", Nested(50));
        tracker.Emit("org.example.شارع.الفيديو", new Dictionary<string, object?>
        {
            ["title"] = "مقدمة في علم الحاسوب (1) — Introduction",
            ["comment"] = "שלום, \"עולם\" 123",
            ["position"] = 86.75,
            ["a_very_long_field_name_that_does_not_break_anywhere_in_the_column_of_names"] = Markup,
        });
    }

    private static Dictionary<string, object?> Data(string key, object? value) => new() { [key] = value };

    private static Dictionary<string, object?> Nested(int depth) => Data("inner", depth == 0 ? "end" : Nested(depth - 1));
}
