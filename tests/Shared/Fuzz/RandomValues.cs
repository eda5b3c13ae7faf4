using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventTracking.Shared;

/// <summary>
/// Random values, many of them hostile, each with the JSON that readers must find. The same seed gives the same values, also in a native
/// program, so no JSON is created by reflection.
/// </summary>
internal sealed class RandomValues(Random random)
{
    private static readonly string[] Hostile =
    [
        "", "\0", "\u0001\u001f", "\"", "\\", "\\u0000", "\u007f\u0085\u009f", "\u2028\u2029", "\u202a\u202e\u2066\u2069", "\ufeff",
        "\ud800", "\udc00",
        "\ud800\ud800\udc00", "\ud83d\ude00", "\r\n\t\b\f", "</script>", "__proto__", "constructor", "$id", "$type", "@", "é", "\ufffd",
        "NaN", "null", "\u061c\u200e\u200f",
    ];

    private static readonly object?[] TooDeep = Deep(10_000);

    /// <summary>Returns a value and the expected JSON.</summary>
    public (object? Value, JsonNode? Expected) Next(int depth = 0) => random.Next(depth > 3 ? 14 : 20) switch
    {
        0 => (null, null),
        1 => Same(random.Next(2) == 0, static value => value),
        2 => Same(random.Next(int.MinValue, int.MaxValue), static value => value),
        3 => Same(random.NextInt64(long.MinValue, long.MaxValue), static value => value),
        4 => Same((ulong)random.NextInt64() * 2, static value => value),
        5 or 6 => NextDouble(),
        7 => NextFloat(),
        8 => Same(new decimal(random.Next(), random.Next(100), 0, random.Next(2) == 0, (byte)random.Next(15)), static value => value),
        9 or 10 or 11 => NextText(),
        12 => NextDate(),
        13 => NextGuid(),
        14 => NextBytes(),
        15 or 16 => NextList(depth),
        17 or 18 => NextMap(depth),
        _ => NextUnwritable(depth),
    };

    /// <summary>Returns the data of an event and the expected JSON.</summary>
    public (Dictionary<string, object?> Data, JsonObject Expected) NextData()
    {
        var data = new Dictionary<string, object?>();
        var expected = new JsonObject();
        for (var fields = random.Next(6); fields > 0; fields--)
            Add(data, expected, Next());
        return (data, expected);
    }

    /// <summary>Returns a string, which may contain lone surrogates.</summary>
    public string NextString()
    {
        var pieces = Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(3) switch
        {
            0 => Hostile[random.Next(Hostile.Length)],
            1 => new string((char)random.Next(char.MaxValue + 1), random.Next(20)),
            _ => new string([.. Enumerable.Range(0, random.Next(30)).Select(_ => (char)random.Next(0x20, 0x250))]),
        });
        return string.Concat(pieces);
    }

    /// <param name="value">The value.</param>
    /// <param name="toJson">The conversion, which is known at compile time: <c>JsonValue.Create&lt;T&gt;</c> would use reflection.</param>
    private static (object?, JsonNode?) Same<T>(T value, Func<T, JsonNode> toJson)
        where T : notnull => (value, toJson(value));

    private (object?, JsonNode?) NextDouble()
    {
        var value = random.Next(3) switch
        {
            0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            1 =>
                ((double[])
                [
                    double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue,
                ])[random.Next(
                        6)],
            _ => random.Next(-100_000, 100_000) / 1000.0,
        };
        return (value, double.IsFinite(value) ? JsonValue.Create(value) : null);
    }

    private (object?, JsonNode?) NextFloat()
    {
        var value = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
        return (value, float.IsFinite(value) ? JsonValue.Create(value) : null);
    }

    private (object?, JsonNode?) NextText()
    {
        var text = NextString();
        return (text, ReplaceLoneSurrogates(text));
    }

    private (object?, JsonNode?) NextDate()
    {
        var date = new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.Zero);
        return (date, date);
    }

    private (object?, JsonNode?) NextGuid()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        var id = new Guid(bytes);
        return (id, id.ToString());
    }

    private (object?, JsonNode?) NextBytes()
    {
        var bytes = new byte[random.Next(50)];
        random.NextBytes(bytes);
        return (bytes, Convert.ToBase64String(bytes));
    }

    private (object?, JsonNode?) NextList(int depth)
    {
        var items = Enumerable.Range(0, random.Next(5)).Select(_ => Next(depth + 1)).ToArray();
        return (items.Select(static item => item.Value).ToList(), new JsonArray([.. items.Select(static item => item.Expected)]));
    }

    private (object?, JsonNode?) NextMap(int depth)
    {
        var map = new Dictionary<string, object?>();
        var expected = new JsonObject();
        for (var entries = random.Next(5); entries > 0; entries--)
            Add(map, expected, Next(depth + 1));
        return (map, expected);
    }

    /// <summary>Returns a value that cannot be written, which becomes null without affecting other fields.</summary>
    private (object?, JsonNode?) NextUnwritable(int depth) => depth > 0 ? (null, null) : random.Next(6) switch
    {
        0 => (Stream.Null, null),
        1 => (Throwing(), null),
        2 => (Cyclic(), null),
        3 => (TooDeep, null),
        4 => (new Exception(), null),
        _ => NextJson(),
    };

    /// <summary>Returns a JSON element.</summary>
    private (object?, JsonNode?) NextJson()
    {
        var json = new JsonObject { ["a"] = 1, ["b"] = Next(1).Expected };
        return (JsonElement.Parse(json.ToJsonString()), json);
    }

    private void Add(Dictionary<string, object?> map, JsonObject expected, (object? Value, JsonNode? Expected) value)
    {
        var key = NextString();

        // Names that differ only in lone surrogates are equal in the line, so only one of them is used.
        if (!expected.ContainsKey(ReplaceLoneSurrogates(key)) && map.TryAdd(key, value.Value))
            expected.Add(ReplaceLoneSurrogates(key), value.Expected);
    }

    /// <summary>Replaces lone surrogates with U+FFFD.</summary>
    public static string ReplaceLoneSurrogates(string text)
    {
        var replaced = new System.Text.StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            replaced.Append(rune);
        return replaced.ToString();
    }

    private static IEnumerable<int> Throwing()
    {
        yield return 1;
        throw new TimeoutException();
    }

    private static List<object> Cyclic()
    {
        var cycle = new List<object>();
        cycle.Add(cycle);
        return cycle;
    }

    private static object?[] Deep(int levels)
    {
        object?[] value = [];
        for (var i = 0; i < levels; i++)
            value = [value];
        return value;
    }
}
