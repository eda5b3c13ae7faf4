namespace EventTracking.Aot.Tests;

/// <summary>The native program <c>tests/EventTracking.Spool.Program</c>.</summary>
public sealed class NativeSpoolProgram() : NativeProgram("EventTracking.Spool.Program");
