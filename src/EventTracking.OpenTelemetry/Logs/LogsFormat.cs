using EventTracking.Http.Requests;
using EventTracking.OpenTelemetry.Protobuf;
using Microsoft.Extensions.Logging;

namespace EventTracking.OpenTelemetry.Logs;

/// <summary>An <c>ExportLogsServiceRequest</c> with one resource and one scope.</summary>
internal sealed class LogsFormat(byte[] resource, byte[] scope, int maxRequestBytes, ILogger logger) : RequestFormat
{
    private const byte ResourceLogsTag = (1 << 3) | 2;
    private const byte ResourceTag = (1 << 3) | 2;
    private const byte ScopeLogsTag = (2 << 3) | 2;
    private const byte ScopeTag = (1 << 3) | 2;
    private const byte LogRecordTag = (2 << 3) | 2;

    /// <summary>Enough for 2 MiB, more than a batch usually has.</summary>
    private const int LengthBytes = 3;

    private int _resourceLogs;
    private int _scopeLogs;

    public override string ContentType => "application/x-protobuf";

    public override int MaxRequestBytes => maxRequestBytes;

    /// <summary>The lengths of the two messages around the records may need two more bytes each.</summary>
    public override int EndLength => 4;

    public override void Start(RequestBuffer body)
    {
        _resourceLogs = ProtobufWriter.Start(body, ResourceLogsTag, LengthBytes);
        ProtobufWriter.WriteBytes(body, ResourceTag, resource);
        _scopeLogs = ProtobufWriter.Start(body, ScopeLogsTag, LengthBytes);
        ProtobufWriter.WriteBytes(body, ScopeTag, scope);
    }

    public override bool TryAppend(in EventEnvelope envelope, RequestBuffer body, bool isFirst, out string reason)
    {
        reason = "The event's timestamp is before 1970 or after 2554, which OTLP cannot express.";
        return LogRecordWriter.TryWrite(body, LogRecordTag, in envelope);
    }

    public override void End(RequestBuffer body)
    {
        ProtobufWriter.End(body, _scopeLogs, LengthBytes);
        ProtobufWriter.End(body, _resourceLogs, LengthBytes);
    }

    public override RequestOutcome Read(HttpAnswer answer, int count) => LogsAnswer.Read(answer, count, logger);
}
