using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventTracking.Tool.Tests.Inference;

/// <summary>
/// A random log: some events with random shapes, and lines with random values of these shapes. The same seed gives the same log.
/// </summary>
internal sealed class RandomLog
{
    private static readonly string[] EventNames =
    [
        "org.example.order.placed", "org.example.order.paid", "org.other.order.placed", "play_video", "playvideo", "Play-Video", "/",
        "/a/b?c=d", "/A/B", "Größe geändert", "a.b", "1", "\"quoted\" \\ \u0007", "class", "tracker", "JsonElement", "System", "事件",
        "org.example.</summary>", "com.example.\u202etxt", "x\ny",
    ];

    private static readonly string[] FieldNames =
    [
        "id", "user_id", "userId", "UserID", "USER_ID", "user-id", "class", "namespace", "equals", "Equals", "emit", "descriptor",
        "tracker", "clone", "to_string", "json_element", "guid", "string", "a", "A", "größe", "名前", "1st", "with space", "with\"quote",
        "with\\slash", "with\nbreak", "\u0000", "\u202e", "$id", "$type", "", "@", "</summary>", "a.b", "write_data", "get_type", "field",
        "value", "record", "equality_contract", "timestamp", "data", "json_ignore_condition", "😀",
    ];

    private readonly Random _random;

    public RandomLog(int seed)
    {
        _random = new Random(seed);
        var events = Some(EventNames, _random.Next(1, 5)).Select(name => (Name: name, Shape: NextData())).ToList();
        Lines = [.. Enumerable.Range(0, _random.Next(1, 150)).Select(_ => Line(events[_random.Next(events.Count)]))];
    }

    /// <summary>The lines.</summary>
    public IReadOnlyList<string> Lines { get; }

    private string Line((string Name, Func<JsonNode?> Shape) known)
    {
        var data = known.Shape();
        var line = _random.Next(3) switch
        {
            0 => new JsonObject { ["event_type"] = known.Name, ["event"] = data?.ToJsonString(), ["time"] = "2015-04-16T17:10:11+00:00" },
            1 => new JsonObject { ["event_type"] = known.Name, ["event"] = data },
            _ => new JsonObject { ["name"] = known.Name, ["timestamp"] = "2015-04-16T17:10:11.000000+00:00", ["data"] = data },
        };
        return line.ToJsonString();
    }

    private Func<JsonNode?> NextData() => _random.Next(8) switch
    {
        0 => OneOf(NextObject(0), NextValue(0)),
        _ => NextObject(0),
    };

    private Func<JsonNode?> NextValue(int depth) => _random.Next(depth > 3 ? 12 : 17) switch
    {
        0 => () => _random.Next(2) == 0,
        1 => () => _random.Next(100),
        2 => () => _random.NextInt64(long.MinValue, long.MaxValue),
        3 => () => (ulong)_random.NextInt64() * 2,
        4 => NextNumber,
        5 => Literal("1.0", "-0", "0", "1e2", "1E400", "1e-400", "123456789012345678901234567890.5", "0.1", "9007199254740993", "4.35"),
        6 => Text(() => new Guid(Bytes(16)).ToString()),
        7 => Text(Instant),
        8 => Text(() => _random.Next(3) switch { 0 => "2015-04-16", 1 => "10:20:30", _ => "https://example.org/ä?b=%20" }),
        9 or 10 => Word(),
        11 => Text(NextText),
        12 or 13 => NextObject(depth + 1),
        14 => NextArray(depth + 1),
        15 => NextMap(depth + 1),
        _ => OneOf(NextValue(depth + 1), NextValue(depth + 1)),
    };

    private Func<JsonNode?> NextObject(int depth)
    {
        var fields = Some(FieldNames, _random.Next(0, 8))
            .Select(name => (Name: name, Value: NextValue(depth), Absent: Share(), Null: Share()))
            .ToList();
        return () =>
        {
            var data = new JsonObject();
            foreach (var field in fields.Where(field => !Happens(field.Absent)))
                data.Add(field.Name, Happens(field.Null) ? null : field.Value());
            return data;
        };
    }

    private Func<JsonNode?> NextArray(int depth)
    {
        var (item, nulls) = (NextValue(depth), Share());
        return () => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Happens(nulls) ? null : item())]);
    }

    private Func<JsonNode?> NextMap(int depth)
    {
        var value = NextValue(depth);
        return () => new JsonObject(
            Enumerable.Range(0, _random.Next(4)).Select(i => KeyValuePair.Create($"{Convert.ToHexStringLower(Bytes(6))}-{i}", value())));
    }

    private Func<JsonNode?> OneOf(Func<JsonNode?> first, Func<JsonNode?> second) => () => _random.Next(2) == 0 ? first() : second();

    private Func<JsonNode?> Word()
    {
        string[] all = ["honor", "Honor", "audit", "end_reached", "end-reached", "v1", "a b", "Class", "x"];
        var words = Some(all, _random.Next(1, 5));
        return Text(() => words[_random.Next(words.Count)]);
    }

    private Func<JsonNode?> Literal(params string[] numbers) => () => JsonNode.Parse(numbers[_random.Next(numbers.Length)]);

    private static Func<JsonNode?> Text(Func<string> next) => () => next();

    private JsonNode NextNumber()
    {
        var number = BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue));
        return double.IsFinite(number) ? number : 0.5;
    }

    private string Instant()
    {
        var instant = new DateTimeOffset(_random.NextInt64(DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.Zero);
        return _random.Next(3) switch
        {
            0 => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            1 => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
            _ => instant.ToString("O", CultureInfo.InvariantCulture),
        };
    }

    private string NextText()
    {
        string[] texts = ["", "{", "[1]", "\"", "</c>", "\u2028", "\u202e", "😀", "null", "2015-13-45", "http://", "00:00:00", "#;", "*/"];
        return texts[_random.Next(texts.Length)];
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Never, always or sometimes.</summary>
    private double Share() => _random.Next(8) switch { 0 => 1, 1 or 2 => 0.3, _ => 0 };

    private bool Happens(double share) => _random.NextDouble() < share;

    private List<string> Some(string[] items, int count)
    {
        var shuffled = (string[])items.Clone();
        _random.Shuffle(shuffled);
        return [.. shuffled.Take(count)];
    }
}
