using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace EventTracking.Destinations.Tests.Exporter;

/// <summary>
/// Collects the warnings and errors of exporters that are created in the current execution context, which their threads inherit. The SDK
/// of OpenTelemetry writes them to event sources.
/// </summary>
internal sealed class ExporterReports : IDisposable
{
    private static readonly Listener All = new();

    private readonly ConcurrentQueue<string> _lines = new();

    public ExporterReports() => All.Current.Value = this;

    public IReadOnlyCollection<string> Lines => _lines;

    public void Dispose() => All.Current.Value = null;

    private sealed class Listener : EventListener
    {
        // Not a property: sources are reported to this class before its constructor has ended.
        public readonly AsyncLocal<ExporterReports?> Current = new();

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name.StartsWith("OpenTelemetry-", StringComparison.Ordinal))
                EnableEvents(eventSource, EventLevel.Warning);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            Current.Value?._lines.Enqueue($"{eventData.EventName}: {string.Join(", ", eventData.Payload ?? [])}");
    }
}
