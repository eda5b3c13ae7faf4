namespace EventTracking.Benchmarks.Measuring;

/// <summary>A variant that writes an event as a line of JSON and gives the bytes to a sink.</summary>
/// <param name="name">What the table calls it.</param>
internal abstract class LineVariant(string name) : Variant(name)
{
    /// <summary>Where the lines go.</summary>
    public CountingSink Sink { get; } = new();

    /// <summary>A line, for the check that it holds what it must.</summary>
    public byte[] OneLine()
    {
        InOwnFlow(() =>
        {
            BeforeSlice();
            Sink.KeepLast = true;
            Run(1);
            Sink.KeepLast = false;
            AfterSlice();
        });
        return Sink.Last;
    }
}
