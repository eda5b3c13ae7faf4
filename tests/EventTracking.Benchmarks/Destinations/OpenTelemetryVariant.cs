using System.Collections;
using EventTracking.OpenTelemetry;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;

namespace EventTracking.Benchmarks.Destinations;

/// <summary>A receiver of OTLP over HTTP.</summary>
internal sealed class OpenTelemetryVariant : DestinationVariant
{
    private readonly Receiver _receiver = new();

    public override string Name => "OpenTelemetry";

    public override string? Missing => null;

    public override IReadOnlyList<RawLoop> RawLoops => [new("OTLP exporter of the OpenTelemetry SDK", SendLogged)];

    public override void Start() => _receiver.Start();

    public override void Clear() => _receiver.Clear();

    public override long Count() => _receiver.Count();

    public override IEventBatchBackend Create() =>
        new OpenTelemetryDestination(new OpenTelemetryOptions { Endpoint = _receiver.Uri, ServiceName = "benchmark" });

    public override void Dispose() => _receiver.Dispose();

    private void SendLogged(IReadOnlyList<RawEvent[]> batches)
    {
        using var factory = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options => options.AddOtlpExporter(
            (exporter, processor) =>
            {
                exporter.Endpoint = new Uri(_receiver.Uri, "v1/logs");
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                processor.ExportProcessorType = ExportProcessorType.Batch;
                processor.BatchExportProcessorOptions.MaxExportBatchSize = batches[0].Length;

                // A smaller queue would drop records.
                processor.BatchExportProcessorOptions.MaxQueueSize = batches.Sum(static batch => batch.Length);
            })));
        var logger = factory.CreateLogger("EventTracking");
        foreach (var one in batches.SelectMany(static batch => batch))
        {
            logger.Log(
                LogLevel.Information, new EventId(1, one.Name), new Fields(one), exception: null, static (fields, _) => fields.Name);
        }
    }

    /// <summary>The fields of the data and the context as attributes.</summary>
    private readonly struct Fields(RawEvent one) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public string Name => one.Name;

        public int Count => 16;

        public KeyValuePair<string, object?> this[int index] => index switch
        {
            0 => new("event.id", one.Id.ToString()),
            1 => new("video_id", one.Data.VideoId),
            2 => new("current_time", one.Data.CurrentTime),
            3 => new("duration", one.Data.Duration),
            4 => new("attempt", one.Data.Attempt),
            5 => new("is_full_screen", one.Data.IsFullScreen),
            6 => new("language", one.Data.Language),
            7 => new("code", one.Data.Code),
            8 => new("page", one.Data.Page),
            9 => new("tags", one.Data.Tags),
            10 => new("user_id", one.Context.UserId),
            11 => new("course_id", one.Context.CourseId),
            12 => new("org_id", one.Context.OrgId),
            13 => new("host", one.Context.Host),
            14 => new("session_id", one.Context.SessionId),
            _ => new("is_staff", one.Context.IsStaff),
        };

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
        {
            for (var i = 0; i < Count; i++)
                yield return this[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
