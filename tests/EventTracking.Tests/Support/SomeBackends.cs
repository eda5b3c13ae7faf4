namespace EventTracking.Tests.Support;

internal static class SomeBackends
{
    /// <summary>One backend under the name <c>only</c>.</summary>
    public static Dictionary<string, IEventBackend> Only(IEventBackend backend) => new() { ["only"] = backend };

    /// <summary>Backends that record their names when an event arrives.</summary>
    public static Dictionary<string, IEventBackend> AllNoting(List<string> calls, params string[] names) =>
        names.ToDictionary(static name => name, name => Noting(calls, name));

    public static IEventBackend Noting(List<string> calls, string name) => new DelegateBackend((in _) => calls.Add(name));
}
