using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace EventTracking.Tool.Verification;

/// <summary>Finds values by names in UTF-8, without allocating.</summary>
internal sealed class Utf8Names<TValue>
{
    private readonly Dictionary<byte[], TValue> _values = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], TValue>.AlternateLookup<ReadOnlySpan<byte>> _byUtf8;

    public Utf8Names(IEnumerable<KeyValuePair<string, TValue>> values)
    {
        foreach (var (name, value) in values)
            _values.TryAdd(Encoding.UTF8.GetBytes(name), value);
        _byUtf8 = _values.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Returns whether there is a value with that name.</summary>
    public bool TryFind(ReadOnlySpan<byte> name, [MaybeNullWhen(false)] out TValue value) => _byUtf8.TryGetValue(name, out value);
}
