using System.Collections.Immutable;
using System.Text.Json;
using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>Nulls in members whose types are not nullable.</summary>
public sealed class MissingValueTests
{
    [Fact]
    public void Null_is_written_for_unexpected_nulls() => Assert.Equal(
        """{"text":null,"items":null,"map":null,"below":null,"bytes":null,"address":null}""",
        Emitted.DataOf(new NotNull(null!, null!, null!, null!, null!, null!)));

    [Fact]
    public void Null_is_written_for_unexpected_nested_nulls() => Assert.Equal(
        """{"text":"a","items":["b",null],"map":{"c":null},"below":{"text":null},"bytes":"","address":"d"}""",
        Emitted.DataOf(new NotNull("a", ["b", null!], new() { ["c"] = null! }, new Below(null!), [], new Uri("d", UriKind.Relative))));

    [Fact]
    public void A_default_struct_can_be_emitted() => Assert.Equal(
        """{"text":null,"number":0,"immutable":null,"memory":[],"bytes":"","below":{"text":null},"day":"monday","json":null}""",
        Emitted.DataOf(default(DefaultStruct)));

    [Fact]
    public void A_default_immutable_array_is_null_everywhere() => Assert.Equal(
        """{"items":[null,[1]],"maybe":null}""",
        Emitted.DataOf(new DefaultArrays([default, [1]], default(ImmutableArray<string>))));
}

internal sealed record Below(string Text);

internal readonly record struct BelowInAStruct(string Text);

internal enum SchoolDay
{
    Monday,
}

[TrackedEvent("hostile.missing.not_null")]
internal sealed partial record NotNull(
    string Text, List<string> Items, Dictionary<string, Below> Map, Below Below, byte[] Bytes, Uri Address);

[TrackedEvent("hostile.missing.default_struct")]
internal readonly partial record struct DefaultStruct(
    string Text,
    int Number,
    ImmutableArray<int> Immutable,
    ReadOnlyMemory<string> Memory,
    Memory<byte> Bytes,
    BelowInAStruct Below,
    SchoolDay Day,
    JsonElement Json);

[TrackedEvent("hostile.missing.default_arrays")]
internal sealed partial record DefaultArrays(ImmutableArray<int>[] Items, ImmutableArray<string>? Maybe);
