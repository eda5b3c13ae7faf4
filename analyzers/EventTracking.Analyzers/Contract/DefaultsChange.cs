using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Contract;

/// <summary>
/// A change of naming or enum format in <c>[assembly: TrackedEventDefaults]</c> since the lock was written. It changes nearly every event.
/// </summary>
/// <param name="attribute">The attribute; <see langword="null"/> if it was removed.</param>
/// <param name="changes">The changes that it causes, by event.</param>
internal sealed class DefaultsChange(
    AttributeData? attribute, IReadOnlyDictionary<INamedTypeSymbol, IReadOnlyList<ShapeChange>> changes)
{
    public AttributeData? Attribute { get; } = attribute;

    /// <summary>The changes that it causes, by event.</summary>
    public IReadOnlyDictionary<INamedTypeSymbol, IReadOnlyList<ShapeChange>> Changes { get; } = changes;

    /// <summary>Returns the changes of an event, or <see langword="null"/>.</summary>
    public IReadOnlyList<ShapeChange>? ChangesOf(INamedTypeSymbol type) => Changes.TryGetValue(type, out var found) ? found : null;

    /// <summary>Whether a change of the defaults could be the cause of a change.</summary>
    public static bool CouldCause(ShapeChange change) => change.Kind
        is ShapeChangeKind.FieldRemoved or ShapeChangeKind.OptionalFieldRemoved or ShapeChangeKind.MemberRemoved
        or ShapeChangeKind.TypeChanged;
}
