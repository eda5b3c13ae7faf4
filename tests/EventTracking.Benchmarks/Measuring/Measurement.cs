namespace EventTracking.Benchmarks.Measuring;

/// <summary>What the slices of a variant say.</summary>
/// <param name="Name">The variant.</param>
/// <param name="Nanoseconds">The median of the slices, per piece of work.</param>
/// <param name="Best">The fastest slice, per piece of work.</param>
/// <param name="AllocatedBytes">What is allocated per piece of work, by all threads.</param>
internal sealed record Measurement(string Name, double Nanoseconds, double Best, double AllocatedBytes)
{
    /// <summary>How many times as long as <paramref name="other"/> this takes.</summary>
    public double Times(Measurement other) => Nanoseconds / other.Nanoseconds;

    public static Measurement Of(string name, double[] samples, double allocatedBytes)
    {
        Array.Sort(samples);
        return new Measurement(name, samples[samples.Length / 2], samples[0], allocatedBytes);
    }
}
