using EventTracking.Generators.Model;

namespace EventTracking.Generators.Values;

/// <summary>
/// Decides which objects and arrays count their depth at run time: those that can contain a recursive type or a JSON value. The depth of
/// all others is known from their types, and the core counts the object of the event itself. Also removes writers that are not used.
/// </summary>
internal static class DepthAnalysis
{
    public static EquatableArray<WriterModel> Apply(ObjectModel data, IReadOnlyList<WriterModel> writers)
    {
        var byMethod = writers.ToDictionary(static writer => writer.Method, StringComparer.Ordinal);
        var used = Reachable(data.Fields.Select(static field => field.Value));

        return writers
            .Where(writer => used.Contains(writer.Method))
            .Select(writer => CountsDepth(writer.InnerValues) ? writer.WithCountedDepth() : writer)
            .ToEquatableArray();

        bool CountsDepth(IEnumerable<ValueModel> values)
        {
            var all = values.ToList();
            return all.Any(HasAnyDepth) || Reachable(all).Any(method =>
            {
                var inner = byMethod[method].InnerValues.ToList();
                return inner.Any(HasAnyDepth) || Reachable(inner).Contains(method);
            });
        }

        HashSet<string> Reachable(IEnumerable<ValueModel> values)
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<ValueModel>(values);
            while (open.Count > 0)
            {
                if (open.Pop() is not { Call: ValueCall.FieldWriter, Target: { } method } || !found.Add(method))
                    continue;
                foreach (var inner in byMethod[method].InnerValues)
                    open.Push(inner);
            }

            return found;
        }
    }

    /// <summary>Whether the value can be JSON of any depth: a JSON value, or whatever a value writer writes.</summary>
    private static bool HasAnyDepth(ValueModel value) => value.JsonType is JsonType.Any
        || (value.Call is ValueCall.ValueWriter && value.JsonType is JsonType.Array or JsonType.Object);
}
