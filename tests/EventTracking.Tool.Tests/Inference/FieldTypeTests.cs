namespace EventTracking.Tool.Tests.Inference;

/// <summary>The type of a field, by its values.</summary>
public sealed class FieldTypeTests
{
    [Theory]
    [InlineData("true|false", "bool Value")]
    [InlineData("1|-5", "int Value")]
    [InlineData("1|1073741824", "int Value")]
    [InlineData("1|1073741825", "long Value")]
    [InlineData("-9223372036854775808|1", "long Value")]
    [InlineData("1|18446744073709551615", "ulong Value")]
    [InlineData("-1|18446744073709551615", "decimal Value")]
    [InlineData("1|2.5", "double Value")]
    [InlineData("1.0", "double Value")]
    [InlineData("1e2", "double Value")]
    [InlineData("-0", "double Value")]
    [InlineData("0.1|4.35|1.7976931348623157E308", "double Value")]
    [InlineData("0.5|9007199254740993", "decimal Value")]
    [InlineData("12345678901234567.25", "decimal Value")]
    [InlineData("123456789012345678901234567890.5", "JsonElement Value")]
    [InlineData("1e400", "JsonElement Value")]
    public void Numbers_get_the_smallest_type_that_keeps_all_digits(string values, string expected) =>
        Assert.Equal(expected, Inferred.TypeOf(values.Split('|')));

    [Theory]
    [InlineData("\"7a3f0f9c-4c1e-4a39-9b58-0c2b5f3f1d10\"", "Guid Value")]
    [InlineData("\"7A3F0F9C-4C1E-4A39-9B58-0C2B5F3F1D10\"", "string Value")]
    [InlineData("\"7a3f0f9c-4c1e-4a39-9b58-0c2b5f3f1d10\"|\"\"", "string Value")]
    [InlineData("\"2026-11-23T19:29:34.718308+00:00\"", "DateTimeOffset Value")]
    [InlineData("\"2026-11-23T19:29:34.718300+00:00\"", "string Value")]
    [InlineData("\"2026-11-23T19:29:34Z\"|\"2026-11-23T19:29:34.5Z\"", "DateTime Value")]
    [InlineData("\"2026-11-23T19:29:34\"", "DateTime Value")]
    [InlineData("\"2026-11-23T19:29:34Z\"|\"2026-11-23T19:29:34+01:00\"", "string Value")]
    [InlineData("\"2026-11-23\"", "DateOnly Value")]
    [InlineData("\"2026-13-23\"", "string Value")]
    [InlineData("\"10:20:30\"|\"1.00:00:00\"|\"-00:00:00.5000000\"", "TimeSpan Value")]
    [InlineData("\"10:20\"", "string Value")]
    [InlineData("\"https://example.org/a?b=ä\"", "Uri Value")]
    [InlineData("\"https://example.org\"|\"/a\"", "string Value")]
    [InlineData("\"10.0.2.2\"", "string Value")]
    public void Strings_get_a_type_that_writes_the_same_characters(string values, string expected) =>
        Assert.Equal(expected, Inferred.TypeOf(values.Split('|')));

    [Theory]
    [InlineData("1|null", "int? Value")]
    [InlineData("\"a\"|null", "string? Value")]
    [InlineData("null", "JsonElement Value")]
    [InlineData("1|", "[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Value = null")]
    [InlineData("\"a\"|", "[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Value = null")]
    [InlineData("1|null|", "[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] JsonElement Value = default")]
    [InlineData("1|\"a\"|", "[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] JsonElement Value = default")]
    public void Null_and_absence_are_kept_apart(string values, string expected) =>
        Assert.Equal(expected, Inferred.TypeOf(values.Split('|')));

    [Theory]
    [InlineData("[1,2]|[]", "IReadOnlyList<int> Value")]
    [InlineData("[1,null]", "IReadOnlyList<int?> Value")]
    [InlineData("[\"a\"]|null", "IReadOnlyList<string>? Value")]
    [InlineData("[[1],[2.5]]", "IReadOnlyList<IReadOnlyList<double>> Value")]
    [InlineData("[1,\"a\"]", "IReadOnlyList<JsonElement> Value")]
    [InlineData("[]", "IReadOnlyList<JsonElement> Value")]
    [InlineData("{}", "IReadOnlyDictionary<string, JsonElement> Value")]
    [InlineData("[{\"a\":1}]", "IReadOnlyList<SomeEventValue> Value")]
    [InlineData("{\"a\":1}|\"a\"", "JsonElement Value")]
    public void Arrays_become_lists_and_mixed_values_JSON(string values, string expected) =>
        Assert.Equal(expected, Inferred.TypeOf(values.Split('|')));

    [Theory]
    [InlineData("{\"9e39477cf34507a7\":1}|{}", "IReadOnlyDictionary<string, int> Value")]
    [InlineData("{\"/courses/a\":\"x\",\"/courses/b\":null}", "IReadOnlyDictionary<string, string?> Value")]
    [InlineData("{\"2026\":[1],\"2027\":[]}", "IReadOnlyDictionary<string, IReadOnlyList<int>> Value")]
    [InlineData("{\"first\":1,\"second\":2}", "SomeEventValue Value")]
    public void Objects_whose_names_look_like_data_become_dictionaries(string values, string expected) =>
        Assert.Equal(expected, Inferred.TypeOf(values.Split('|')));

    [Fact]
    public void Objects_with_few_of_many_names_become_a_dictionary()
    {
        var values = Enumerable.Range(0, 26).Select(static i => $"{{\"name_{(char)('a' + i)}\":{i}}}");

        Assert.Equal("IReadOnlyDictionary<string, int> Value", Inferred.TypeOf(values));
    }
}
