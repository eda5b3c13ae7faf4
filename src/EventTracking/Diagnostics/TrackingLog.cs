using Microsoft.Extensions.Logging;

namespace EventTracking.Diagnostics;

/// <summary>The log lines of a tracker. The event ids are published: never reused, never renumbered.</summary>
internal static partial class TrackingLog
{
    public static void Write(ILogger logger, TrackingFailure failure)
    {
        var exception = LogText.Exception(failure.Exception);
        var (name, source) = (LogText.Name(failure.EventName), LogText.Detail(failure.Source));
        switch (failure.Kind)
        {
            case TrackingFailureKind.ProcessorFailed:
                ProcessorFailed(logger, source, name, exception);
                break;
            case TrackingFailureKind.FieldFailed when source is null:
                DataFailed(logger, name, exception);
                break;
            case TrackingFailureKind.FieldFailed:
                FieldFailed(logger, source, name, exception);
                break;
            case TrackingFailureKind.ValueReplaced:
                ValueReplaced(logger, source, name);
                break;
            case TrackingFailureKind.ValueTruncated:
                ValueTruncated(logger, source);
                break;
            case TrackingFailureKind.ContextFailed:
                ContextFailed(logger, source, exception);
                break;
            case TrackingFailureKind.BackendDegraded:
                BackendDegraded(logger, source, exception);
                break;
            case TrackingFailureKind.ShutdownFailed:
                ShutdownFailed(logger, source, exception);
                break;
            case TrackingFailureKind.ObserverFailed:
                ObserverFailed(logger, source, name, exception);
                break;
        }
    }

    /// <summary>Writes the loss of the first of some events.</summary>
    public static void Write(ILogger logger, in Loss loss, string? source, string? account)
    {
        var exception = LogText.Exception(loss.Exception);
        var name = LogText.Name(loss.EventName);
        source = LogText.Detail(source);
        switch (loss.Reason)
        {
            case DropReason.Shutdown when source is null:
                TrackerDisposed(logger, name);
                break;
            case DropReason.Shutdown:
                BackendDisposed(logger, source, name);
                break;
            case DropReason.RecursiveEmit:
                RecursiveEmit(logger, name);
                break;
            case DropReason.Unserializable:
                NotWritten(logger, name, exception);
                break;
            case DropReason.ProcessorFailed:
                ProcessorFailed(logger, source, name, exception);
                break;
            case DropReason.Oversize or DropReason.TooDeep or DropReason.TooManyFields:
                Oversize(logger, name, source);
                break;
            case DropReason.QueueFull:
                QueueFull(logger, name, source);
                break;
            case DropReason.BackendFailed or DropReason.DiskFull or DropReason.DestinationRejected or DropReason.Expired
                or DropReason.Retention:
                var detail = LogText.Detail(loss.Detail) ?? DropReasons.NameOf(loss.Reason);
                BackendFailed(logger, name, LogText.Detail(account), detail, exception);
                break;
        }
    }

    /// <summary>Writes how many events a backend still held when it was shut down, and the first of them if its name is known.</summary>
    public static void WriteHeld(ILogger logger, in Loss loss, string? account)
    {
        var backend = LogText.Detail(account) ?? "the tracker";
        if (loss.EventName.Length == 0)
            BeingSentAtShutdown(logger, loss.Events, backend);
        else
            HeldAtShutdown(logger, loss.Events, backend, LogText.Name(loss.EventName));
    }

    /// <summary>Writes how many events a backend has lost, if no name is known because they were not read.</summary>
    public static void WriteUnread(ILogger logger, in Loss loss, string? account) => UnreadLost(
        logger,
        loss.Events,
        LogText.Detail(account) ?? "the tracker",
        LogText.Detail(loss.Detail) ?? DropReasons.NameOf(loss.Reason),
        LogText.Exception(loss.Exception));

    [LoggerMessage(1, LogLevel.Error, "The processor {Processor} failed for the event \"{Event}\"")]
    private static partial void ProcessorFailed(ILogger logger, string? processor, string @event, Exception? exception);

    [LoggerMessage(2, LogLevel.Error, "Unable to send the event \"{Event}\" to the backend \"{Backend}\": {Detail}")]
    private static partial void BackendFailed(ILogger logger, string @event, string? backend, string detail, Exception? exception);

    [LoggerMessage(3, LogLevel.Warning, "The field \"{Field}\" of the event \"{Event}\" could not be written and is null")]
    private static partial void FieldFailed(ILogger logger, string? field, string @event, Exception? exception);

    [LoggerMessage(
        4, LogLevel.Warning, "The value of the field \"{Field}\" of the event \"{Event}\" cannot be represented in JSON and was replaced")]
    private static partial void ValueReplaced(ILogger logger, string? field, string @event);

    [LoggerMessage(
        5, LogLevel.Error, "The event \"{Event}\" was emitted while other events were being emitted, nested too deeply, and is dropped")]
    private static partial void RecursiveEmit(ILogger logger, string @event);

    [LoggerMessage(6, LogLevel.Warning, "The event \"{Event}\" is dropped: {Reason}")]
    private static partial void Oversize(ILogger logger, string @event, string? reason);

    [LoggerMessage(7, LogLevel.Warning, "The event \"{Event}\" was emitted after its tracker was disposed, and is dropped")]
    private static partial void TrackerDisposed(ILogger logger, string @event);

    [LoggerMessage(8, LogLevel.Error, "The backend \"{Backend}\" could not be flushed or disposed")]
    private static partial void ShutdownFailed(ILogger logger, string? backend, Exception? exception);

    [LoggerMessage(9, LogLevel.Warning, "The event \"{Event}\" is dropped because the queue of the backend \"{Backend}\" is full")]
    private static partial void QueueFull(ILogger logger, string @event, string? backend);

    [LoggerMessage(10, LogLevel.Error, "The event \"{Event}\" could not be written, and is dropped")]
    private static partial void NotWritten(ILogger logger, string @event, Exception? exception);

    [LoggerMessage(11, LogLevel.Warning, "{Count} more events were dropped by \"{Source}\" for the reason {Reason}")]
    public static partial void MoreDropped(ILogger logger, long count, string source, string reason);

    [LoggerMessage(12, LogLevel.Warning, "The data of the event \"{Event}\" could not be read completely; the rest is omitted")]
    private static partial void DataFailed(ILogger logger, string @event, Exception? exception);

    [LoggerMessage(13, LogLevel.Error, "The backend \"{Backend}\" is degraded; no event has been lost so far")]
    private static partial void BackendDegraded(ILogger logger, string? backend, Exception? exception);

    [LoggerMessage(
        20, LogLevel.Warning, "The backend \"{Backend}\" was disposed before it accepted the event \"{Event}\", which is dropped")]
    private static partial void BackendDisposed(ILogger logger, string? backend, string @event);

    [LoggerMessage(
        21, LogLevel.Warning, "Shutdown dropped {Count} events that the backend \"{Backend}\" still held, the first of them \"{Event}\"")]
    private static partial void HeldAtShutdown(ILogger logger, long count, string backend, string @event);

    [LoggerMessage(22, LogLevel.Warning, "Shutdown dropped {Count} events that were still being sent to \"{Backend}\"")]
    private static partial void BeingSentAtShutdown(ILogger logger, long count, string backend);

    [LoggerMessage(23, LogLevel.Error, "The backend \"{Backend}\" has lost {Count} events: {Detail}")]
    private static partial void UnreadLost(ILogger logger, long count, string backend, string detail, Exception? exception);

    [LoggerMessage(14, LogLevel.Warning, "{Count} more failures like this had no line of their own: {Kind} at \"{Source}\"")]
    public static partial void MoreFailed(ILogger logger, long count, TrackingFailureKind kind, string? source);

    [LoggerMessage(15, LogLevel.Warning, "The context value \"{Value}\" could not be supplied; events are emitted without it")]
    private static partial void ContextFailed(ILogger logger, string? value, Exception? exception);

    [LoggerMessage(16, LogLevel.Warning, "The value \"{Value}\" is longer than its limit and was truncated")]
    private static partial void ValueTruncated(ILogger logger, string? value);

    [LoggerMessage(17, LogLevel.Error, "The observer \"{Observer}\" failed on the event \"{Event}\"")]
    private static partial void ObserverFailed(ILogger logger, string? observer, string @event, Exception? exception);
}
