using System.Collections.Immutable;
using System.Drawing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EventTracking.Shared.Differential;
using EventTracking.Tests.Hostile;
using Xunit;

namespace EventTracking.Tests.Differential;

/// <summary>Events are emitted even where System.Text.Json throws or does not round-trip.</summary>
public sealed class DeliberateDifferenceTests
{
    /// <summary>The only powers of two whose shortest text in .NET reads back as a neighbour.</summary>
    public static TheoryData<double> BadlyRounded => [Math.ScaleB(1, -25), Math.ScaleB(1, -958), -Math.ScaleB(1, -25)];

    [Fact]
    public void NaN_and_infinities_are_written_as_null_and_counted()
    {
        var emitted = Emitted.From(
            new AwkwardNumbers(double.NaN, float.PositiveInfinity, Half.NegativeInfinity, [double.NegativeInfinity, 1]));

        Assert.Equal(("""{"double":null,"single":null,"half":null,"array":[null,1]}""", 4), (emitted.Data, emitted.ReplacedValues));
    }

    [Fact]
    public void Lone_surrogates_become_the_replacement_character_and_are_counted()
    {
        var emitted = Emitted.From(new AwkwardTexts("a\ud800b", '\udc00', new() { ["\ud800"] = "\udfff" }));

        Assert.Equal("""{"text":"a?b","char":"?","map":{"?":"?"}}""", emitted.Data.Replace('\ufffd', '?'));
        Assert.Equal(4, emitted.ReplacedValues);
    }

    [Theory]
    [MemberData(nameof(BadlyRounded))]
    public void Every_double_round_trips(double value)
    {
        using var data = JsonDocument.Parse(Emitted.DataOf(new AwkwardNumbers(value, 0, Half.Zero, [value])));

        Assert.Equal(value, data.RootElement.GetProperty("double").GetDouble());
        Assert.Equal(value, data.RootElement.GetProperty("array")[0].GetDouble());
    }

    [Fact]
    public void A_default_immutable_array_becomes_null() =>
        Assert.Equal("""{"items":null}""", Emitted.DataOf(new AwkwardArray(default)));

    /// <summary>
    /// The compiler sees the framework's reference assembly, whose members are sorted; System.Text.Json sees the implementation
    /// assembly.
    /// </summary>
    [Fact]
    public void Members_of_framework_types_keep_compiler_order()
    {
        var written = BothWriters.Write(new AwkwardRectangle(new Rectangle(1, 2, 3, 4)));

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(written.Reference), JsonElement.Parse(written.Data)));
        Assert.StartsWith("""{"rectangle":{"bottom":6,"height":4,""", Encoding.UTF8.GetString(written.Data), StringComparison.Ordinal);
    }

    /// <summary>System.Text.Json writes both if their wire names differ.</summary>
    [Fact]
    public void An_overridden_or_hidden_member_is_one_field() =>
        Assert.Equal("""{"renamed":"a","hidden_away":"b"}""", Emitted.DataOf(new AwkwardOverrides("a", "b")));

    [Fact]
    public void Converters_and_extension_data_are_ignored() => Assert.Equal(
        """{"day":"friday","more":{"a":1}}""",
        Emitted.DataOf(new AwkwardAttributes(DayOfWeek.Friday, new() { ["a"] = JsonElement.Parse("1") })));
}

internal abstract record Renaming
{
    [JsonPropertyName("from_the_base")]
    public virtual string Renamed => "base";

    public string Hidden => "base";
}

[TrackedEvent("differential.deliberate.overrides")]
internal sealed partial record AwkwardOverrides([property: JsonIgnore] string First, [property: JsonIgnore] string Second) : Renaming
{
    public override string Renamed => First;

    [JsonPropertyName("hidden_away")]
    public new string Hidden => Second;
}

[TrackedEvent("differential.deliberate.numbers")]
internal sealed partial record AwkwardNumbers(double Double, float Single, Half Half, double[] Array);

[TrackedEvent("differential.deliberate.texts")]
internal sealed partial record AwkwardTexts(string Text, char Char, Dictionary<string, string> Map);

[TrackedEvent("differential.deliberate.array")]
internal readonly partial record struct AwkwardArray(ImmutableArray<int> Items);

[TrackedEvent("differential.deliberate.rectangle")]
internal sealed partial record AwkwardRectangle(Rectangle Rectangle);

#pragma warning disable EVT207 // That the attributes are ignored is what is tested.
[TrackedEvent("differential.deliberate.attributes")]
internal sealed partial record AwkwardAttributes(
    [property: JsonConverter(typeof(JsonNumberEnumConverter<DayOfWeek>))] DayOfWeek Day,
    [property: JsonExtensionData] Dictionary<string, JsonElement> More);
#pragma warning restore EVT207
