namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>An invalid option in a configuration.</summary>
/// <param name="Key">The option that is set, or removed if <paramref name="Value"/> is <see langword="null"/>.</param>
/// <param name="Value">The invalid value.</param>
/// <param name="Error">The expected error, from the name of the option on.</param>
public sealed record InvalidOption(string Key, string? Value, string Error);
