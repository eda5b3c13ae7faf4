using System.Collections.Frozen;

namespace EventTracking;

/// <summary>
/// Keeps a ratio of the events, by name or for all names. An event is selected by its id, so routers with the same ratio keep the
/// same events.
/// </summary>
public sealed class SamplingProcessor : IEventProcessor
{
    private readonly FrozenDictionary<string, double> _ratios;
    private readonly double _defaultRatio;

    /// <summary>Keeps the same ratio of the events of each name.</summary>
    /// <param name="ratio">The ratio, from 0 (none) to 1 (all).</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not between 0 and 1.</exception>
    public SamplingProcessor(double ratio)
        : this(FrozenDictionary<string, double>.Empty, ratio)
    {
    }

    /// <summary>Keeps a ratio of the events of each name.</summary>
    /// <param name="ratios">The ratios by event name, from 0 (none) to 1 (all).</param>
    /// <param name="defaultRatio">The ratio for names that are not listed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ratios"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A ratio is not between 0 and 1.</exception>
    public SamplingProcessor(IReadOnlyDictionary<string, double> ratios, double defaultRatio = 1)
    {
        ArgumentNullException.ThrowIfNull(ratios);
        foreach (var (name, ratio) in ratios)
            ThrowIfNotRatio(ratio, $"the ratio of '{name}'");
        ThrowIfNotRatio(defaultRatio, "the ratio");

        _ratios = ratios.ToFrozenDictionary(StringComparer.Ordinal);
        _defaultRatio = defaultRatio;
    }

    /// <inheritdoc/>
    public ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Drop;

    /// <inheritdoc/>
    public ProcessingResult Process(ref EventEnvelope envelope) =>
        PositionOf(envelope.IdLow) < RatioOf(envelope.Name) ? ProcessingResult.Keep : ProcessingResult.Drop;

    /// <summary>
    /// Returns a number from 0 to below 1 for an event. The numbers are evenly distributed, although the ids of a thread are consecutive.
    /// </summary>
    /// <param name="idLow">The low half of the event's id.</param>
    internal static double PositionOf(ulong idLow)
    {
        const double resolution = 1.0 / (1UL << 53);

        // The finalizer of MurmurHash3: every input bit flips each output bit with a probability of one half.
        var hash = (idLow ^ (idLow >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        hash ^= hash >> 33;
        return (hash >> 11) * resolution;
    }

    internal double RatioOf(string name) => _ratios.TryGetValue(name, out var own) ? own : _defaultRatio;

    private static void ThrowIfNotRatio(double ratio, string what)
    {
        if (ratio is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, $"Set {what} to a number from 0 (none) to 1 (all).");
    }
}
