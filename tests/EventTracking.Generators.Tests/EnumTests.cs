using System.Text.Json;
using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>All values of enums, with and without a name, are compared with System.Text.Json.</summary>
public sealed class EnumTests
{
    private const string Enums = """
        using System; using System.Collections.Generic; using System.Linq; using System.Text.Json.Serialization; using EventTracking;
        public enum Plain : sbyte { Zero, FirstOne = 1, AlsoFirst = 1, [JsonStringEnumMemberName("thé \"third\"")] Third = 3, Negative = -2 }
        [Flags] public enum Rights { None = 0, Read = 1, Write = 2, ReadWrite = 3, Run = 4, [JsonStringEnumMemberName("o w n")] Own = 8, All = 15, Last = 16, Alias = 1 }
        [Flags] public enum Overlapping : ulong { BothHigh = 6, A = 1, Two = 2, C = 4, BothLow = 3 }
        [Flags] public enum Signed { Everything = -1, A = 1, B = 2 }
        [Flags] public enum Nothing : byte { }
        [TrackedEvent("a.b")] public partial record Values(
            Plain Plain, Rights Rights, Overlapping Overlapping, Signed Signed, Nothing Nothing, Dictionary<Plain, int> ByPlain, Dictionary<Rights, int> ByRights);
        public static class Sample
        {
            public static object Value => Enumerable.Range(-3, 40).Select(i => (object)new Values(
                (Plain)i, (Rights)i, unchecked((Overlapping)i), (Signed)i, unchecked((Nothing)i),
                new() { [(Plain)i] = 1, [(Plain)50] = 2 }, new() { [(Rights)i] = 1, [(Rights)99] = 2 })).ToArray();
        }
        """;

    [Fact]
    public void Enums_are_written_as_names_and_combinations_as_joined_names() => SameAsJsonSerializer.Writes(Enums);

    [Fact]
    public void Enums_are_written_as_numbers_if_the_assembly_selects_this_format() => SameAsJsonSerializer.Writes(
        Enums.Replace(
            "public enum Plain",
            "[assembly: TrackedEventDefaults(EnumFormat = EnumFormat.Number)]\npublic enum Plain",
            StringComparison.Ordinal),
        new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });
}
