using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>Default values of parameters, which the emit method repeats.</summary>
public sealed class DefaultValueTests
{
    [Fact]
    public void The_emit_method_has_the_defaults_of_the_record() => Assert.Equal(
        Emitted.From(new Defaults()).Data,
        Emitted.From(static tracker => tracker.EmitDefaults()).Data);

    [Fact]
    public void The_defaults_are_the_declared_values() => Assert.Equal(
        """{"text":"a\"\\\n\u2028😀{0}","nothing":null,"quote":"'","not_a_number":null,"small":0.001,"price":1.10,"day":42,"maybe":"monday","number":5,"missing":null,"id":"00000000-0000-0000-0000-000000000000","low":-9223372036854775808,"high":18446744073709551615,"is_on":true,"rest":[]}""",
        Emitted.From(static tracker => tracker.EmitDefaults()).Data);

    [Fact]
    public void A_params_parameter_is_kept() => Assert.EndsWith(
        "\"rest\":[\"b\",\"c\"]}",
        Emitted.From(static tracker => tracker.EmitParams("a", "b", "c")).Data,
        StringComparison.Ordinal);

    [Fact]
    public void Required_members_are_parameters() => Assert.Equal(
        """{"first":1,"second":2,"text":"a"}""",
        Emitted.DataOf(static tracker => tracker.EmitRequired(1, "a")));
}

[TrackedEvent("hostile.defaults.all")]
internal sealed partial record Defaults(
    string Text = "a\"\\\n\u2028😀{0}",
    string? Nothing = null,
    char Quote = '\'',
    double NotANumber = double.NaN,
    float Small = 1e-3f,
    decimal Price = 1.10m,
    SchoolDay Day = (SchoolDay)42,
    SchoolDay? Maybe = SchoolDay.Monday,
    int? Number = 5,
    long? Missing = null,
    Guid Id = default,
    long Low = long.MinValue,
    ulong High = ulong.MaxValue,
    bool IsOn = true,
    params int[] Rest);

[TrackedEvent("hostile.defaults.params")]
internal sealed partial record Params(string First, params string[] Rest);

[TrackedEvent("hostile.defaults.required")]
internal sealed partial record Required(int First, int Second = 2)
{
    public required string Text { get; init; }
}
