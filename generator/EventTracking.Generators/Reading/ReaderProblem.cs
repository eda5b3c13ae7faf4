using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Reading;

/// <summary>A type in a readable event that cannot be read (EVT220).</summary>
/// <param name="Field">The event's field that leads to the type, or the conversion method; <see langword="null"/> for the event.</param>
/// <param name="Path">The path from the event, such as <c>Order.Lines[]</c>.</param>
/// <param name="Type">The type.</param>
/// <param name="Advice">The reason and what to do, as the end of a sentence.</param>
internal sealed record ReaderProblem(ISymbol? Field, string Path, ITypeSymbol Type, string Advice);
