namespace EventTracking.Batching.Tests.Spooling.Log.Simulation;

/// <summary>The log did something that it promises not to do.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message);
