using System.Globalization;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>A line has the same bytes under every culture.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_culture_does_not_change_the_output(string culture)
    {
        var expected = Line();

        using var scope = new CultureScope(culture);

        Assert.Equal(expected, Line());
    }

    [Fact]
    public void A_custom_culture_does_not_change_the_output()
    {
        var expected = Line();
        var before = CultureInfo.CurrentCulture;
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NegativeSign = "\u2212";
        strange.NumberFormat.NumberDecimalSeparator = "\u066B";
        strange.DateTimeFormat.DateSeparator = ".";
        strange.DateTimeFormat.TimeSeparator = "|";

        try
        {
            CultureInfo.CurrentCulture = strange;
            Assert.Equal(expected, Line());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Line()
    {
        using var tracking = new CollectingTracker();
        using var scope = tracking.Tracker.Context("test", new EventContext { ["I"] = -1, ["i"] = DayOfWeek.Friday });

#pragma warning disable EVT401 // The I of the name is what a culture may change.
        tracking.Tracker.Emit("TITLE.title", new Dictionary<string, object?>
        {
            ["numbers"] = new object[] { -1, -1L, -1.5, -1.5f, -1.50m, (Half)(-0.5), Int128.MinValue, 1e-7, -1234567.5 },
            ["dates"] = new object[]
            {
                new DateTime(2026, 1, 2, 3, 4, 5, 678), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-2)),
                new DateOnly(2026, 1, 2), new TimeOnly(3, 4), TimeSpan.FromHours(-1.5),
            },
            ["enums"] = new object[] { StringSplitOptions.TrimEntries, (DayOfWeek)(-7), UriKind.RelativeOrAbsolute },
            ["keys"] = new Dictionary<int, int> { [-1] = -1 },
            ["undefined"] = new Dictionary<DayOfWeek, int> { [(DayOfWeek)(-7)] = 1 },
        });
#pragma warning restore EVT401
        return tracking.Event.Json;
    }
}
