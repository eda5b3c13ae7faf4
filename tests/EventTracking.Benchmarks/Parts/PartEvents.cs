namespace EventTracking.Benchmarks.Parts;

/// <summary>An event without data: what every other one costs on top is its field.</summary>
[TrackedEvent("org.edx.part.nothing")]
public readonly partial record struct NothingEmitted;

/// <summary>An event of one string.</summary>
[TrackedEvent("org.edx.part.text")]
public readonly partial record struct TextEmitted(string Value);

/// <summary>An event of one double.</summary>
[TrackedEvent("org.edx.part.double")]
public readonly partial record struct DoubleEmitted(double Value);

/// <summary>An event of one whole number.</summary>
[TrackedEvent("org.edx.part.number")]
public readonly partial record struct NumberEmitted(long Value);

/// <summary>An event of one instant.</summary>
[TrackedEvent("org.edx.part.instant")]
public readonly partial record struct InstantEmitted(DateTimeOffset Value);

/// <summary>An event of one identifier.</summary>
[TrackedEvent("org.edx.part.identifier")]
public readonly partial record struct IdentifierEmitted(Guid Value);
