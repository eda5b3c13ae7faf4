using EventTracking.Generators.Model;

namespace EventTracking.Analyzers.Fields;

/// <summary>
/// Counts the fields that every instance of an event has, as <c>EventLimits.MaxFields</c> counts them: its own and those of nested objects.
/// Items of collections are not counted.
/// </summary>
internal sealed class FieldCount
{
    private readonly Dictionary<string, WriterModel> _writers;
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    private FieldCount(IEnumerable<WriterModel> writers) =>
        _writers = writers.ToDictionary(static writer => writer.Method, StringComparer.Ordinal);

    public static long Of(ObjectModel data, IEnumerable<WriterModel> writers) => new FieldCount(writers).Count(data);

    private long Count(ObjectModel model) =>
        (model.Discriminator is null ? 0 : 1) + model.Fields.Sum(field => 1 + Count(field.Value));

    private long Count(ValueModel value)
    {
        if (value is not { Call: ValueCall.FieldWriter, Target: { } method } || !_writers.TryGetValue(method, out var writer))
            return 0;
        if (_counts.TryGetValue(method, out var known))
            return known;

        // A recursive type counts once.
        _counts[method] = 0;
        return _counts[method] = writer switch
        {
            ObjectWriter @object => Count(@object.Object),
            OptionalWriter optional => Count(optional.Value),
            PolymorphicWriter polymorphic => polymorphic.InnerValues.Select(Count).DefaultIfEmpty(0).Max(),
            _ => 0,
        };
    }
}
