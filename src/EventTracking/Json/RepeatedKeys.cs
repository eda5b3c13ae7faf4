using System.Buffers;

namespace EventTracking.Json;

/// <summary>Finds and removes members of JSON objects that a later member of the same name overrides.</summary>
/// <remarks>
/// For text that this library has written: equal names are equal byte by byte, however they were escaped originally.
/// </remarks>
internal static class RepeatedKeys
{
    private static readonly SearchValues<byte> Punctuation = SearchValues.Create(",:{}[]\""u8);

    [ThreadStatic]
    private static KeyTable? _table;

    /// <summary>Removes overridden members.</summary>
    /// <param name="json">The text.</param>
    /// <param name="unique">The text in which each name has its last value, at the position of the first.</param>
    /// <returns>Whether any were removed.</returns>
    public static bool TryRemove(ReadOnlySpan<byte> json, out ReadOnlySpan<byte> unique)
    {
        unique = default;
        if (!HasRepeatedKeys(json))
            return false;

        try
        {
            var copy = new ArrayBufferWriter<byte>(json.Length);
            CopyValues(json, copy);
            unique = copy.WrittenSpan;
            return true;
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            // The raw text of a hand-written event may not be JSON; it is left unchanged.
            return false;
        }
    }

    private static bool HasRepeatedKeys(ReadOnlySpan<byte> json)
    {
        var table = _table ?? new KeyTable();
        _table = null;
        table.Clear();
        var result = HasRepeatedKeys(json, table);
        _table = table.IsLarge ? null : table;
        return result;
    }

    private static bool HasRepeatedKeys(ReadOnlySpan<byte> json, KeyTable table)
    {
        Span<int> open = stackalloc int[JsonDepth.Max + 1];
        var objects = 0;
        var outline = new JsonOutline(json);
        while (outline.Read())
        {
            if (outline.Depth >= open.Length)
                return false;

            if (outline.TokenType is JsonOutline.Token.Start)
            {
                open[outline.Depth] = objects++;
            }
            else if (outline.TokenType is JsonOutline.Token.Name
                && !table.TryAdd(json, open[Math.Max(outline.Depth - 1, 0)], outline.NameStart, outline.Name.Length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Copies everything up to the closing bracket or the end, without overridden members.</summary>
    /// <returns>The number of bytes read.</returns>
    private static int CopyValues(ReadOnlySpan<byte> json, ArrayBufferWriter<byte> unique)
    {
        var position = 0;
        while (position < json.Length && json[position] is not ((byte)'}' or (byte)']'))
        {
            switch (json[position])
            {
                case (byte)'{':
                    position += CopyObject(json[position..], unique);
                    break;
                case (byte)'[':
                    unique.Write("["u8);
                    position++;
                    position += CopyValues(json[position..], unique);
                    unique.Write("]"u8);
                    position++;
                    break;
                default:
                    var length = LengthOfToken(json[position..]);
                    unique.Write(json.Slice(position, length));
                    position += length;
                    break;
            }
        }

        return position;
    }

    private static int CopyObject(ReadOnlySpan<byte> json, ArrayBufferWriter<byte> unique)
    {
        var members = new List<(int NameStart, int ValueStart, int End)>();
        var positions = new Dictionary<ReadOnlyMemory<byte>, int>(new BytesComparer());
        var position = 1;
        while (json[position] != (byte)'}')
        {
            if (json[position] == (byte)',')
                position++;

            var start = position;
            position += LengthOfToken(json[position..]) + 1;
            var name = json[start..position].ToArray();
            var valueStart = position;
            position += LengthOfValue(json[position..]);
            if (positions.TryAdd(name, members.Count))
                members.Add((start, valueStart, position));
            else
                members[positions[name]] = (start, valueStart, position);
        }

        unique.Write("{"u8);
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
                unique.Write(","u8);
            unique.Write(json[members[i].NameStart..members[i].ValueStart]);
            CopyValues(json[members[i].ValueStart..members[i].End], unique);
        }

        unique.Write("}"u8);
        return position + 1;
    }

    private static int LengthOfValue(ReadOnlySpan<byte> json)
    {
        var depth = 0;
        var position = 0;
        do
        {
            depth += json[position] switch
            {
                (byte)'{' or (byte)'[' => 1,
                (byte)'}' or (byte)']' => -1,
                _ => 0,
            };
            position += LengthOfToken(json[position..]);
        }
        while (depth > 0);
        return position;
    }

    /// <summary>Returns the length of a string, a number, a constant, or one punctuation character.</summary>
    private static int LengthOfToken(ReadOnlySpan<byte> json)
    {
        if (json[0] == (byte)'"')
            return LengthOfString(json);

        if (json[0] is (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)',' or (byte)':')
            return 1;

        var length = json.IndexOfAny(Punctuation);
        return length < 0 ? json.Length : length;
    }

    private static int LengthOfString(ReadOnlySpan<byte> json)
    {
        var position = 1;
        while (json[position] != (byte)'"')
            position += json[position] == (byte)'\\' ? 2 : 1;
        return position + 1;
    }

    private sealed class BytesComparer : IEqualityComparer<ReadOnlyMemory<byte>>
    {
        public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

        public int GetHashCode(ReadOnlyMemory<byte> obj) => KeyTable.HashOf(0, obj.Span);
    }
}
