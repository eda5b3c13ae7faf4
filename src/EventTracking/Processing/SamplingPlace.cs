namespace EventTracking.Processing;

/// <summary>Gives each event a place from 0 to below 1, evenly spread, though ids of one thread follow each other.</summary>
internal static class SamplingPlace
{
    private const double Resolution = 1.0 / (1UL << 53);

    /// <param name="idLow">The low half of the event's id.</param>
    public static double Of(ulong idLow)
    {
        // The finalizer of MurmurHash3: every bit of the counter moves half of the bits of the result.
        var hash = (idLow ^ (idLow >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        hash ^= hash >> 33;
        return (hash >> 11) * Resolution;
    }
}
