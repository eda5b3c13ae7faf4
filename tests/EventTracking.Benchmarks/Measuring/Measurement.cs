namespace EventTracking.Benchmarks.Measuring;

/// <summary>What the slices of a variant say.</summary>
/// <param name="Name">The variant.</param>
/// <param name="Clock">What they were timed with.</param>
/// <param name="Slices">The slices, in nanoseconds per piece of work, one for each round.</param>
/// <param name="AllocatedBytes">What is allocated per piece of work, by all threads.</param>
internal sealed record Measurement(string Name, Clock Clock, IReadOnlyList<double> Slices, double AllocatedBytes)
{
    /// <summary>The median of the slices, in nanoseconds per piece of work.</summary>
    public double Median { get; } = Slices.Median();

    /// <summary>The fastest slice, in nanoseconds per piece of work.</summary>
    public double Best { get; } = Slices.Min();

    /// <summary>
    /// The median of processor time; of the time on the wall the fastest slice, the one that other programs have not interrupted.
    /// </summary>
    public double Nanoseconds => Clock is Clock.Wall ? Best : Median;

    /// <summary>
    /// How many times as long as <paramref name="other"/> this takes: the median of what the slices of each round say, which were
    /// taken within moments of each other. A machine that is slower for some of the rounds is slower for both.
    /// </summary>
    public double Times(Measurement other) => Clock is Clock.Wall
        ? Best / other.Best
        : Slices.Zip(other.Slices, static (one, another) => one / another).ToArray().Median();
}
