using System.Text;

namespace EventTracking.Generators.Shape;

/// <summary>
/// The type tree of an event's data on the wire, in one version of the event. It is derived from the model that the writer is generated
/// from, or read from text.
/// </summary>
public sealed class DataShape
{
    private readonly Lazy<Dictionary<string, ShapeNode>> _byPath;
    private readonly Lazy<IReadOnlyList<ShapeNode>> _nodes;

    /// <summary>Creates a shape.</summary>
    public DataShape(string eventName, int version, ObjectType data, string? documentation = null, ClrType? owner = null)
    {
        (EventName, Version, Data, Documentation, Owner) = (eventName, version, data, documentation, owner);
        _byPath = new(() => ShapeNode.Of(data).ToDictionary(static node => node.Path, StringComparer.Ordinal));
        _nodes = new(() => [.. _byPath.Value.Values.OrderBy(static node => node.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Gets the event name.</summary>
    public string EventName { get; }

    /// <summary>Gets the version of the event.</summary>
    public int Version { get; }

    /// <summary>Gets the data.</summary>
    public ObjectType Data { get; }

    /// <summary>Gets the text of the event's doc comment, or <see langword="null"/>. The text form does not include it.</summary>
    public string? Documentation { get; }

    /// <summary>Gets the record that declares the event, or <see langword="null"/> for a shape that was read from text.</summary>
    public ClrType? Owner { get; }

    /// <summary>Gets all nodes below the data, in ordinal order of their paths.</summary>
    public IReadOnlyList<ShapeNode> Nodes => _nodes.Value;

    /// <summary>Returns the node at a path, or <see langword="null"/>.</summary>
    public ShapeNode? Find(string path) => _byPath.Value.TryGetValue(path, out var node) ? node : null;

    /// <summary>Returns the type that a reference repeats, and any other type unchanged.</summary>
    public ShapeType Resolve(ShapeType type) =>
        type is ReferenceType reference && Find(reference.Path) is { } node ? node.Value.Type : type;

    /// <summary>
    /// Returns the text form: <c>name version</c>, then a line for each node, indented by two spaces and ending with <c>\n</c>.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(ShapeHeader.Text(EventName, Version)).Append('\n');
        foreach (var node in Nodes)
            text.Append("  ").Append(node).Append('\n');
        return text.ToString();
    }
}

/// <summary>A type by its names.</summary>
/// <param name="Assembly">The simple name of the assembly.</param>
/// <param name="FullName">The full metadata name, for example <c>Shop.Cart+Emptied</c>.</param>
public sealed record ClrType(string Assembly, string FullName);
