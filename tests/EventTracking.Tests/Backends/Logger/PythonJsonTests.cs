using System.Globalization;
using System.Text;
using System.Text.Json;
using EventTracking.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.Logger;

/// <summary>The expected texts come from python3 itself, in the test run.</summary>
public sealed class PythonJsonTests
{
    private const string AsPythonWritesIt = "json.dumps(json.loads(line))";

    public static TheoryData<string, string[]> AwkwardValues => new()
    {
        { "spaces", ["""{"a":1,"b":[1,2,{"c":null}],"d":{}}""", """ { "a" : [ ] , "b" : [ true , false ] } """, "[]", "{}", "[[],[{}]]"] },
        { "integers", ["0", "-0", "-1", "9007199254740993", "-18446744073709551616", "123456789012345678901234567890123456789012345"] },
        { "zeros", ["0.0", "-0.0", "0e0", "-0e0", "0E-7", "-0.000", "1e-400", "-1e-400"] },
        {
            "exponents",
            ["1e15", "1e16", "1E+17", "1e22", "1e23", "1e100", "1e-4", "1e-5", "1e-7", "0.0001", "0.00001", "0.00012", "12E-6"]
        },
        { "sixteen digits", ["1234567890123456.8", "1e15", "-1.5e15", "999999999999999.9", "1000000000000000.1", "9999999999999998.0", "-1.0e16", "12345678901234567.8"] },
        { "infinities", ["1e400", "-1e400", "[1e309,2]"] },
        {
            "shortest",
            ["0.1", "0.30000000000000004", "1.10", "86.75", "5e-324", "1.7976931348623157e308", "2.2250738585072014e-308", "4.35"]
        },
        { "ASCII escapes", [@"""\""\\\/\b\f\n\r\t""", @"""\u0000\u0001\u001f\u007f""", "\"\u007f'<>&+/`=\"", @"""\u0041"""] },
        { "beyond ASCII", ["\"é\"", @"""\u00E9""", "\"日本語\"", "\"😀\"", @"""\uD83D\uDE00""", "\"\u0080\u2028\u2029\ufeff\uffff\"", "{\"ключ\":1}"] },
        { "lone surrogates", [@"""\ud800""", @"""a\uDFFFb""", @"""\ud83d\ud83d\ude00\ude00""", @"""\udc00\ud800""", @"{""\ud800"":1}"] },
        { "keys twice", ["""{"a":1,"b":2,"a":3}""", """{"a":1,"\u0061":{"x":1,"x":[]}}""", """{"":1,"":2,"a":0,"A":0}""", """{"é":1,"\u00e9":2}"""] },
        { "deep", [Nested(60), Nested(900)] },
    };

    [Theory]
    [MemberData(nameof(AwkwardValues))]
    public async Task Awkward_values_match_Python(string kind, string[] values)
    {
        Assert.NotEmpty(kind);
        Assert.Equal(await Python.ForEachLine(AsPythonWritesIt, values), values.Select(Format));
    }

    [Fact]
    public async Task Double_digits_match_Python()
    {
        var random = new Random(20150416);
        var anyDoubles = Enumerable.Range(0, 20_000)
            .Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(0, 0x7FEF_FFFF_FFFF_FFFF)));
        var powersOfTwo = Enumerable.Range(-1074, 2098).SelectMany(static exponent => Neighbours(Math.ScaleB(1, exponent)));
        var powersOfTen = Enumerable.Range(-30, 60).SelectMany(static exponent => Neighbours(Math.Pow(10, exponent)));
        string[] texts =
            [.. anyDoubles.Concat(powersOfTwo)
                .Concat(powersOfTen)
                .Select(static value => value.ToString("E16", CultureInfo.InvariantCulture))];

        Assert.Equal(await Python.ForEachLine(AsPythonWritesIt, texts), texts.Select(Format));
    }

    [Fact]
    public async Task Every_valid_tracking_log_line_matches_Python()
    {
        string[] lines = [.. SharedFolder.TrackingLogs().SelectMany(File.ReadLines).Where(static line => line.StartsWith('{'))];

        Assert.Equal(676, lines.Length);
        Assert.Equal(await Python.ForEachLine(AsPythonWritesIt, lines), lines.Select(Format));
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_culture_has_no_effect(string culture)
    {
        using var scope = new CultureScope(culture);

        Assert.Equal(@"{""I"": -1, ""i"": [-1.5, 1e-07, 1000000000000000.0, ""\u00e9""]}", Format("""{"I":-1,"i":[-1.5,1e-7,1e15,"é"]}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}{}")]
    [InlineData("""{"a":""")]
    [InlineData("nul")]
    public void Anything_but_a_single_JSON_value_is_rejected(string text) =>
        Assert.ThrowsAny<JsonException>(() => Format(text));

    private static string Format(string json) => PythonJson.Format(Encoding.UTF8.GetBytes(json));

    private static double[] Neighbours(double value) => [Math.BitDecrement(value), value, Math.BitIncrement(value)];

    private static string Nested(int depth) => new string('[', depth) + "1.50" + new string(']', depth);
}
