using EventTracking.Destinations.Tests.Faults;

namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>
/// A destination under test, with its server. To test another destination, derive from this class, and from
/// <see cref="DestinationTests"/>:
/// <code>
/// public sealed class WarehouseTests(WarehouseUnderTest destination)
///     : DestinationTests(destination), IClassFixture&lt;WarehouseUnderTest&gt;;
/// </code>
/// </summary>
/// <remarks>
/// The constructor must not start anything, because the table of facts creates an instance of every destination.
/// <see cref="StartAsync"/> is called once before the tests, and again after each <see cref="KillAsync"/>.
/// </remarks>
public abstract class DestinationUnderTest : IAsyncLifetime
{
    /// <summary>The name of the type in a configuration, for example <c>PostgreSql</c>.</summary>
    public abstract string Type { get; }

    /// <summary>
    /// The reason why the tests cannot run here, such as a server that is not installed; <see langword="null"/> if they can.
    /// </summary>
    public abstract string? Missing { get; }

    /// <summary>The loopback port of the server, which <see cref="FaultProxy"/> connects to.</summary>
    public abstract int Port { get; }

    /// <summary>Whether an event that is sent twice arrives once.</summary>
    public abstract bool RemovesDuplicates { get; }

    /// <summary>The duration of fact 34 in a long run.</summary>
    public virtual TimeSpan LongChaos => TimeSpan.FromMinutes(30);

    /// <summary>The facts that do not apply, by number, each with the reason. It becomes a footnote of the table.</summary>
    public virtual IReadOnlyDictionary<int, string> NotApplicable { get; } = new Dictionary<int, string>();

    /// <summary>Returns why a fact does not apply, or <see langword="null"/> if it does.</summary>
    public string? ReasonNotToApply(int fact) => NotApplicable.TryGetValue(fact, out var reason) ? reason
        : Http is null && fact is (24 or 25) ? "The destination does not speak HTTP."
        : null;

    /// <summary>Registers the type: <c>tracking.AddPostgreSql()</c>.</summary>
    public abstract void Register(Hosting.EventTrackingBuilder tracking);

    /// <summary>Creates a new, empty table, topic, stream or path.</summary>
    /// <returns>Its name.</returns>
    public abstract Task<string> CreateTargetAsync();

    /// <summary>Creates the destination.</summary>
    public abstract IEventBatchBackend Create(DestinationSetup setup);

    /// <summary>
    /// Returns the options of the destination, by their names in a configuration, without <c>Type</c> and <c>Batching</c>.
    /// </summary>
    public abstract IReadOnlyDictionary<string, string> Configure(DestinationSetup setup);

    /// <summary>Creates a proxy for the server.</summary>
    /// <param name="fault">The first fault.</param>
    /// <param name="loseEveryNthAnswer">See <see cref="FaultProxy.LoseEveryNthAnswer"/>.</param>
    public virtual FaultProxy CreateProxy(Fault fault = Fault.None, int loseEveryNthAnswer = 0) =>
        new(Port, fault) { LoseEveryNthAnswer = loseEveryNthAnswer };

    /// <summary>Reads what has arrived, in the order of arrival or of the server's key.</summary>
    /// <param name="target">The table, topic, stream or path.</param>
    /// <param name="atLeast">
    /// The number of events to wait for, up to a minute, if the server shows events some time after it has accepted them. A smaller number
    /// is returned then, and the test fails.
    /// </param>
    public abstract Task<IReadOnlyList<Arrived>> ReadAsync(string target, int atLeast);

    /// <summary>Starts the server.</summary>
    public abstract Task StartAsync();

    /// <summary>Kills the server with SIGKILL. What it has accepted must survive.</summary>
    public abstract Task KillAsync();

    /// <summary>
    /// Returns an emitted event as it should arrive. Override it if the destination replaces something, such as U+0000, which its page
    /// documents.
    /// </summary>
    public virtual Arrived Expected(Arrived emitted) => emitted;

    /// <summary>The data of an event that the server refuses, together with its whole batch. Needed by facts 12 and 14.</summary>
    public virtual string InvalidData => throw new NotSupportedException("Override it, or answer the fact in NotApplicable.");

    /// <summary>The data of an event that the server refuses while it accepts the rest of the batch. Needed by fact 11.</summary>
    public virtual string RejectedData => throw new NotSupportedException("Override it, or answer the fact in NotApplicable.");

    /// <summary>The size of an event that the server or the destination refuses as too large, in bytes. Needed by fact 13.</summary>
    public virtual int OversizeBytes => throw new NotSupportedException("Override it, or answer the fact in NotApplicable.");

    /// <summary>Part of <see cref="Configure"/>'s values that must never be logged. Needed by fact 36.</summary>
    public virtual IReadOnlyList<string> Secrets { get; } = [];

    /// <summary>
    /// Invalid options, each with the values of <see cref="Configure"/> to replace and the expected error without the path of the backend,
    /// such as <c>Table: is not valid. Expected ...</c>. Needed by fact 35.
    /// </summary>
    public virtual IReadOnlyList<InvalidOption> InvalidOptions { get; } = [];

    /// <summary>
    /// Lets the server answer the requests of facts 24 and 25 with a status; <see langword="null"/> if the destination does not speak HTTP.
    /// </summary>
    public virtual IHttpFaults? Http => null;

    /// <summary>
    /// Values in the settings of the quick start, each with the value that replaces it in the test, such as the address of the server.
    /// Needed by fact 40.
    /// </summary>
    public virtual IReadOnlyDictionary<string, string> QuickStartValues(DestinationSetup setup) =>
        throw new NotSupportedException("Override it.");

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        if (Missing is null)
            await StartAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        if (Missing is null)
            await StopAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the server, and deletes its files. Default: <see cref="KillAsync"/>.</summary>
    protected virtual async ValueTask StopAsync() => await KillAsync();
}
