namespace EventTracking.Benchmarks.Measuring;

/// <summary>What the slices of a variant say.</summary>
/// <param name="Name">The variant.</param>
/// <param name="Clock">What they were timed with.</param>
/// <param name="Median">The median of the slices, in nanoseconds per piece of work.</param>
/// <param name="Best">The fastest slice, in nanoseconds per piece of work.</param>
/// <param name="AllocatedBytes">What is allocated per piece of work, by all threads.</param>
internal sealed record Measurement(string Name, Clock Clock, double Median, double Best, double AllocatedBytes)
{
    /// <summary>
    /// What comparisons use: the median of processor time; of the time on the wall the fastest slice, which is the one that
    /// other programs have not interrupted.
    /// </summary>
    public double Nanoseconds => Clock is Clock.Wall ? Best : Median;

    /// <summary>How many times as long as <paramref name="other"/> this takes.</summary>
    public double Times(Measurement other) => Nanoseconds / other.Nanoseconds;

    public static Measurement Of(string name, Clock clock, double[] samples, double allocatedBytes)
    {
        Array.Sort(samples);
        return new Measurement(name, clock, samples[samples.Length / 2], samples[0], allocatedBytes);
    }
}
