using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Catalog;

/// <summary>
/// Creates example data of a shape: every field has a value, arrays and maps have one item. A recursive type is repeated with its smallest
/// value only.
/// </summary>
internal sealed class ExampleData(DataShape shape)
{
    /// <summary>The recursive types around the current value. Inside one of them, it has no value: the data would be infinite.</summary>
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public bool TryCreate([NotNullWhen(true)] out JsonNode? data) => TryObject(shape.Data, Size.Full, out data);

    private bool TryValue(ShapeValue value, Size size, out JsonNode? node)
    {
        node = null;
        return (value.IsNullable && (size is Size.Smallest || value.Type is ReferenceType))
            || TryType(value.Type, size, out node)
            || value.IsNullable;
    }

    private bool TryType(ShapeType type, Size size, out JsonNode? node)
    {
        switch (type)
        {
            case ArrayType array:
                node = size is Size.Full && array.Item.Type is not ReferenceType && TryValue(array.Item, size, out var item)
                    ? new JsonArray(item)
                    : new JsonArray();
                return true;
            case MapType map:
                node = size is Size.Full && map.Value.Type is not ReferenceType && TryValue(map.Value, size, out var value)
                    ? new JsonObject { ["key"] = value }
                    : new JsonObject();
                return true;
            case ObjectType @object:
                return TryObject(@object, size, out node);
            case UnionType union:
                return TryUnion(union, size, out node);
            case ReferenceType reference:
                return TryReference(reference, out node);
            default:
                node = ExampleScalar.Of(type);
                return true;
        }
    }

    private bool TryObject(ObjectType type, Size size, [NotNullWhen(true)] out JsonNode? node)
    {
        var fields = new JsonObject();
        node = null;
        foreach (var field in type.Fields)
        {
            var isOmitted = field.CanBeAbsent && (size is Size.Smallest || field.Value.Type is ReferenceType);
            if (!isOmitted && TryValue(field.Value, size, out var value))
                fields[field.Name] = value;
            else if (!field.CanBeAbsent)
                return false;
        }

        node = fields;
        return true;
    }

    private bool TryUnion(UnionType union, Size size, out JsonNode? node)
    {
        foreach (var @case in union.Cases)
        {
            if (!TryObject(@case.Type, size, out node))
                continue;
            if (@case.Tag is { } tag)
                ((JsonObject)node).Insert(0, union.Discriminator, JsonNode.Parse(tag));
            return true;
        }

        node = null;
        return false;
    }

    private bool TryReference(ReferenceType reference, out JsonNode? node)
    {
        node = null;
        if (!_open.Add(reference.Path))
            return false;
        var found = TryType(shape.Resolve(reference), Size.Smallest, out node);
        _open.Remove(reference.Path);
        return found;
    }

    private enum Size
    {
        /// <summary>Every field has a value.</summary>
        Full,

        /// <summary>What can be absent, <c>null</c> or empty is.</summary>
        Smallest,
    }
}
