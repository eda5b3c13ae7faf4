namespace EventTracking.Aot.Program.Events;

/// <summary>An enum.</summary>
public enum Mood
{
    /// <summary>The first value.</summary>
    Bored,

    /// <summary>The second value.</summary>
    Content,
}

/// <summary>A flags enum.</summary>
[Flags]
public enum Rights : ulong
{
    /// <summary>No rights.</summary>
    None = 0,

    /// <summary>The lowest bit.</summary>
    Read = 1,

    /// <summary>The highest bit.</summary>
    Write = 1UL << 63,
}

/// <summary>Enum values with and without a name.</summary>
[TrackedEvent("com.example.aot.enums")]
public readonly partial record struct Enums(Mood Named, Mood Unnamed, Rights Flags, Mood? Nullable);

/// <summary>Nullable fields.</summary>
[TrackedEvent("com.example.aot.nullables")]
public readonly partial record struct Nullables(int? Int, long? Long, bool? Bool, double? Double, DateTime? Instant, Mood? Mood);
