using System.Text;

namespace EventTracking.Tool.Verification;

/// <summary>Tests whether a text is one or several of the names of flags, separated by a comma and a space.</summary>
internal sealed class FlagNames
{
    private readonly byte[][] _names;
    private readonly Utf8Names<bool> _byName;
    private readonly bool _isAmbiguous;

    public FlagNames(IReadOnlyList<string> names)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _byName = new Utf8Names<bool>(names.Select(static name => KeyValuePair.Create(name, true)));
        _isAmbiguous = _names.Any(static name => name.AsSpan().IndexOf(Separator) >= 0);
    }

    private static ReadOnlySpan<byte> Separator => ", "u8;

    public bool IsCombination(ReadOnlySpan<byte> text)
    {
        if (_isAmbiguous)
            return IsAmbiguousCombination(text);
        while (text.IndexOf(Separator) is >= 0 and var end)
        {
            if (!_byName.TryFind(text[..end], out _))
                return false;
            text = text[(end + Separator.Length)..];
        }

        return _byName.TryFind(text, out _);
    }

    /// <summary>A separator may be part of a name: each position where a name can start is visited once.</summary>
    private bool IsAmbiguousCombination(ReadOnlySpan<byte> text)
    {
        var starts = new SortedSet<int> { 0 };
        while (starts.Count > 0)
        {
            var start = starts.Min;
            starts.Remove(start);
            foreach (var name in _names)
            {
                if (!text[start..].StartsWith(name))
                    continue;
                var rest = text[(start + name.Length)..];
                if (rest.IsEmpty)
                    return true;
                if (rest.StartsWith(Separator))
                    starts.Add(text.Length - rest.Length + Separator.Length);
            }
        }

        return false;
    }
}
