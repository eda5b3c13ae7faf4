using System.Text.Json;

namespace EventTracking.Inspector.Json;

/// <summary>Writes what became of the events of a tracker.</summary>
internal static class AccountsJson
{
    public static void Write(Utf8JsonWriter writer, Tracker tracker)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("accounts");
        foreach (var account in tracker.Accounts)
            Write(writer, account);
        writer.WriteEndArray();

        writer.WriteStartArray("backends");
        foreach (var status in tracker.BackendStatuses)
            Write(writer, status);
        writer.WriteEndArray();

        writer.WriteStartObject("failures");
        foreach (var kind in Enum.GetValues<TrackingFailureKind>())
            writer.WriteNumber(kind.ToString(), tracker.CountFailures(kind));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, AccountSnapshot account)
    {
        writer.WriteStartObject();
        writer.WriteString("path", account.Path);
        writer.WriteNumber("offered", account.Offered);
        writer.WriteNumber("filtered", account.Filtered);
        writer.WriteNumber("delivered", account.Delivered);
        writer.WriteNumber("dead_lettered", account.DeadLettered);
        writer.WriteNumber("pending", account.Pending);
        writer.WriteNumber("spooled", account.Spooled);
        Write(writer, "rejected", account.Rejected);
        Write(writer, "dropped", account.Dropped);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, DropCounts counts)
    {
        writer.WriteStartObject(name);
        foreach (var (reason, events) in counts)
        {
            if (events > 0)
                writer.WriteNumber(reason.ToString(), events);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, BackendStatus status)
    {
        writer.WriteStartObject();
        writer.WriteString("path", status.Path);
        writer.WriteNumber("pending_events", status.PendingEvents);
        writer.WriteNumber("pending_bytes", status.PendingBytes);
        writer.WriteNumber("oldest_age_seconds", status.OldestAge.TotalSeconds);
        writer.WriteBoolean("circuit_open", status.IsCircuitOpen);
        writer.WriteNumber("failed_requests", status.FailedRequests);
        writer.WriteNumber("retries", status.Retries);
        writer.WriteNumber("spooled_events", status.SpooledEvents);
        writer.WriteNumber("spooled_bytes", status.SpooledBytes);
        writer.WriteNumber("disk_errors", status.DiskErrors);
        if (status.FailingSince is { } since)
            writer.WriteString("failing_since", since);
        if (status.LastError is { } error)
            writer.WriteString("last_error", error);
        if (status.DiskFailingSince is { } diskSince)
            writer.WriteString("disk_failing_since", diskSince);
        if (status.LastDiskError is { } diskError)
            writer.WriteString("last_disk_error", diskError);
        writer.WriteEndObject();
    }
}
