namespace EventTracking.Benchmarks.Measuring;

internal static class Medians
{
    /// <summary>The value in the middle; of an even number of values the greater one of the two.</summary>
    public static double Median(this IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);
}
