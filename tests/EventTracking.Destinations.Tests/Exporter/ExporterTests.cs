using System.Reflection;
using EventTracking.Destinations.Tests.Conformance;
using OpenTelemetry.Exporter;

namespace EventTracking.Destinations.Tests.Exporter;

/// <summary>
/// What the OTLP exporter of the OpenTelemetry SDK does where our destinations are tested, through the same proxy. The table of facts is
/// rendered from <see cref="ExporterResults"/>, which these tests compare with measured results.
/// </summary>
public sealed class ExporterTests(ExporterTests.AllResults results) : IClassFixture<ExporterTests.AllResults>
{
    public static TheoryData<int> Facts { get; } = [.. ExporterFacts.Measurements.Keys];

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task The_exporter_retries_in_memory_as_documented(int fact)
    {
        LongRun.SkipUnlessFull();
        Assert.Equal(ExporterResults.All.GetValueOrDefault(fact).InMemory, await results.InMemory[fact]);
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task The_exporter_retries_on_disk_as_documented(int fact)
    {
        LongRun.SkipUnlessFull();
        Assert.Equal(ExporterResults.All.GetValueOrDefault(fact).OnDisk, await results.OnDisk[fact]);
    }

    [Fact]
    public void The_page_names_the_version_of_the_exporter()
    {
        var version = typeof(OtlpLogExporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.Contains(
            $"`OpenTelemetry.Exporter.OpenTelemetryProtocol` {version.Split('+')[0]})",
            Repository.Text(DestinationsPage.Path),
            StringComparison.Ordinal);
    }

    /// <summary>Measures several facts at once, because most of the time is spent in waiting for timeouts and retries.</summary>
    public sealed class AllResults
    {
        private static readonly SemaphoreSlim Turns = new(10);

        public IReadOnlyDictionary<int, Task<string>> InMemory { get; } = Measure(onDisk: false);

        public IReadOnlyDictionary<int, Task<string>> OnDisk { get; } = Measure(onDisk: true);

        private static IReadOnlyDictionary<int, Task<string>> Measure(bool onDisk) => LongRun.IsFull
            ? ExporterFacts.Measurements.ToDictionary(static one => one.Key, one => InTurnAsync(() => one.Value(onDisk)))
            : new Dictionary<int, Task<string>>();

        private static async Task<string> InTurnAsync(Func<Task<string>> measure)
        {
            await Turns.WaitAsync(CancellationToken.None);
            try
            {
                return await Task.Run(measure, CancellationToken.None);
            }
            finally
            {
                Turns.Release();
            }
        }
    }
}
