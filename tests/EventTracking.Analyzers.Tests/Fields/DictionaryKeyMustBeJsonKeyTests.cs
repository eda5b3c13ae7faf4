using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class DictionaryKeyMustBeJsonKeyTests
{
    private const string Types =
        """
        using System;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using EventTracking;

        public sealed record Sku(string Code);
        public sealed record Stock(IReadOnlyDictionary<Sku, int> Counts);

        """;

    [Theory]
    [InlineData("Dictionary<DateTime, int>", "Prices", "System.DateTime")]
    [InlineData("Dictionary<Sku, int>?", "Prices", "Sku")]
    [InlineData("IDictionary<object, int>", "Prices", "object")]
    [InlineData("SortedDictionary<double, int>", "Prices", "double")]
    [InlineData("Dictionary<bool, int>", "Prices", "bool")]
    [InlineData("Dictionary<char, int>", "Prices", "char")]
    [InlineData("Dictionary<(int, int), int>", "Prices", "(int, int)")]
    [InlineData("List<Dictionary<Uri, int>>", "Prices[]", "System.Uri")]
    [InlineData("Dictionary<string, Dictionary<Uri, int>>", "Prices{}", "System.Uri")]
    [InlineData("Stock[]", "Prices[].Counts", "Sku")]
    [InlineData("Dictionary<Action, Action>", "Prices", "System.Action")]
    public Task A_key_type_that_cannot_be_a_JSON_key_is_reported(string type, string path, string key) =>
        RuleTest<DictionaryKeyMustBeJsonKeyAnalyzer>.Reports(
            $"{Types}\n[TrackedEvent(\"com.example.prices.set\")]\npublic sealed partial record PricesSet({type} {{|#0:Prices|}}, string "
                + "Id);",
            $"'{path}' has keys of type '{key}', which cannot be JSON keys; use string, an integer, Guid or an enum");

    [Theory]
    [InlineData("Dictionary<string, int> A, IReadOnlyDictionary<Guid, int> B")]
    [InlineData("Dictionary<int, int> A, Dictionary<ulong, int> B, Dictionary<Int128, int> C, Dictionary<sbyte, int> D")]
    [InlineData("Dictionary<DayOfWeek, int> A")]
    [InlineData("List<KeyValuePair<Sku, int>> A")]
    [InlineData("[property: JsonIgnore] Dictionary<DateTime, int> A")]
    [InlineData("HashSet<DateTime> A")]
    public Task Other_keys_are_not_reported(string fields) => RuleTest<DictionaryKeyMustBeJsonKeyAnalyzer>.ReportsNothingFor(
        $"{Types}\n[TrackedEvent(\"com.example.prices.set\")]\npublic sealed partial record PricesSet({fields});");

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<DictionaryKeyMustBeJsonKeyAnalyzer>.ReportsNothingFor(
        Types + """
        #pragma warning disable EVT204
        [TrackedEvent("com.example.prices.set")] public sealed partial record PricesSet(Dictionary<DateTime, int> Prices);
        #pragma warning restore EVT204
        [TrackedEvent("com.example.prices.unset")]
        public sealed partial record PricesUnset
        {
            [System.Diagnostics.CodeAnalysis.SuppressMessage("EventTracking.Fields", "EVT204")]
            public Dictionary<DateTime, int> Prices { get; } = [];
        }
        """);
}
