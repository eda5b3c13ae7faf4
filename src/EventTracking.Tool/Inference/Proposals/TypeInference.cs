using EventTracking.Tool.Inference.Statistics;

namespace EventTracking.Tool.Inference.Proposals;

/// <summary>
/// Chooses the C# type of the values in one place: the most specific type that writes every one of them again without a change. Values of
/// different kinds remain JSON.
/// </summary>
/// <param name="user">The event.</param>
/// <param name="types">The types of all events.</param>
/// <param name="keepsObjects">Whether objects become records; otherwise they remain JSON.</param>
internal sealed class TypeInference(ProposedEvent user, SharedTypes types, bool keepsObjects)
{
    /// <summary>Larger integers are often counters and times that will exceed 32 bits soon.</summary>
    private const int MaxInt = 1 << 30;

    private static readonly ProposedValue Json = new(FrameworkType.Json, IsNullable: false);

    /// <summary>Returns the fields of objects.</summary>
    public IReadOnlyList<ProposedField> FieldsOf(ObjectStatistics objects) =>
        [.. objects.Fields.Select(field => Field(field, objects.Count))];

    private ProposedField Field(FieldStatistics field, long objects)
    {
        var counts = FieldCounts.Of(field.Value, objects, field.Present);
        if (field.Present == objects)
            return new ProposedField(field.Name, ValueOf(field.Value, new FieldPlace(field.Name)), FieldPresence.Always, counts);

        // Null cannot mean both "absent" and "null".
        var value = field.Value.Nulls > 0 ? Json : ValueOf(field.Value, new FieldPlace(field.Name));
        return value.Type == FrameworkType.Json
            ? new ProposedField(field.Name, value, FieldPresence.NotDefault, counts)
            : new ProposedField(field.Name, value with { IsNullable = true }, FieldPresence.NotNull, counts);
    }

    private ProposedValue ValueOf(ValueStatistics values, FieldPlace place)
    {
        var type = TypeOf(values, place);
        return new ProposedValue(type, values.Nulls > 0 && type != FrameworkType.Json);
    }

    private ProposedType TypeOf(ValueStatistics values, FieldPlace place)
    {
        var count = values.Count - values.Nulls;
        return values switch
        {
            { IsOpaque: true } => FrameworkType.Json,
            _ when count == 0 => FrameworkType.Json,
            _ when count == values.Booleans => FrameworkType.Boolean,
            { Numbers: { } numbers } when count == numbers.Count => NumberType(numbers),
            { Texts: { } texts } when count == texts.Count => TextType(texts, place),
            { Objects: { } objects } when count == objects.Count => ObjectType(objects, place),
            _ when count == values.Arrays => new ListType(values.Items is { } items ? ValueOf(items, place.Items) : Json),
            _ => FrameworkType.Json,
        };
    }

    private static FrameworkType NumberType(NumberStatistics numbers) => numbers switch
    {
        { AreIntegers: true } when numbers.Minimum >= -MaxInt && numbers.Maximum <= MaxInt => FrameworkType.Int,
        { AreIntegers: true } when numbers.Minimum >= long.MinValue && numbers.Maximum <= long.MaxValue => FrameworkType.Long,
        { AreIntegers: true } when numbers.Minimum >= 0 => FrameworkType.UnsignedLong,
        { AreDoubles: true } => FrameworkType.Double,
        { AreDecimals: true } => FrameworkType.Decimal,
        _ => FrameworkType.Json,
    };

    private ProposedType TextType(TextStatistics texts, FieldPlace place) => texts switch
    {
        { Values: { } values } when EnumValues.AreClosedSet(place.Field, values) => types.Enum(values, user, place),
        _ when texts.Formats.HasFlag(TextFormats.Guid) => FrameworkType.Guid,
        _ when texts.Formats.HasFlag(TextFormats.DateTimeOffset) => FrameworkType.DateTimeOffset,
        _ when texts.Formats.HasFlag(TextFormats.DateTime) => FrameworkType.DateTime,
        _ when texts.Formats.HasFlag(TextFormats.Date) => FrameworkType.DateOnly,
        _ when texts.Formats.HasFlag(TextFormats.TimeSpan) => FrameworkType.TimeSpan,
        _ when texts.Formats.HasFlag(TextFormats.Uri) => FrameworkType.Uri,
        _ => FrameworkType.String,
    };

    private ProposedType ObjectType(ObjectStatistics objects, FieldPlace place)
    {
        if (objects is { Values: null, Fields: [] })
            return new MapType(Json);
        if (MapKeys.AreIn(objects))
            return new MapType(ValueOf(objects.MergedValues(), place.Items));
        return keepsObjects ? types.Record(FieldsOf(objects), objects.Count, user, place) : FrameworkType.Json;
    }
}
