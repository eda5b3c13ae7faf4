namespace EventTracking.Destinations.Tests.Faults;

/// <summary>How a <see cref="FaultProxy"/> fails.</summary>
public enum Fault
{
    /// <summary>Everything is passed on at once.</summary>
    None,

    /// <summary>Nothing listens on the port. Open connections are reset.</summary>
    Refuse,

    /// <summary>Open connections are reset, and every new one after the client's first bytes.</summary>
    Reset,

    /// <summary>Connections are accepted, and what the client sends is read; the server never receives it.</summary>
    Hang,

    /// <summary>The server receives everything, but none of its answers arrives, and the connection stays open.</summary>
    HalfOpen,

    /// <summary>Answers arrive at one byte per second.</summary>
    Slow,

    /// <summary>Half of every answer arrives; then the connection is closed.</summary>
    Truncate,
}
