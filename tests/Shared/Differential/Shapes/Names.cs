using System.Text.Json.Serialization;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Names
{
    public static Shape[] All =>
    [
        Shape.Of(Some.Int.Select(static n => new NamingPolicy(n, n, n, n, n, n, n))),
        Shape.Of(Some.Int.Select(static n => new NamesBeyondASCII(n, n, n, n, n))),
        Shape.Of(Gen.Select(
            Some.Int, Some.Text,
            static (number, text) => new GivenNames(number, text, number, text, new Renamed(number, text)))),
        Shape.Of(Gen.Select(Some.Int, Some.Text, static (number, text) => new Ordered(number, text, number, text, number))),
        Shape.Of(Gen.Select(
            Some.Int, Some.Text,
            static (number, text) => new OrderedAcrossBases(text) { First = number, Middle = number, Last = text })),
    ];
}

internal sealed record Renamed([property: JsonPropertyName("no. 1")] int One, [property: JsonPropertyName("TWO")] string Two);

internal abstract record OrderedBase
{
    [JsonPropertyOrder(-1)]
    public int First { get; init; }

    public int Middle { get; init; }

    [JsonPropertyOrder(1)]
    public string? Last { get; init; }
}

[TrackedEvent("differential.names.policy")]
internal sealed partial record NamingPolicy(int URL, int VideoID, int IOError2, int A, int HTTP2Server, int already_snake, int _Led);

[TrackedEvent("differential.names.beyond_ascii")]
internal sealed partial record NamesBeyondASCII(int Größe, int Élan, int 数量, int İstanbulIı, int ДлинаСлова);

[TrackedEvent("differential.names.given")]
internal sealed partial record GivenNames(
    [property: JsonPropertyName("currentTime")] int Time,
    [property: JsonPropertyName("a \"quoted\" \\ name\u2028")] string Quoted,
    [property: JsonPropertyName("")] int Empty,
    [property: JsonPropertyName("日本😀")] string Foreign,
    Renamed Below);

[TrackedEvent("differential.names.ordered")]
internal sealed partial record Ordered(
    [property: JsonPropertyOrder(2)] int Second,
    string Plain,
    [property: JsonPropertyOrder(int.MinValue)] int Lowest,
    [property: JsonPropertyOrder(2)] string AlsoSecond,
    [property: JsonPropertyOrder(1)] int First);

[TrackedEvent("differential.names.ordered_across_bases")]
internal sealed partial record OrderedAcrossBases(string Own) : OrderedBase;
