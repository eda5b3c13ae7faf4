namespace EventTracking.Aot.Program.Events;

/// <summary>How it feels.</summary>
public enum Mood
{
    /// <summary>It could be better.</summary>
    Bored,

    /// <summary>It could not.</summary>
    Content,
}

/// <summary>What one may do.</summary>
[Flags]
public enum Rights : ulong
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Look.</summary>
    Read = 1,

    /// <summary>Change.</summary>
    Write = 1UL << 63,
}

/// <summary>Enums with and without a name.</summary>
[TrackedEvent("com.example.aot.enums")]
public readonly partial record struct Enums(Mood Named, Mood Unnamed, Rights Flags, Mood? Nullable);

/// <summary>What may be missing.</summary>
[TrackedEvent("com.example.aot.nullables")]
public readonly partial record struct Nullables(int? Int, long? Long, bool? Bool, double? Double, DateTime? Instant, Mood? Mood);
