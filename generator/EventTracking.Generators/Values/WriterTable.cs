using EventTracking.Generators.Graph;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;

namespace EventTracking.Generators.Values;

/// <summary>The field writers of one event by a key: one for each type, or for each way in which a type is written.</summary>
internal sealed class WriterTable(TypeGraph? graph)
{
    private readonly Dictionary<string, ValueModel?> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _methods = new(StringComparer.Ordinal);
    private readonly List<WriterModel?> _writers = [];

    /// <summary>Returns the writer with the key, or creates it.</summary>
    /// <param name="key">Identifies the writer.</param>
    /// <param name="label">The type as part of the method's name.</param>
    /// <param name="pending">What is assumed while the writer is being created, if a recursive type refers to it.</param>
    /// <param name="create">Creates the writer with a method name; returns <see langword="null"/> if the type cannot be written.</param>
    public ValueModel? GetOrAdd(string key, string label, ValueModel pending, Func<string, WriterModel?> create)
    {
        graph?.AddEdge(key);
        if (_values.TryGetValue(key, out var known))
            return known;

        var method = UniqueNames.Find($"Write{label}", name => !_methods.Add(name));
        var value = pending with { Call = ValueCall.FieldWriter, Target = method };
        var index = _writers.Count;
        _writers.Add(null);
        _values[key] = value;

        graph?.BeginType(key);
        _writers[index] = create(method);
        graph?.EndType();
        return _values[key] = _writers[index] is { } writer ? value with { Safety = writer.Safety } : null;
    }

    /// <summary>The writers in the order in which they were first used.</summary>
    public IReadOnlyList<WriterModel> ToModels() => [.. _writers.OfType<WriterModel>()];
}
