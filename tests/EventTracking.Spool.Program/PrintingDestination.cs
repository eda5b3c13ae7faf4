using System.Globalization;
using System.Text.Json;

namespace EventTracking.Spool.Program;

/// <summary>Prints the events that it accepts, and answers that it is unavailable while it does not.</summary>
internal sealed class PrintingDestination : IEventBatchBackend
{
    private volatile bool _accepts;

    public bool Accepts
    {
        get => _accepts;
        set => _accepts = value;
    }

    public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        if (!Accepts)
            return ValueTask.FromResult(BatchResult.RetryLater());

        for (var i = 0; i < batch.Count; i++)
        {
            using var line = JsonDocument.Parse(batch.GetJson(i));
            var data = line.RootElement.GetProperty("data");
            Output.Line(string.Create(
                CultureInfo.InvariantCulture, $"got {data.GetProperty("writer").GetInt64()} {data.GetProperty("n").GetInt64()}"));
        }

        return ValueTask.FromResult(BatchResult.Accepted);
    }
}
