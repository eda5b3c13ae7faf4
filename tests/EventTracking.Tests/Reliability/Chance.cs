namespace EventTracking.Tests.Reliability;

/// <summary>Deterministic, seeded, lock-free randomness.</summary>
internal static class Chance
{
    /// <summary>The n-th number, from 0 to 999.</summary>
    public static int Of(int seed, long n)
    {
        // The finalizer of SplitMix64.
        var mixed = unchecked(((ulong)seed << 40) + ((ulong)n * 0x9E37_79B9_7F4A_7C15));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB);
        return (int)((mixed ^ (mixed >> 31)) % 1_000);
    }
}
