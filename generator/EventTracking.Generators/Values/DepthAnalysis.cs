using EventTracking.Generators.Model;

namespace EventTracking.Generators.Values;

/// <summary>
/// Decides which objects and arrays count their levels at run time: those from which a recursive type or a JSON value can be
/// reached. The depth of all others is known from their types, and the core counts the event's own object. Writers that
/// nothing needs are left out.
/// </summary>
internal static class DepthAnalysis
{
    public static EquatableArray<WriterModel> Apply(ObjectModel data, IReadOnlyList<WriterModel> writers)
    {
        var byMethod = writers.ToDictionary(static writer => writer.Method, StringComparer.Ordinal);
        var needed = Reachable(data.Fields.Select(static field => field.Value));

        return writers
            .Where(writer => needed.Contains(writer.Method))
            .Select(writer => Counts(writer.Inner) ? writer.Counted() : writer)
            .ToEquatableArray();

        bool Counts(IEnumerable<ValueModel> values)
        {
            var inner = values.ToList();
            var reached = Reachable(inner);
            return inner.Any(IsJson)
                || reached.Any(method => byMethod[method].Inner.Any(IsJson) || Reachable(byMethod[method].Inner).Contains(method));
        }

        HashSet<string> Reachable(IEnumerable<ValueModel> values)
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<ValueModel>(values);
            while (open.Count > 0)
            {
                if (open.Pop() is not { Call: ValueCall.FieldWriter, Target: { } method } || !found.Add(method))
                    continue;
                foreach (var inner in byMethod[method].Inner)
                    open.Push(inner);
            }

            return found;
        }
    }

    /// <summary>A value writer can write JSON values as well.</summary>
    private static bool IsJson(ValueModel value) => value.JsonType is JsonType.Any
        || (value.Call is ValueCall.ValueWriter && value.JsonType is JsonType.Array or JsonType.Object);
}
