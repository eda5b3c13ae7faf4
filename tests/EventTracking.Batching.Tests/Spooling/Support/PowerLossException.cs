namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>
/// Ends the code under test at a simulated loss of power. It is not an <see cref="IOException"/>, so the code cannot handle it.
/// </summary>
internal sealed class PowerLossException() : Exception("The simulated disk has lost power.");
