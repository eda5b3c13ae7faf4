using System.Text;
using System.Text.Json;
using EventTracking.Shared.Differential;
using Xunit;

namespace EventTracking.Tests.Differential;

/// <summary>Generated code against System.Text.Json: a thousand random events of every shape in <see cref="AllShapes"/>.</summary>
public sealed class SystemTextJsonTests
{
    private const int EventsOfAShape = 1000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static TheoryData<string> Shapes => [.. AllShapes.ByName.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_data_matches_System_Text_Json_on_one_valid_line(string shape) =>
        AllShapes.ByName[shape].Check(EventsOfAShape, static written =>
        {
            IsOneGoodLine(written.Line);
            JsonDifference.Exact.AssertNone(written.Reference, written.Data);
        });

    private static void IsOneGoodLine(byte[] line)
    {
        var text = StrictUtf8.GetString(line);
        Assert.DoesNotContain(text, static c => char.IsControl(c) || c is '\u2028' or '\u2029');
        using var document = JsonDocument.Parse(text);
    }
}
