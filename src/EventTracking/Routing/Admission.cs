using EventTracking.Accounting;
using EventTracking.Line;
using EventTracking.Processing;

namespace EventTracking.Routing;

/// <summary>A router's decision to route an event. See <see cref="RoutingBackend.TryAdmit"/>.</summary>
/// <param name="chain">The processors of the router when it decided.</param>
/// <param name="verdict">The result of those that decide by name.</param>
/// <param name="cell">The counters that the event was offered to.</param>
/// <param name="thread">The calling thread.</param>
internal readonly ref struct Admission(ProcessorChain chain, NameVerdict verdict, AccountCell cell, EmitThread thread)
{
    public ProcessorChain Chain { get; } = chain;

    public NameVerdict Verdict { get; } = verdict;

    public AccountCell Cell { get; } = cell;

    public EmitThread Thread { get; } = thread;
}
