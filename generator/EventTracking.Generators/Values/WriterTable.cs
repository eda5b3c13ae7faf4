using EventTracking.Generators.Graph;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;

namespace EventTracking.Generators.Values;

/// <summary>The writers of one event: one for each distinct type, found by a key and named for the reader.</summary>
internal sealed class WriterTable(TypeGraph? graph)
{
    private readonly Dictionary<string, ValueModel?> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _methods = new(StringComparer.Ordinal);
    private readonly List<WriterModel?> _writers = [];

    /// <summary>Finds the writer of a type, or makes it.</summary>
    /// <param name="key">What tells one writer from another.</param>
    /// <param name="label">What it writes, as part of a method name.</param>
    /// <param name="pending">What a reference to the writer from within itself, a recursive type, is to assume.</param>
    /// <param name="make">Makes the writer of that name; <see langword="null"/> where the type cannot be written.</param>
    public ValueModel? GetOrAdd(string key, string label, ValueModel pending, Func<string, WriterModel?> make)
    {
        graph?.Reach(key);
        if (_values.TryGetValue(key, out var known))
            return known;

        var method = UniqueNames.Find($"Write{label}", name => !_methods.Add(name));
        var value = pending with { Call = ValueCall.FieldWriter, Target = method };
        var place = _writers.Count;
        _writers.Add(null);
        _values[key] = value;

        graph?.Open(key);
        _writers[place] = make(method);
        graph?.Close();
        return _values[key] = _writers[place] is { } writer ? value with { Enumeration = writer.Enumeration } : null;
    }

    /// <summary>The writers in the order in which they were first needed.</summary>
    public IReadOnlyList<WriterModel> ToModels() => [.. _writers.OfType<WriterModel>()];
}
