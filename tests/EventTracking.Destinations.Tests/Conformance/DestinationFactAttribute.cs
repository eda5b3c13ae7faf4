using System.Runtime.CompilerServices;

namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>A numbered fact that holds for every destination, or does not apply to it for a reason.</summary>
/// <param name="number">The number in the table of <c>docs/destinations.md</c>.</param>
/// <param name="sourceFilePath">Set by the compiler.</param>
/// <param name="sourceLineNumber">Set by the compiler.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DestinationFactAttribute(
    int number, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber)
{
    public int Number => number;
}
