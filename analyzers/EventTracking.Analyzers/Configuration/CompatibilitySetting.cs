using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Configuration;

/// <summary>The value of <c>eventtracking_compatibility</c>, which can differ by folder.</summary>
internal static class CompatibilitySetting
{
    public const string Key = "eventtracking_compatibility";

    private static readonly (string Text, CompatibilityMode Mode)[] Values =
    [
        ("forward", CompatibilityMode.Forward),
        ("backward", CompatibilityMode.Backward),
        ("full", CompatibilityMode.Full),
        ("none", CompatibilityMode.None),
    ];

    /// <summary>Returns the mode for a file. Without a valid value, it is <see cref="CompatibilityMode.Forward"/>.</summary>
    public static CompatibilityMode Of(AnalyzerOptions options, SyntaxTree? file) =>
        file is not null && options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Key, out var value)
            ? Parse(value) ?? CompatibilityMode.Forward
            : CompatibilityMode.Forward;

    /// <summary>Returns the reason why a value is invalid, or <see langword="null"/>.</summary>
    public static string? FindProblem(string value) => Parse(value) is null ? "use 'forward', 'backward', 'full' or 'none'" : null;

    /// <summary>The mode in lowercase, as it is configured.</summary>
    public static string Text(CompatibilityMode mode) => Values.First(value => value.Mode == mode).Text;

    private static CompatibilityMode? Parse(string value)
    {
        foreach (var (text, mode) in Values)
        {
            if (string.Equals(value, text, StringComparison.OrdinalIgnoreCase))
                return mode;
        }

        return null;
    }
}
