using EventTracking.Generators.Json;
using EventTracking.Generators.Model;

namespace EventTracking.Generators.Shape;

/// <summary>
/// Derives the type tree of an event from the model of its writers. A type within itself becomes a reference to the outer one. Many types
/// that all refer to each other would produce millions of nodes. Beyond a limit, each type is therefore expanded only once, and is a
/// reference everywhere else.
/// </summary>
internal sealed class ShapeBuilder
{
    private const int MostNodes = 2_000;

    private readonly Dictionary<string, WriterModel> _writers;
    private readonly Dictionary<string, string> _expanded = new(StringComparer.Ordinal);
    private readonly Repetition _repetition;
    private int _nodes;
    private int _merges;

    private ShapeBuilder(IEnumerable<WriterModel> writers, Repetition repetition) =>
        (_writers, _repetition) = (writers.ToDictionary(static writer => writer.Method, StringComparer.Ordinal), repetition);

    private enum Repetition
    {
        /// <summary>A type is expanded wherever it occurs, except within itself.</summary>
        Expanded,

        /// <summary>A type is expanded once.</summary>
        Referenced,
    }

    public static ObjectType Build(ObjectModel data, IReadOnlyList<WriterModel> writers) =>
        new ShapeBuilder(writers, Repetition.Expanded).TryBuild(data) ?? new ShapeBuilder(writers, Repetition.Referenced).TryBuild(data)!;

    private ObjectType? TryBuild(ObjectModel data)
    {
        var type = Object(data, ShapePath.Root);
        return IsTooLarge ? null : type;
    }

    private bool IsTooLarge => _repetition is Repetition.Expanded && _nodes > MostNodes;

    /// <summary>Two members with the same name are an error (EVT202); the first is used.</summary>
    private ObjectType Object(ObjectModel model, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var fields = new List<ShapeField>();
        foreach (var field in model.Fields)
        {
            if (names.Add(ShapeName.Quote(field.WireName)) && !IsTooLarge)
                fields.Add(Field(field, ShapePath.Field(path, field.WireName)));
        }

        return new ObjectType(fields);
    }

    /// <summary>
    /// A field that is omitted instead of being <c>null</c> is never <c>null</c>, and always present if its value is not nullable.
    /// </summary>
    private ShapeField Field(FieldModel field, string path)
    {
        var value = Value(field.Value, field.Nullability, path);
        var isOmitted = field.Condition switch
        {
            FieldCondition.WhenNotNull => field.Nullability is Nullability.Nullable,
            FieldCondition.WhenNotDefault => true,
            _ => false,
        };
        return new ShapeField(
            field.WireName,
            field.Condition is FieldCondition.WhenNotNull ? new ShapeValue(value.Type, isNullable: false) : value,
            isOmitted,
            field.Documentation,
            field.Name);
    }

    private ShapeValue Value(ValueModel value, Nullability nullability, string path)
    {
        _nodes++;
        return value.Call is ValueCall.FieldWriter
            ? Written(_writers[value.Target!], value, nullability, path)
            : new ShapeValue(WireTypes.Of(value), nullability is Nullability.Nullable);
    }

    private ShapeValue Written(WriterModel writer, ValueModel value, Nullability nullability, string path) => writer switch
    {
        OptionalWriter optional => Value(optional.Value, Nullability.Nullable, path),
        EnumWriter @enum => new ShapeValue(Enum(@enum, value), nullability is Nullability.Nullable),
        _ => new ShapeValue(Container(writer, path), nullability is Nullability.Nullable),
    };

    private static ShapeType Enum(EnumWriter model, ValueModel value)
    {
        var names = model.Members.Select(static member => JsonText.Unescape(member.Json));
        if (model.Members.Count == 0)
            return WireTypes.Integer(value);
        return model.Flags.Count == 0 ? new EnumType(names) : new FlagsType(names);
    }

    private ShapeType Container(WriterModel writer, string path)
    {
        if (_expanded.TryGetValue(writer.Method, out var outer))
            return new ReferenceType(outer);

        // A type expanded here may not become part of the merged type, so no reference may point to it.
        if (_repetition is Repetition.Referenced && _merges > 0)
            return AnyType.Instance;

        _expanded.Add(writer.Method, path);
        ShapeType type = writer switch
        {
            CollectionWriter collection => new ArrayType(Value(collection.Element, collection.ElementNullability, ShapePath.Item(path))),
            DictionaryWriter dictionary => new MapType(Value(dictionary.Value, dictionary.ValueNullability, ShapePath.Value(path))),
            ObjectWriter @object => Object(@object.Object, path),
            PolymorphicWriter polymorphic => Union(polymorphic, path),
            _ => throw new InvalidOperationException($"{writer.GetType().Name} has no shape."),
        };
        if (_repetition is Repetition.Expanded)
            _expanded.Remove(writer.Method);
        return type;
    }

    /// <summary>Objects without a discriminator are one case, whatever their types: readers cannot distinguish them.</summary>
    private ShapeType Union(PolymorphicWriter model, string path)
    {
        var objects = model.Cases.Select(static derived => derived.Value)
            .Concat(model.Base is { } @base ? [@base] : [])
            .Select(value => _writers[value.Target!])
            .OfType<ObjectWriter>()
            .ToLookup(static writer => writer.Object.Discriminator, static writer => writer.Object);
        var tagged = objects.Where(static tagged => tagged.Key is not null).ToList();
        if (tagged.Count == 0)
            return Merged(objects[null], path);

        var cases = tagged.Select(same =>
        {
            var tag = same.Key!.Value;
            return new UnionCase(tag, Merged(same, ShapePath.Case(path, UnionCase.TextOf(tag))));
        });
        if (objects.Contains(null))
            cases = cases.Append(new UnionCase(tag: null, Merged(objects[null], ShapePath.Case(path, UnionCase.UntaggedText))));
        return new UnionType(tagged[0].Key!.Name, [.. cases]);
    }

    private ObjectType Merged(IEnumerable<ObjectModel> models, string path)
    {
        var distinct = models.Distinct().ToList();
        if (distinct.Count == 1)
            return Object(distinct[0], path);

        _merges++;
        var types = distinct.Select(model => Object(model, path)).ToList();
        _merges--;
        return ObjectMerge.Of(types, path);
    }
}
