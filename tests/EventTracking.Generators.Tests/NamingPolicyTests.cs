using System.Text.Json;
using CsCheck;
using EventTracking.Generators.Naming;

namespace EventTracking.Generators.Tests;

/// <summary>The naming policies of the generator match those of System.Text.Json.</summary>
public sealed class NamingPolicyTests
{
    private static readonly (NamingPolicy Ours, JsonNamingPolicy Theirs)[] Policies =
    [
        (NamingPolicy.CamelCase, JsonNamingPolicy.CamelCase),
        (NamingPolicy.SnakeCaseLower, JsonNamingPolicy.SnakeCaseLower),
        (NamingPolicy.SnakeCaseUpper, JsonNamingPolicy.SnakeCaseUpper),
        (NamingPolicy.KebabCaseLower, JsonNamingPolicy.KebabCaseLower),
        (NamingPolicy.KebabCaseUpper, JsonNamingPolicy.KebabCaseUpper),
    ];

    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.String[Gen.OneOf(
            Gen.Char['A', 'Z'], Gen.Char['a', 'z'], Gen.Char['0', '9'], Gen.OneOfConst('_', ' ', 'É', 'é', 'ǅ', 'İ', 'ı', 'ß', '٣'))],
        Gen.String[Gen.Char]);

    [Fact]
    public void Every_name_is_converted_like_at_run_time() => Names.Sample(static name =>
    {
        foreach (var (ours, theirs) in Policies)
            Assert.Equal(theirs.ConvertName(name), ours.Convert(name));
    }, iter: 20_000);

    [Theory]
    [InlineData("VideoId", "video_id")]
    [InlineData("XMLHttpRequest2Body", "xml_http_request2_body")]
    [InlineData("Straße", "straße")]
    [InlineData("already_snake", "already_snake")]
    public void Snake_case_is_the_default(string name, string wireName) =>
        Assert.Equal(wireName, NamingPolicy.SnakeCaseLower.Convert(name));

    [Fact]
    public void The_policies_have_the_values_of_the_framework() => Assert.All(
        Enum.GetValues<NamingPolicy>(),
        static policy => Assert.Equal(policy.ToString(), ((System.Text.Json.Serialization.JsonKnownNamingPolicy)policy).ToString()));
}
