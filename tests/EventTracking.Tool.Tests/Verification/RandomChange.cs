using System.Text.Json.Nodes;

namespace EventTracking.Tool.Tests.Verification;

/// <summary>Changes one value anywhere in a JSON object.</summary>
internal static class RandomChange
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "1.0", "2.5", "1e2", "1e-2", "127", "128", "255", "256", "70000", "4294967296",
        "99999999999999999999", "-0", "\"\"", "\"a\"", "\"5\"", "\"-5.5\"", "\"1E+5\"", "\"NaN\"", "\"Infinity\"", "\"true\"", "\"a, b\"",
        "\"2026-02-28\"", "\"2026-02-29\"", "\"23:59:59\"", "\"23:59:59.1234567\"", "\"1.02:03:04\"", "\"2026-11-23T19:29:34\"",
        "\"2026-11-23T19:29:34.7Z\"", "\"1.2\"", "\"1.2.3.4.5\"", "\"AAEC\"", "\"AAE=\"", "\"A\"", "\"\\u00e9\"",
        "\"0f8fad5b-d9cb-469f-a165-70867728950e\"", "[]", "[null]", "[1]", "[\"a\"]", "{}", "{\"a\":1}", "{\"a\":null}",
    ];

    /// <summary>Returns the text of an object with one change.</summary>
    public static string Of(string json, Random random)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        var places = Places(root).ToList();
        Change(places[random.Next(places.Count)], random);
        return root.ToJsonString();
    }

    /// <summary>All members of objects and items of arrays.</summary>
    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node) => node switch
    {
        JsonObject @object => @object.SelectMany(member => Places(member.Value).Prepend((@object, member.Key))),
        JsonArray array => array.SelectMany((item, index) => Places(item).Prepend((array, index))),
        _ => [],
    };

    private static void Change((JsonNode Parent, object Key) place, Random random)
    {
        var old = place.Parent is JsonObject members ? members[(string)place.Key] : place.Parent[(int)place.Key];
        switch (random.Next(5))
        {
            case 0 when place.Parent is JsonObject parent:
                parent.Remove((string)place.Key);
                break;
            case 1 when place.Parent is JsonObject parent:
                parent.Remove((string)place.Key);
                parent[$"{place.Key}_"] = old;
                break;
            case 2 when place.Parent is JsonArray parent:
                parent.Insert((int)place.Key, old?.DeepClone());
                break;
            case 3 when old is JsonValue && old.GetValueKind() is System.Text.Json.JsonValueKind.String:
                Set(place, JsonValue.Create(Edited(old.GetValue<string>(), random)));
                break;
            default:
                Set(place, JsonNode.Parse(Values[random.Next(Values.Length)]));
                break;
        }
    }

    private static void Set((JsonNode Parent, object Key) place, JsonNode? value)
    {
        if (place.Parent is JsonObject parent)
            parent[(string)place.Key] = value;
        else
            place.Parent[(int)place.Key] = value;
    }

    /// <summary>Inserts, removes or replaces a character.</summary>
    private static string Edited(string text, Random random)
    {
        var position = random.Next(text.Length + 1);
        var inserted = "aA0123456789.:-+,TZE= é".Substring(random.Next(23), random.Next(2));
        return text[..position] + inserted + text[Math.Min(text.Length, position + random.Next(2))..];
    }
}
