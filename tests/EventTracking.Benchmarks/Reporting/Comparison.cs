using System.Globalization;
using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Reporting;

/// <summary>Variants side by side, as a table.</summary>
internal static class Comparison
{
    /// <summary>The table of the main groups.</summary>
    /// <param name="measurements">The rows.</param>
    /// <param name="reference">What the others are compared with.</param>
    /// <param name="limit">The yardstick; none where nobody has written one.</param>
    public static Table Of(IEnumerable<Measurement> measurements, Measurement reference, Measurement? limit)
    {
        var table = new Table("variant", "median, ns", "best slice, ns", "x as fast as System.Text.Json", "x limit", "B/event");
        foreach (var m in measurements)
        {
            table.Row(
                m.Name,
                Number(m.Median),
                Number(m.Best),
                Faster(m, reference),
                limit is null ? "-" : Ratio(m.Times(limit)),
                Number(m.AllocatedBytes));
        }

        return table;
    }

    /// <summary>A number as a person reads it: three digits that count.</summary>
    public static string Number(double value) => value switch
    {
        < 0.05 => "0",
        < 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };

    /// <summary>A number with its sign.</summary>
    public static string Difference(double value) => (value < 0 ? "-" : "+") + Number(Math.Abs(value));

    public static string Ratio(double value) => value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    /// <summary>How many times as fast a variant is as the reference.</summary>
    private static string Faster(Measurement measurement, Measurement reference) =>
        measurement == reference ? "1" : Ratio(reference.Times(measurement));
}
